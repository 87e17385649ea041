"""The plugin as a user meets it: options, refusals, exit codes, what is printed and what is written."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator

from conformance import SUITE, __version__
from conformance.attest.verify import verify
from conformance.run import SCHEMA, System
from conformance.schema import schema
from tests.conformance.small_suite import BROKEN, PLAIN, Suite

ROOT = Path(__file__).parents[2]
CHINESE = """
# language: zh-CN
功能: 章
  @G1.1
  规则: 用户登录
    场景: 正确的密码
      假如 the world works
      当 the world works
      那么 the world works
      而且 the world works
"""


def test_a_run_that_conforms(suite: Suite) -> None:
    suite.feature(PLAIN)
    ended = suite.run()
    assert ended.run
    assert ended.run.outcome == "conforms"
    assert ended.code == ended.run.exit_code == 0
    assert ended.run.summary == (
        "Guide, profile fake: Conforms: 2 clauses of the guide shown by 2 scenarios."
    )
    assert "pass         G1.1         Right password  " in ended.output
    assert ended.run.summary in ended.output
    assert "report.html" in ended.output


def test_each_sentence_names_the_code_behind_it(suite: Suite) -> None:
    suite.feature(PLAIN)
    file, line = suite.run().scenarios["Right password"].steps[0].code.split(":")
    assert file == "steps/test_guide.py"
    assert "the world" in (suite.path / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_pytests_closing_line_counts_what_passed(suite: Suite) -> None:
    suite.feature(PLAIN)
    assert "= 3 passed in " in suite.run().output


def test_a_run_that_does_not_conform(suite: Suite) -> None:
    suite.feature(BROKEN)
    ended = suite.run()
    assert ended.run
    assert ended.run.outcome == "does not conform"
    assert ended.code == 1
    assert ended.run.summary == "Guide, profile fake: Does not conform; failed: G1.2."


def test_good_practice_counts_only_if_strict(suite: Suite) -> None:
    suite.feature(f"{PLAIN}      And the world contradicts\n")
    lenient, strict = suite.run(), suite.run("--strict")
    assert (lenient.code, strict.code) == (0, 1)
    assert lenient.run
    assert lenient.run.outcome == "conforms"
    assert "apart from the guide, failed: ASVS-1" in lenient.run.summary


def test_a_clause_that_was_shown_by_less_than_applied_says_by_how_much(suite: Suite) -> None:
    one_more = "    Scenario: Takes 30 days\n      Then the world is too slow\n  @G1.2"
    suite.feature(PLAIN.replace("  @G1.2", one_more))
    ended = suite.run()
    assert ended.run
    assert ended.run.summary.endswith("shown by 2 scenarios; shown in part: G1.1 (1/2).")


def test_where_nothing_passed_nothing_is_shown(suite: Suite) -> None:
    suite.feature(f"{PLAIN}    Scenario: Later\n      Then the world is too slow\n")
    ended = suite.run("-k", "Later")
    assert ended.run
    assert ended.code == ended.run.exit_code == 2


def test_all_that_is_selected_has_to_pass(suite: Suite) -> None:
    suite.feature(f"{PLAIN}      And the world contradicts\n")
    assert suite.run("-m", "ASVS-1").code == 1


def test_a_run_says_what_was_tested_with_what(suite: Suite) -> None:
    suite.feature(PLAIN)
    ended = suite.run()
    assert ended.run
    told = ended.run.identity
    answered = "192.0.2.7, certificate of mail.example, issued by Example CA"
    assert told.systems == [System(address="https://mail.example/", answered=[answered], clock=-2.5)]
    record = (suite.path / "reports" / "latest" / "profile.json").read_bytes()
    assert told.profile_sha256 == hashlib.sha256(record).hexdigest()
    assert (ended.run.ics, ended.run.ixit) == ({"methods": ["sms"]}, {"waits": {"page": 5}})
    assert (told.profile_file, told.browsers) == ("targets/reference.toml", ["Chromium 1.2"])


def test_a_clause_that_nothing_shows(suite: Suite) -> None:
    suite.feature(PLAIN.partition("  @G1.2")[0])
    ended = suite.run()
    assert ended.run
    assert ended.run.outcome == "not shown"
    assert ended.code == 2
    assert ended.run.summary == "Guide, profile fake: Not shown to conform; not shown: G1.2."


def test_a_must_that_is_not_claimed_is_reported(suite: Suite) -> None:
    suite.replace("conftest.py", "unclaimed = {}", 'unclaimed = {"G1.1": "there is no portal"}')
    suite.feature(PLAIN)
    ended = suite.run()
    assert ended.run
    assert ended.code == 0
    assert ended.verdicts["Right password"] == "inapplicable"
    assert "G1.1 is not claimed: there is no portal" in ended.run.notes
    assert ended.run.outcome == "conforms in part"
    assert ended.run.headline == "Conforms in part: 1 of 2 clauses of the guide shown; not claimed: G1.1"


def test_whose_system_it_is_stands_in_every_headline(suite: Suite) -> None:
    suite.replace("conftest.py", 'system = ""', 'system = "staging of a vendor"')
    suite.replace("conftest.py", '"system": ""', '"system": "staging of a vendor"')
    suite.feature(PLAIN)
    ended = suite.run()
    assert ended.run
    headline = "Conforms: 2 clauses of the guide shown by 2 scenarios; judged: staging of a vendor"
    assert (ended.run.headline, ended.run.summary) == (headline, f"Guide, profile fake: {headline}.")
    assert f": {headline}." in ended.output
    folder = suite.path / "reports" / "latest"
    report, junit = ((folder / name).read_text(encoding="utf-8") for name in ("report.html", "junit.xml"))
    assert f'<title data-en="{headline} – ' in report
    assert f'</span> <span class="en" lang="en">{headline}</span>' in report
    assert f'<property name="headline" value="{headline}" />' in junit
    assert verify(folder, None).faults == []


def test_what_the_suite_started_is_named_where_it_answered(suite: Suite) -> None:
    suite.replace("conftest.py", 'started_here = ""', 'started_here = "their.portal"')
    suite.feature(PLAIN)
    ended = suite.run()
    assert ended.run
    (answered,) = ended.run.identity.systems[0].answered
    assert answered.endswith("issued by Example CA, started by this suite: their.portal")


def test_the_other_language(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.feature(CHINESE, language="zh-CN")
    ended = suite.run("--language", "zh-CN")
    assert ended.verdicts == {"正确的密码": "pass"}
    assert [(step.keyword, step.picture is not None) for step in ended.only.steps] == [
        ("假如", True),
        ("当", False),
        ("那么", True),
        ("而且", True),
    ]
    assert "1 通过  用户登录" in ended.output


def test_a_fail_has_the_last_good_screen_and_where_it_ended(suite: Suite) -> None:
    world = ("Given the world works", "When the world works", "When the world works")
    suite.scenario(*world, "Then the world contradicts", "Then the world works")
    pictured = [step.picture is not None for step in suite.run().only.steps]
    assert pictured == [True, False, False, True, False]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--language", "fr"], "--language fr: no such features; there are en"),
        (["--repeat", "0"], "--repeat 0: give how often each scenario runs, 1 to 10,000"),
        (["--repeat", "9" * 12], "--repeat 999999999999: give how often each scenario runs, 1 to 10,000"),
        (["-m", " or ".join(["G1.1"] * 3000)], "-m: give an expression of no more than 4,000 characters"),
        (
            ["-k", "two words"],
            "-k two words: expected end of input, got identifier, at column 5; between words",
        ),
        (
            ["-m", "G1.1 G1.2"],
            "-m G1.1 G1.2: expected end of input, got identifier, at column 6; between words",
        ),
        (["-k", " or ".join(["Only"] * 3000)], "-k: give an expression of no more than 4,000 characters"),
        (["-m", "G9.9"], "-m G9.9: nothing is called G9.9; use the clauses of features/clauses.toml and "),
        (["-m", "G1.1 and"], "-m G1.1 and: expected "),
        (["--report-folder", "conftest.py/reports"], "conftest.py/reports: no report can be written there "),
    ],
)
def test_a_run_that_cannot_begin_is_refused_in_a_line(suite: Suite, arguments: list[str], line: str) -> None:
    suite.feature(PLAIN)
    ended = suite.run(*arguments)
    assert ended.code == 3
    assert ended.output.startswith(line)
    assert len(ended.output.splitlines()) == 1


def test_a_profile_that_cannot_be_used_is_refused(suite: Suite) -> None:
    suite.feature(PLAIN)
    refusing = "def load(path):\n    raise profile.ProfileError([f'{path.name}: no', 'ics.doors: no'])\n"
    suite.replace("conftest.py", "profile.load = lambda path: Profile()", f"{refusing}profile.load = load")
    ended = suite.run("--target", "deployment")
    assert (ended.code, ended.output) == (3, "deployment.toml: no\nics.doors: no")


def test_a_feature_that_is_no_gherkin_is_a_fault_of_the_harness(suite: Suite) -> None:
    suite.feature("Feature: Chapter\n  Scenario: A\n    Then b\n    Nonsense\n")
    ended = suite.run()
    assert ended.code == 4
    assert ended.output.startswith("features/en/chapter.feature: ")


def test_the_plugin_is_idle_when_the_features_are_not_asked_for(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.write("tests/test_other.py", "def test_other(): assert 1 == 2\n")
    ended = suite.run("tests", "--target", "nowhere")
    assert ended.code == 1
    assert "1 failed" in ended.output
    assert not (suite.path / "reports").exists()


def test_tests_of_the_harness_may_run_along(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.write("tests/test_other.py", "def test_other(): pass\n")
    assert suite.run("tests", "steps").code == 0
    suite.write("tests/test_other.py", "def test_other(): assert 1 == 2\n")
    assert suite.run("tests", "steps").code == 4


def test_asking_pytest_for_information_begins_no_run(suite: Suite) -> None:
    suite.feature(PLAIN.replace("Scenario: Used", "@needs-wechat\n    Scenario: Used"))
    assert "@pytest.mark.G1.1: The user signs in (must)" in suite.run("--markers").output
    assert "@pytest.mark.needs-wechat: " in suite.run("--markers").output
    assert "3 tests collected" in suite.run("--collect-only", "-q").output
    assert "--target=NAME|PATH" in suite.run("--help").output
    assert not (suite.path / "reports").exists()


def test_everything_is_written_without_secrets(suite: Suite) -> None:
    suite.feature(BROKEN)
    suite.run("--junitxml", "pytest.xml")
    folder = suite.path / "reports" / "latest"
    for path in [*folder.glob("*.*"), suite.path / "pytest.xml"]:
        text = path.read_text(encoding="utf-8")
        assert "13800138000" not in text
        assert "4D8LQ2" not in text.upper()
    only = json.loads((folder / "scenarios.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert [one["text"] for one in only["phone"]] == [
        "SMS to ⟦Li's phone, all 11 digits⟧: your code is ⟦code 1⟧"
    ]
    assert only["wire"][0]["url"] == "https://mail.example/?to=⟦Li's phone, all 11 digits⟧"
    assert only["wire"][0]["request"] == "code=⟦code 1⟧"


def test_each_run_has_a_folder_and_latest_is_the_last(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.run()
    first = (suite.path / "reports" / "latest").resolve()
    suite.run()
    second = (suite.path / "reports" / "latest").resolve()
    assert first != second
    assert sorted(path.name for path in (suite.path / "reports").iterdir()) == sorted(
        ["latest", first.name, second.name]
    )


PUT_ELSEWHERE = """
class Other:
    pass


def pytest_conformance_account():
    return Other()
"""
REPLAYED = """
def pytest_conformance_open(opening):
    import dataclasses
    return dataclasses.replace(opening, features=opening.features.parent / "other")
"""


@pytest.mark.parametrize("instead", ["account", "features", "folder"])
def test_latest_is_left_alone_by_what_does_not_judge_the_guide(suite: Suite, instead: str) -> None:
    suite.feature(PLAIN)
    suite.run()
    latest = (suite.path / "reports" / "latest").resolve()
    match instead:
        case "account":
            suite.replace("conftest.py", "\nclass Profile", f"{PUT_ELSEWHERE}\nclass Profile")
        case "features":
            suite.feature(BROKEN, language="other")
            suite.replace("conftest.py", "\nclass Profile", f"{REPLAYED}\nclass Profile")
    suite.run(*(["--report-folder=reports/own"] if instead == "folder" else []))
    assert (suite.path / "reports" / "latest").resolve() == latest


def test_a_folder_of_ones_own(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.run("--report-folder", "out/run", "-n", "2")
    names = {path.name for path in (suite.path / "out" / "run").iterdir()}
    assert {"run.json", "report.html", "junit.xml", "scenarios.jsonl", "evidence"} <= names
    assert not (suite.path / "reports").exists()


def test_a_disk_that_refuses_the_records_is_a_fault_of_the_run(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.write("out/junit.xml", "")
    (suite.path / "out" / "run.json").symlink_to("/dev/full")
    ended = suite.run("--report-folder", "out")
    assert ended.code == 4
    assert "the report is incomplete: OSError: [Errno 28] No space left on device" in ended.output
    assert len((suite.path / "out" / "scenarios.jsonl").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "two workers"])
def test_a_disk_that_refuses_each_record_is_a_fault_of_the_run(suite: Suite, workers: list[str]) -> None:
    suite.feature(PLAIN)
    suite.write("out/junit.xml", "")
    (suite.path / "out" / "scenarios.jsonl").symlink_to("/dev/full")
    ended = suite.run("--report-folder", "out", *workers)
    run = json.loads((suite.path / "out" / "run.json").read_text(encoding="utf-8"))
    assert (ended.code, run["exit_code"], run["outcome"]) == (4, 4, "equipment failed")
    assert [scenario["verdict"] for scenario in run["scenarios"]] == ["pass"] * 3
    assert sum("could not be added to scenarios.jsonl" in note for note in run["notes"]) == 3
    assert (suite.path / "out" / "report.html").exists()


def test_a_disk_that_refuses_the_report_is_a_fault_of_the_run(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.write("out/junit.xml", "")
    (suite.path / "out" / "report.html").symlink_to("/dev/full")
    ended = suite.run("--report-folder", "out")
    assert ended.code == 4
    assert "the report is incomplete: OSError: [Errno 28] No space left on device" in ended.output
    assert (suite.path / "out" / "run.json").exists()


def test_a_disk_that_refuses_the_selection_is_a_fault_of_the_run(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.write("out/junit.xml", "")
    (suite.path / "out" / ".selected-main.json").symlink_to("/dev/full")
    ended = suite.run("--report-folder", "out")
    assert ended.code == 4
    assert "No space left on device" in ended.output


@pytest.mark.parametrize("taken", ["reports", "reports/latest/evidence"])
def test_what_was_taken_from_the_folder_is_a_fault_of_the_run(suite: Suite, taken: str) -> None:
    removes = f'case "works":\n            __import__("shutil").rmtree("{taken}", ignore_errors=True)'
    suite.replace("steps/test_guide.py", 'case "contradicts":', f'{removes}\n        case "contradicts":')
    suite.feature(PLAIN)
    ended = suite.run()
    assert ended.code == 4
    assert "folder" in ended.output


def test_a_trace_is_kept_of_what_did_not_pass_without_its_secrets(suite: Suite) -> None:
    suite.feature(BROKEN)
    ended = suite.run("--trace-on-fail")
    assert ended.run
    for scenario in ended.run.scenarios:
        assert len(scenario.traces) == (scenario.verdict != "pass")
        for trace in scenario.traces:
            with ZipFile(suite.path / "reports" / "latest" / trace) as kept:
                assert json.loads(kept.read("trace.trace")) == {"typed": "⟦code 1⟧"}


def test_a_disk_that_refuses_the_pictures_is_an_error(suite: Suite) -> None:
    suite.write("out/evidence", "in the way")
    suite.scenario("Then the world works")
    ended = suite.run("--report-folder", "out")
    assert ended.code == 4
    assert "a picture could not be written: " in ended.output


def test_run_json_keeps_its_schema(suite: Suite) -> None:
    committed = Path(__file__).parents[2] / "conformance" / "run.schema.json"
    assert json.loads(committed.read_text(encoding="utf-8")) == schema(), (
        "write it anew: python -m conformance.schema > conformance/run.schema.json"
    )
    suite.feature(BROKEN)
    suite.run()
    run = json.loads((suite.path / "reports" / "latest" / "run.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema()).validate(run)
    assert run["schema"] == schema()["$id"] == SCHEMA


def test_the_suite_names_itself_as_the_project_does() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'name = "{SUITE}"\nversion = "{__version__}"\n' in project


def test_a_run_ends_without_importing_what_only_tests_need() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "pytest", "--plan", "-m", "G5.4"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0 and "hypothesis." not in ended.stderr
