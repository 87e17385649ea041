import re
import shlex
import struct
import zlib
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from conformance import catalogue, report
from conformance.concluding.rules import OUTCOMES
from conformance.judging import register
from conformance.judging.verdict import Verdict
from conformance.report import order
from conformance.run import Change, Outcome, Previous, Run, Waiver, Wording
from tests.conformance.report_sample import sample_run, scenario

REGISTER = Path(__file__).parents[2] / "features" / "clauses.toml"
KEPT = re.compile(r'<script type="text/html">(.*?)</script>', re.DOTALL)
"""What is inside a card that is built when it is opened."""


class Page(HTMLParser):
    """What a browser would find: tags with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(KEPT.sub(r"\1", text))

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
    links = page.values("href")
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(places)
    assert all((tmp_path / link).is_file() for link in links if not link.startswith("#"))
    assert len(page.values("href")) >= len(run.scenarios)


def test_good_practice_and_claims_stand_apart_after_the_guide(run: Run, tmp_path: Path) -> None:
    places = page_of(run, tmp_path).values("id")
    assert places.index("c-G6.8") < places.index("apart") < places.index("c-ASVS-6.5.1")
    assert places.index("apart") < places.index("c-C.trust-lifetime")


def test_inferences_are_marked_as_ours(run: Run, tmp_path: Path) -> None:
    implied = sum(clause.level == "implied" for clause in run.clauses)
    assert page_of(run, tmp_path).text.count("本套件推断") == implied


def test_what_was_seen_cannot_become_markup(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "<script>alert('x')</script> & \"quotes\"" in page.text


def bomb() -> bytes:
    """The beginning of a PNG that would fill the memory: its size says 20,000 by 20,000."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n\0\0\0\r" + header + struct.pack(">I", zlib.crc32(header)) + b"\0\0\0\0IDAT"


@pytest.mark.parametrize(
    "broken",
    [lambda _: b"no picture", lambda _: bomb(), lambda _: bomb()[:20], lambda jpeg: jpeg[: len(jpeg) // 2]],
    ids=["none", "bomb", "no header", "cut"],
)
def test_a_picture_that_is_none_is_linked(run: Run, tmp_path: Path, broken: Callable[[bytes], bytes]) -> None:
    pictures = list(tmp_path.rglob("*.jpg"))
    for picture in pictures:
        picture.write_bytes(broken(picture.read_bytes()))
    assert pictures and page_of(run, tmp_path).text


def test_what_was_done_to_a_request_on_purpose_stands_beside_it(run: Run, tmp_path: Path) -> None:
    assert "200 (held, and let go together with Li's browser)" in page_of(run, tmp_path).text


def test_nothing_is_loaded_from_elsewhere(run: Run, tmp_path: Path) -> None:
    page = page_of(run, tmp_path)
    assert {tag for tag, _ in page.tags} & {"link", "iframe", "object", "base"} == set()
    assert "src" not in {key for tag, attrs in page.tags if tag == "script" for key in attrs}
    assert all(source.startswith("data:image/jpeg;base64,") for source in page.values("src"))
    assert all(link.startswith(("#", "evidence/")) for link in page.values("href"))
    style = (tmp_path / "report.html").read_text(encoding="utf-8").partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_a_fail_shows_expected_seen_phone_and_wire(run: Run, tmp_path: Path) -> None:
    failed = run.scenarios[3]
    text = page_of(replace(run, scenarios=[failed]), tmp_path).text
    for said in ("Expected 预期", failed.expected, "Seen 所见", failed.seen):
        assert said in text
    for said in failed.phone[0].text.replace("⟧", "⟦").split("⟦")[::2]:
        assert said in text
    assert "connection reset" in text
    assert "phone=⟦ Li's phone 李老师的手机 ⟧&code=⟦ code 1 验证码 1 ⟧" in text
    assert text.count("未到达") == 2 * 2


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


def test_a_pass_shows_its_last_screen_made_small_and_links_the_others(run: Run, tmp_path: Path) -> None:
    passed = run.scenarios[0]
    page = page_of(replace(run, scenarios=[passed]), tmp_path)
    (picture,) = [attrs for tag, attrs in page.tags if tag == "img"]
    assert picture["width"] == "480"
    assert [link for link in page.values("href") if link.startswith("evidence/")] == [
        step.picture for step in passed.steps if step.picture
    ]


def test_a_fail_shows_the_last_good_screen_beside_the_one_where_it_ended(run: Run, tmp_path: Path) -> None:
    failed = run.scenarios[3]
    failed.steps[2].picture = run.scenarios[0].steps[3].picture
    page = page_of(replace(run, scenarios=[failed]), tmp_path)
    assert [attrs["width"] for tag, attrs in page.tags if tag == "img"] == ["1280", "1280"]
    assert page.text.index("the last good screen") < page.text.index("where it ended")


def test_the_screen_at_which_a_scenario_ended_is_shown_even_if_unchanged(run: Run, tmp_path: Path) -> None:
    failed = run.scenarios[3]
    failed.steps[2].picture = failed.steps[3].picture
    assert len(page_of(replace(run, scenarios=[failed]), tmp_path).values("src")) == 2


def test_a_lost_picture_is_said_to_be_missing(run: Run, tmp_path: Path) -> None:
    picture = run.scenarios[0].steps[3].picture
    assert picture
    (tmp_path / picture).unlink()
    assert f"图片缺失 : {picture}" in page_of(run, tmp_path).text


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_title_and_box_say_the_headline_in_both_languages(run: Run, tmp_path: Path, outcome: Outcome) -> None:
    let_pass = "; 2 scenarios failed, waived or disputed" if outcome == "does not conform" else ""
    said = OUTCOMES[outcome].word.en + let_pass
    page = page_of(replace(run, outcome=outcome, headline=said), tmp_path)
    assert page.text.startswith(f"{said} – {run.title}")
    (box,) = [attrs["class"] for tag, attrs in page.tags if attrs.get("id") == "verdict"]
    assert ("pass" in box.split()) is (outcome == "conforms")
    assert said in page.text.partition("Summary")[2]


@pytest.mark.parametrize(
    ("verdicts", "exit_code", "style"),
    [
        ("fail pass", 0, "fail"),
        ("fail error", 4, "fail"),
        ("error inconclusive", 4, "error"),
        ("inconclusive pass", 2, "inconclusive"),
        ("not-run pass", 0, "inconclusive"),
        ("inapplicable", 2, "inconclusive"),
        ("pass inapplicable", 0, "pass"),
        ("pass", 4, "error"),
    ],
)
def test_the_box_of_a_partial_run_says_what_its_scenarios_showed(
    run: Run, tmp_path: Path, verdicts: str, exit_code: int, style: str
) -> None:
    waiver = Waiver(clause="G0.3", scenario="x", owner="Liu", link="https://t.example/1", disputed="no")
    scenarios = [scenario("G0.3", verdict, Verdict(verdict)) for verdict in verdicts.split()]
    scenarios[0].waiver = waiver if exit_code == 0 and style == "fail" else None
    partial = replace(run, outcome="partial", exit_code=exit_code, scenarios=scenarios)
    page = page_of(partial, tmp_path)
    (box,) = [attrs["class"] for _, attrs in page.tags if attrs.get("id") == "verdict"]
    assert box == f"verdict {style}"


def test_who_answered_stands_beside_each_address(run: Run, tmp_path: Path) -> None:
    text = page_of(run, tmp_path).text
    assert "https://i.kust.edu.cn/ 127.0.0.1, started by this suite: portal" in text


def test_a_run_in_chinese_opens_in_chinese(run: Run, tmp_path: Path) -> None:
    for language in ("en", "zh-CN"):
        page = page_of(replace(run, language=language), tmp_path)
        assert [attrs["lang"] for tag, attrs in page.tags if tag == "html"] == [language]


@pytest.mark.parametrize(("language", "named"), [("en", "English 英文"), ("zh-CN", "Chinese 中文")])
def test_the_features_language_is_named_in_both(run: Run, tmp_path: Path, language: str, named: str) -> None:
    assert f"场景语言 {named}" in page_of(replace(run, language=language), tmp_path).text


def test_each_source_says_in_both_languages_whether_it_was_checked(run: Run, tmp_path: Path) -> None:
    sources = register.documents(REGISTER)
    text = page_of(replace(run, documents=sources), tmp_path).text
    for source in sources:
        assert source.checked.startswith(("checked", "not checked"))
        assert f"{source.checked} {catalogue.said(source.checked, 'zh-CN')}" in text
        assert catalogue.said(source.checked, "zh-CN") != source.checked


def test_the_manager_reads_what_is_not_claimed_waived_and_changed_on_the_first_page(
    run: Run, tmp_path: Path
) -> None:
    waiver = Waiver(clause="G0.3", scenario="x", owner="Liu", link="https://t.example/1", disputed="no")
    run.scenarios[3].waiver = waiver
    changes = [Change(clause="G0.3", before="pass", after="fail")]
    previous = Previous(started=run.started, suite_version="0.1.0", headline="Conforms", changes=changes)
    page = page_of(replace(run, previous=previous), tmp_path)
    first = page.text.partition("To look at first")[2].partition("请先查看 To look at first")[0]
    assert "“Liu”提出争议（https://t.example/1）：no" in page.text
    assert "G6.8" in page.text.partition("未声明的指南条款")[2][:200]
    assert "G0.3 : pass 通过 → fail 不符合" in page.text
    places = page.values("id")
    assert places.index("first") < places.index("attention") < places.index("legend")
    assert first


def test_the_auditor_sees_waivers_in_the_clauses_and_the_answer_that_bears_on_each(
    run: Run, tmp_path: Path
) -> None:
    failed, otp = run.scenarios[3], run.scenarios[11]
    failed.waiver = Waiver(clause="G0.3", scenario="x", owner="Liu", link="t", disputed="no")
    for clause in run.clauses:
        clause.ics = {"ics.methods": '["sms","otp","wechat"]'}
    text = page_of(run, tmp_path).text
    rows = text.partition("Clauses of the guide 指南条款 Clause")[2].partition("To what")[0]
    assert "disputed 有争议" in rows.partition("G0.3")[2].partition("G0.6")[0]
    assert "Scenarios 场景" in rows[:200] and "Shown by" not in text
    assert otp.tags == ["needs-otp"]
    assert text.count('["sms","otp","wechat"]') == len(run.clauses) - 1
    assert text.count("[otp, …]") == 1


def test_the_page_says_which_run_whose_and_by_which_waivers(run: Run, tmp_path: Path) -> None:
    identity = replace(run.identity, operator="qa@bench", waivers_sha256="0f" * 32)
    text = page_of(replace(run, id="6f0c7d0e", identity=identity), tmp_path).text
    for said in ("运行编号 6f0c7d0e", "操作者 qa@bench", "0f" * 32):
        assert said in text


def test_what_to_look_at_first_is_ordered_by_gravity(run: Run) -> None:
    looked = [(one.verdict.value, one.clause) for one in order.to_look_at(run)]
    assert looked == [
        ("fail", "G0.3"),
        ("fail", "G5.6"),
        ("fail", "ASVS-6.5.1"),
        ("error", "G6.2"),
        ("inconclusive", "G6.2"),
    ]


def test_a_scenario_says_how_it_is_run_again(run: Run, tmp_path: Path) -> None:
    text = page_of(replace(run, scenarios=[run.scenarios[4]]), tmp_path).text
    command = "ci/conformance --target=targets/reference.toml --language=en --scenario="
    assert command + shlex.quote(run.scenarios[4].key.rpartition("#")[0]) in text


def test_the_wire_is_grouped_by_the_sentences_that_caused_it(run: Run) -> None:
    failed = run.scenarios[3]
    for number, step in enumerate(failed.steps[:4]):
        step.began = number * 0.31
    grouped = order.by_sentence(failed, failed.wire)
    assert [number for number, _ in grouped] == [0, 1, 2, 3]
    assert [len(exchanges) for _, exchanges in grouped] == [7, 8, 8, 7]


def test_the_wire_is_told_in_the_order_in_which_it_began(run: Run) -> None:
    failed = run.scenarios[3]
    ((_, exchanges),) = order.by_sentence(failed, list(reversed(failed.wire)))
    assert exchanges == failed.wire


def test_the_other_language_of_the_sentences_is_there_too(run: Run, tmp_path: Path) -> None:
    one = run.scenarios[0]
    steps = [("假如", f"第{number}句") for number in range(len(one.steps))]
    one.wordings = {"zh-CN": Wording(chapter="绑定", rule="规则", name="第一次进入", steps=steps)}
    text = page_of(replace(run, scenarios=[one]), tmp_path).text
    for said in ("绑定", "规则", "第一次进入", "假如 第3句", one.name, one.steps[3].text):
        assert said in text


def test_an_empty_run_still_makes_a_page(run: Run, tmp_path: Path) -> None:
    empty = replace(run, scenarios=[], clauses=[], notes=[])
    assert page_of(empty, tmp_path).cards() == []


def test_an_error_without_evidence_or_known_clause_still_makes_a_card(run: Run, tmp_path: Path) -> None:
    lost = scenario("G9.9", "Lost with its worker", Verdict.ERROR, reason="worker gw1 died")
    bare = replace(lost, steps=[], phone=[], wire=[])
    assert len(page_of(replace(run, scenarios=[bare]), tmp_path).cards()) == 1
