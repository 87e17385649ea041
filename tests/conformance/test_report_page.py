from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from conformance import report
from conformance.judging.rules import OUTCOMES
from conformance.judging.verdict import Verdict
from conformance.report import pictures
from conformance.run import Outcome, Run
from tests.conformance.report_sample import sample_run, scenario


class Page(HTMLParser):
    """What a browser would find: tags with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]

    def cards(self) -> list[dict[str, str]]:
        """Return the details elements of the scenarios, in order."""
        classes = ((tag, attrs, attrs.get("class", "").split()) for tag, attrs in self.tags)
        return [attrs for tag, attrs, names in classes if tag == "details" and "scenario" in names]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return sample_run(tmp_path)


def page_of(run: Run, folder: Path) -> Page:
    report.write(run, folder)
    return Page((folder / "report.html").read_text(encoding="utf-8"))


def test_every_clause_is_there_with_both_sentences_and_its_source(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    for clause in run.clauses:
        assert f"c-{clause.id}" in page.values("id")
        for words in (clause.en, clause.zh, clause.source):
            assert words in page.text


def test_every_scenario_is_there_and_those_to_look_at_are_open(run: Run, tmp_path: Path) -> None:
    cards = page_of(run, tmp_path).cards()
    assert [card["class"].split()[1] for card in cards] == [one.verdict for one in run.scenarios]
    opened = [one.verdict for one, card in zip(run.scenarios, cards, strict=True) if "open" in card]
    assert opened == ["fail", "fail", "inconclusive", "error", "fail"]


def test_every_link_leads_to_a_place_on_the_page(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    places = page.values("id")
    assert len(places) == len(set(places))
    assert {link.removeprefix("#") for link in page.values("href")} <= set(places)
    assert len(page.values("href")) >= len(run.scenarios)


def test_good_practice_and_claims_stand_apart_after_the_guide(run: Run, tmp_path: Path) -> None:
    places = page_of(run, tmp_path).values("id")
    assert places.index("c-G6.8") < places.index("apart") < places.index("c-ASVS-6.5.1")
    assert places.index("apart") < places.index("c-C.trust-lifetime")


def test_inferences_are_marked_as_ours(run: Run, tmp_path: Path) -> None:
    implied = sum(clause.level == "implied" for clause in run.clauses)
    assert page_of(run, tmp_path).text.count("our inference 本套件推断") == implied


def test_what_was_seen_cannot_become_markup(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    assert "script" not in {tag for tag, _ in page.tags}
    assert "<script>alert('x')</script> & \"quotes\"" in page.text


def test_what_was_done_to_a_request_on_purpose_stands_beside_it(run: Run, tmp_path: Path) -> None:
    assert "200 (held, and let go together with Li's browser)" in page_of(run, tmp_path).text


def test_nothing_is_loaded_from_elsewhere(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    assert {tag for tag, _ in page.tags} & {"link", "script", "iframe", "object", "base"} == set()
    assert all(source.startswith("data:image/jpeg;base64,") for source in page.values("src"))
    assert all(link.startswith("#") for link in page.values("href"))
    style = (tmp_path / "report.html").read_text(encoding="utf-8").partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_a_fail_shows_expected_seen_phone_and_wire(run: Run, tmp_path: Path) -> None:
    failed = run.scenarios[3]
    text = page_of(replace(run, scenarios=[failed]), tmp_path).text
    assert f"Expected 预期 {failed.expected} Seen 所见 {failed.seen}" in text
    assert failed.phone[0] in text
    assert "connection reset" in text
    assert "phone=⟦Li's phone⟧&code=⟦code 1⟧" in text
    assert text.count("not reached 未到达") == 2


def test_the_reason_is_given_where_there_is_no_verdict_on_the_system(run: Run, tmp_path: Path) -> None:
    text = page_of(run, tmp_path).text
    for one in run.scenarios:
        assert one.reason in text


def test_the_wire_of_a_passing_scenario_is_shortened_and_says_so(run: Run, tmp_path: Path) -> None:
    text = page_of(replace(run, scenarios=[run.scenarios[0]]), tmp_path).text
    assert "The last 20 of 30" in text
    assert "step=10 " not in text
    assert "step=11 " in text
    assert "绑定成功 <b>" not in text


def test_a_screen_that_did_not_change_is_not_repeated(run: Run, tmp_path: Path) -> None:
    page = page_of(replace(run, scenarios=[run.scenarios[0]]), tmp_path)
    assert len(page.values("src")) == 2
    assert "the screen is as above" in page.text


def test_the_screen_at_which_a_scenario_ended_is_shown_even_if_unchanged(run: Run, tmp_path: Path) -> None:
    failed = run.scenarios[3]
    failed.steps[2].picture = failed.steps[3].picture
    assert len(page_of(replace(run, scenarios=[failed]), tmp_path).values("src")) == 2


def test_the_picture_of_a_fail_is_kept_when_the_budget_is_spent(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing, failing = run.scenarios[0], run.scenarios[3]
    assert failing.steps[3].picture
    size = (tmp_path / failing.steps[3].picture).stat().st_size
    monkeypatch.setattr(pictures, "BUDGET", size * 3 // 2)
    page = page_of(replace(run, scenarios=[passing, failing]), tmp_path)
    assert len(page.values("src")) == 1
    assert f"left out to keep this file small: {passing.steps[3].picture}" in page.text


def test_a_lost_picture_is_said_to_be_missing(run: Run, tmp_path: Path) -> None:
    picture = run.scenarios[0].steps[3].picture
    assert picture
    (tmp_path / picture).unlink()
    assert f"picture missing: {picture}" in page_of(run, tmp_path).text


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_title_and_box_say_the_headline_and_nothing_more(run: Run, tmp_path: Path, outcome: Outcome) -> None:
    said = f"{OUTCOMES[outcome].word.en}: the figures"
    page = page_of(replace(run, outcome=outcome, headline=said), tmp_path)
    assert page.text.startswith(f"{said} – {run.title}")
    (box,) = [attrs["class"] for tag, attrs in page.tags if attrs.get("id") == "verdict"]
    assert ("pass" in box.split()) is (outcome == "conforms")
    assert f"{said} {OUTCOMES[outcome].word.zh}" in page.text


def test_who_answered_stands_beside_each_address(run: Run, tmp_path: Path) -> None:
    text = page_of(run, tmp_path).text
    assert "https://i.kust.edu.cn/ 127.0.0.1, started by this suite: portal" in text


def test_a_run_in_chinese_puts_the_chinese_sentence_first(run: Run, tmp_path: Path) -> None:
    clause = run.clauses[0]
    assert f"{clause.en} {clause.zh}" in page_of(run, tmp_path).text
    assert f"{clause.zh} {clause.en}" in page_of(replace(run, language="zh-CN"), tmp_path).text


def test_an_empty_run_still_makes_a_page(run: Run, tmp_path: Path) -> None:
    empty = replace(run, scenarios=[], clauses=[], notes=[])
    assert page_of(empty, tmp_path).cards() == []


def test_an_error_without_evidence_or_known_clause_still_makes_a_card(run: Run, tmp_path: Path) -> None:
    lost = scenario("G9.9", "Lost with its worker", Verdict.ERROR, reason="worker gw1 died")
    bare = replace(lost, steps=[], phone=[], wire=[])
    assert len(page_of(replace(run, scenarios=[bare]), tmp_path).cards()) == 1
