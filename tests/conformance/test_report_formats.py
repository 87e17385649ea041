"""A run in the formats of others, each read by somebody else's reader."""

import json
import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser
from rdflib import Graph

from conformance.report.formats import allure, cucumber, earl, github
from conformance.run import Run
from conformance.showing import recordable
from tests.conformance.report_sample import sample_run

CHINESE = ("假如", "而且", "当", "那么", "而且", "而且")
FOREIGN = Path(__file__).parents[1] / "foreign"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    run = sample_run(tmp_path)
    for scenario in run.scenarios:
        scenario.seen = recordable(scenario.seen)  # as every text is by the time it is in run.json
    return replace(run, id="6f0c7d0e-9d6e-4b43-9d6f-0a8e6f3f8f11")


def test_earl_is_read_by_rdflib(run: Run, tmp_path: Path) -> None:
    graph = Graph().parse(data=earl.render(run, tmp_path)[earl.NAME], format="json-ld")
    found = graph.query(
        "PREFIX earl: <http://www.w3.org/ns/earl#> PREFIX dct: <http://purl.org/dc/terms/>"
        "SELECT ?key ?outcome WHERE { ?a a earl:Assertion; earl:mode earl:automatic; earl:subject ?s;"
        "  earl:assertedBy ?by; earl:test [ dct:identifier ?key ]; earl:result [ earl:outcome ?outcome ] }"
    )
    outcomes = {str(row[0]): str(row[1]).rpartition("#")[2] for row in found}  # type: ignore[index]
    assert len(outcomes) == len(run.scenarios)
    expected = {"pass": "passed", "fail": "failed", "inapplicable": "inapplicable", "not-run": "untested"}
    for scenario in run.scenarios:
        assert outcomes[scenario.key] == expected.get(scenario.verdict, "cantTell")


def test_earl_knows_each_clause_in_both_languages(run: Run, tmp_path: Path) -> None:
    graph = Graph().parse(data=earl.render(run, tmp_path)[earl.NAME], format="json-ld")
    titles = {
        str(row[0])  # type: ignore[index]
        for row in graph.query(
            "PREFIX earl: <http://www.w3.org/ns/earl#> PREFIX dct: <http://purl.org/dc/terms/>"
            'SELECT ?t WHERE { ?c a earl:TestRequirement; dct:title ?t FILTER(langMatches(lang(?t), "zh")) }'
        )
    }
    assert titles == {clause.zh for clause in run.clauses}


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_cucumbers_messages_fit_its_own_schema(run: Run, tmp_path: Path, language: str) -> None:
    if language == "zh-CN":
        for scenario in run.scenarios:
            for step, word in zip(
                scenario.steps, ("假如", "而且", "当", "那么", "而且", "而且"), strict=True
            ):
                step.keyword = word
    schema = json.loads((FOREIGN / "cucumber-messages.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    assert not validator.is_valid({"pickle": {}})
    text = cucumber.render(replace(run, language=language), tmp_path)[cucumber.NAME].decode()
    messages = [json.loads(line) for line in text.splitlines()]
    for message in messages:
        assert [error.message for error in validator.iter_errors(message)] == []
    kinds = Counter(next(iter(message)) for message in messages)
    assert kinds["pickle"] == kinds["testCase"] == kinds["testCaseFinished"] == len(run.scenarios)
    assert kinds["attachment"] == sum(bool(step.picture) for one in run.scenarios for step in one.steps)
    statuses = Counter(
        message["testStepFinished"]["testStepResult"]["status"]
        for message in messages
        if "testStepFinished" in message
    )
    assert statuses["FAILED"] == 3 and statuses["PASSED"] > 20


def test_cucumbers_html_formatter_shows_them(run: Run, tmp_path: Path, browser: Browser) -> None:
    messages = cucumber.render(run, tmp_path)[cucumber.NAME].decode().splitlines()
    page = browser.new_page()
    page.set_content("<div id=content></div>")
    page.evaluate("said => { window.CUCUMBER_MESSAGES = said }", [json.loads(line) for line in messages])
    page.add_script_tag(path=FOREIGN / "cucumber-html-formatter.js")
    page.get_by_text("Feature: Binding and the second step").first.wait_for()
    shown = page.inner_text("body")
    assert [scenario.name for scenario in run.scenarios if scenario.name not in shown] == []
    assert [rule for rule in {one.rule for one in run.scenarios} if f"Rule: {rule}" not in shown] == []
    assert "expected a refusal; seen the mailbox" in shown
    assert page.locator("img").count() == sum(
        bool(step.picture) for one in run.scenarios for step in one.steps
    )
    page.close()


def test_cucumbers_pickles_keep_rules_and_tags(run: Run, tmp_path: Path) -> None:
    text = cucumber.render(run, tmp_path)[cucumber.NAME].decode()
    documents = [json.loads(line) for line in text.splitlines() if line.startswith('{"gherkinDocument"')]
    rules = [
        child["rule"]["name"]
        for document in documents
        for child in document["gherkinDocument"]["feature"]["children"]
    ]
    assert rules == list(dict.fromkeys(scenario.rule for scenario in run.scenarios))


def test_allure_has_a_result_a_scenario_and_its_pictures(run: Run, tmp_path: Path) -> None:
    files = allure.render(run, tmp_path)
    results = [json.loads(content) for name, content in files.items() if name.endswith("-result.json")]
    statuses = Counter(result["status"] for result in results)
    assert statuses == {"passed": 7, "failed": 3, "broken": 2, "skipped": 2}
    sources = {one["source"] for r in results for step in r["steps"] for one in step["attachments"]}
    assert {os.path.basename(name) for name in files if name.endswith(".jpg")} == sources  # noqa: PTH119
    assert all(result["stop"] >= result["start"] for result in results)


def test_allures_own_reader_reads_them(run: Run, tmp_path: Path) -> None:
    files = allure.render(run, tmp_path)
    (tmp_path / allure.FOLDER).mkdir()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    node, _ = compute_driver_executable()
    command: list[str | Path] = [node, Path(__file__).with_name("read_allure.mjs"), tmp_path / allure.FOLDER]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert said["left"] == []
    read = {one["historyId"]: one for one in said["results"]}
    assert set(read) == {scenario.key for scenario in run.scenarios}
    for scenario in run.scenarios:
        one = read[scenario.key]
        assert (one["name"], one["status"]) == (scenario.name, allure.STATUSES[scenario.verdict])
        assert [step["name"] for step in one["steps"]] == [f"{s.keyword} {s.text}" for s in scenario.steps]
        assert {"name": "feature", "value": scenario.chapter} in one["labels"]
    shown = {one["originalFileName"] for r in read.values() for step in r["steps"] for one in step["steps"]}
    assert shown == set(said["attachments"])


def test_githubs_summary_tells_the_headline_and_what_needs_a_look(run: Run, tmp_path: Path) -> None:
    text = github.render(run, tmp_path)[github.NAME].decode()
    assert text.startswith(f"## {run.headline}\n")
    assert "| ✗ fail | 2 | 1 | 3 |" in text
    assert "<script>" not in text


MARKUP = "![x](https://evil.example/) `id` **b** _c_ ~d~ # e <i> | @everyone \x1b[2J \x1b]0;t\x07 \u202e"


@pytest.fixture
def hostile(run: Run) -> Run:
    """A run whose one failed scenario saw markup, and what a terminal obeys."""
    failed = next(one for one in run.scenarios if one.seen)
    return replace(run, scenarios=[replace(failed, seen=MARKUP)])


def test_what_was_seen_cannot_become_markup_at_github(hostile: Run, tmp_path: Path) -> None:
    line = github.render(hostile, tmp_path)[github.NAME].decode().splitlines()[-1].partition("; seen ")[2]
    assert line.startswith(
        r"\!\[x\]\(https://evil.example/\) \`id\` \*\*b\*\* \_c\_ \~d\~ \# e &lt;i\> \| @<!"
    )
    assert "@everyone" not in line and line.isprintable()


def test_githubs_annotations_say_nothing_to_a_terminal(hostile: Run) -> None:
    [line] = github.annotations(hostile)
    assert line.isprintable() and r"\x1b[2J" in line


def test_githubs_annotations_stand_at_the_line_of_the_feature(run: Run) -> None:
    first, *_ = lines = github.annotations(run)
    assert len(lines) == 5
    assert first.startswith("::error file=one_number.feature,line=42,title=fail G0.3::expected ")
    assert all("\n" not in line for line in lines)


def test_github_is_told_in_the_runs_language(run: Run, tmp_path: Path) -> None:
    chinese = replace(run, language="zh-CN")
    text = github.render(chinese, tmp_path)[github.NAME].decode()
    assert text.startswith("## 不符合\n") and "| ✗ 不符合 | 2 | 1 | 3 |" in text
    first, *_ = github.annotations(chinese)
    assert "title=不符合 G0.3::预期 " in first and "；所见 " in first
