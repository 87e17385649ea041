"""Waivers: a waived fail stays a fail and no longer colours the exit code; a stale waiver does."""

import time
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from conformance.catalogue import said
from conformance.run import Waiver
from tests.conformance.small_suite import BROKEN, PLAIN, Suite

TOMORROW = date(*time.gmtime()[:3]) + timedelta(days=1)
BASE = """
[[waiver]]
clause = "G1.2"
scenario = "No"
owner = "vendor"
link = "https://tickets.example/7"
"""
WAIVED = f'{BASE}reason = "mended in 3.2"\nexpires = {TOMORROW}\n'
DISPUTED = f'{BASE}disputed = "the guide does not say so"\n'


def waive(suite: Suite, text: str) -> None:
    suite.write("targets/reference.waivers.toml", text)


@pytest.mark.parametrize(
    ("text", "note"), [(WAIVED, f"waived until {TOMORROW}"), (DISPUTED, "the guide does not say so")]
)
def test_a_waived_fail_stays_a_fail_though_the_pipeline_is_green(suite: Suite, text: str, note: str) -> None:
    suite.feature(BROKEN)
    waive(suite, text)
    ended = suite.run()
    assert ended.run
    assert (ended.code, ended.run.outcome, ended.verdicts["No"]) == (0, "does not conform", "fail")
    assert {clause.id: clause.verdict for clause in ended.run.clauses}["G1.2"] == "fail"
    assert ended.run.headline == "Does not conform; 1 scenario failed, waived or disputed"
    kind = "disputed" if text is DISPUTED else "waived"
    assert f"failed and {kind}: G1.2" in ended.run.summary
    assert note in ended.output
    assert note in (suite.path / "reports/latest/report.html").read_text(encoding="utf-8")


def test_a_waived_fail_is_not_green_in_junit(suite: Suite) -> None:
    suite.feature(BROKEN)
    waive(suite, WAIVED)
    suite.run()
    root = ET.parse(suite.path / "reports/latest/junit.xml").getroot()
    skipped = root.find(".//testcase[@name='No']/skipped")
    assert skipped is not None and "mended in 3.2" in skipped.attrib["message"]
    assert {one.attrib["failures"] for one in root.iter("testsuite")} == {"0"}


@pytest.mark.parametrize(
    "answers_for", [{"expires": TOMORROW, "reason": "late (see 2, 3)"}, {"disputed": "no"}]
)
def test_an_owner_is_told_whole_in_chinese(answers_for: dict[str, Any]) -> None:
    waiver = Waiver(clause="G0.3", scenario="No", owner="QA (Zhang, Wei)", link="T-7", **answers_for)
    assert "“QA (Zhang, Wei)”" in said(waiver.note, "zh-CN") and "（T-7）：" in said(waiver.note, "zh-CN")


def test_an_expired_waiver_waives_nothing(suite: Suite) -> None:
    suite.feature(BROKEN)
    waive(suite, WAIVED.replace(str(TOMORROW), str(TOMORROW - timedelta(days=2))))
    ended = suite.run()
    assert ended.run
    assert (ended.code, ended.run.outcome) == (1, "does not conform")
    assert any("expired on" in note for note in ended.run.notes)


def test_a_waiver_that_is_no_longer_needed_is_red(suite: Suite) -> None:
    suite.feature(PLAIN)
    waive(suite, WAIVED.replace('"No"', '"Wrong password"'))
    ended = suite.run()
    assert ended.run
    assert (ended.code, ended.run.outcome) == (3, "conforms")
    assert any("no longer needed" in note for note in ended.run.notes)


def test_a_partial_run_speaks_of_the_waivers_of_what_it_ran(suite: Suite) -> None:
    suite.feature(PLAIN)
    waive(suite, WAIVED.replace('"No"', '"Wrong password"'))
    assert suite.run("-m", "G1.1").code == 0
    assert suite.run("-m", "G1.2").code == 3


def test_a_waiver_of_one_clause_leaves_another_fail_red(suite: Suite) -> None:
    suite.feature(BROKEN.replace("And the world works", "And the world contradicts"))
    waive(suite, WAIVED)
    ended = suite.run()
    assert ended.run
    assert ended.code == 1
    assert "failed: G1.1; failed and waived: G1.2" in ended.run.summary


def more(name: str, does: str, tags: str = "") -> str:
    return f"    {tags}\n    Scenario: {name}\n      Then the world {does}\n"


def test_the_headline_of_a_part_counts_its_fails_and_what_applies(suite: Suite) -> None:
    own, others = BROKEN.split("  @ASVS-1")
    added = (
        more("Nor this", "contradicts") + more("But this", "works") + more("There", "works", "@needs-wechat")
    )
    suite.feature(f"{own}{added}  @ASVS-1{others}")
    waive(suite, DISPUTED)
    run = suite.run("-m", "G1.2").run
    assert run
    failed = "2 scenarios failed, 1 of them waived or disputed"
    assert run.headline == f"Partial run: 1 of 3 selected scenarios that apply passed; {failed}"
    assert run.summary.endswith(f"{failed}; failed: G1.2; failed and disputed: G1.2.")
    assert said(run.headline, "zh-CN").endswith("2 个场景不符合，其中 1 个已豁免或有争议")
    html = (suite.path / "reports/latest/report.html").read_text(encoding="utf-8")
    assert failed in html.partition("What failed")[2][:2000]


def test_the_sentence_counts_the_fails_of_a_clause(suite: Suite) -> None:
    suite.feature(BROKEN + more("Nor this", "contradicts") + more("Nor that", "contradicts"))
    run = suite.run().run
    assert run
    assert run.summary.endswith("failed: G1.2; apart from the guide, failed: ASVS-1 (2).")


def test_a_waiver_may_name_the_scenario_in_another_language(suite: Suite) -> None:
    suite.feature(BROKEN)
    suite.feature(BROKEN.replace("Scenario: No", "Scenario: 错误的密码"), language="zh-CN")
    waive(suite, WAIVED.replace('"No"', '"错误的密码"'))
    assert suite.run().code == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (WAIVED.replace('"No"', '"Nope"'), "waiver of G1.2, 'Nope': no such scenario; there are ['No']"),
        (BASE, "waiver of G1.2, 'No': give either reason and expires, or disputed"),
        (f'{WAIVED}disputed = "no"\n', "waiver of G1.2, 'No': give either reason and expires, or disputed"),
        (WAIVED.replace("owner", "woner"), "unknown field `woner`"),
        ("[[waiver", "targets/reference.waivers.toml: "),
    ],
)
def test_a_waiver_with_a_mistake_is_refused_in_a_line(suite: Suite, text: str, line: str) -> None:
    suite.feature(BROKEN)
    waive(suite, text)
    ended = suite.run()
    assert ended.code == 3
    assert line in ended.output
    assert "Traceback" not in ended.output


def test_a_waiver_that_nobody_answers_for_is_refused(suite: Suite) -> None:
    suite.feature(BROKEN)
    waive(suite, WAIVED.replace('"vendor"', '" "').replace('"https://tickets.example/7"', '""'))
    ended = suite.run()
    assert "owner is empty; name who answers for it" in ended.output
    assert "link is empty; say where it is followed up" in ended.output
    assert ended.code == 3


@pytest.mark.parametrize("what", ["folder", "link"])
def test_waivers_that_are_no_file_are_refused(suite: Suite, what: str) -> None:
    suite.feature(BROKEN)
    path = suite.path / "targets" / "reference.waivers.toml"
    path.parent.mkdir(exist_ok=True)
    path.mkdir() if what == "folder" else path.symlink_to("nowhere.toml")
    ended = suite.run()
    assert f"{path}: there is no such file" in ended.output
    assert ended.code == 3
