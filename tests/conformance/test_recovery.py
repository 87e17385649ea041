"""A run that died leaves a record from which its report is made."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conformance import report
from conformance.concluding.recovery import is_whole, recovered
from conformance.report import command
from conformance.run_folder import read
from tests.conformance.small_suite import CONFTEST, PLAIN, Suite

DYING = PLAIN.replace("Wrong password\n", "Wrong password\n      Given the world works\n").replace(
    "      Given the world works\n      Then the world works\n  @ASVS",
    "      Given the world works\n      When the world kills its worker\n      Then the world works\n  @ASVS",
)


@pytest.fixture
def dead(suite: Suite) -> Path:
    """The folder of a run whose process was gone in its second scenario."""
    suite.feature(DYING)
    command = [sys.executable, "-m", "pytest", "--report-folder=died"]
    code = subprocess.run(command, cwd=suite.path, capture_output=True, check=False).returncode
    assert code == 7
    return suite.path / "died"


def test_what_was_written_down_is_concluded(dead: Path, suite: Suite) -> None:
    exec(CONFTEST, {})  # the inner suite's profile
    before = read(str(dead))
    assert not is_whole(before)
    run = recovered(before, dead, suite.path)
    verdicts = {scenario.name: scenario.verdict.value for scenario in run.scenarios}
    assert verdicts == {"Right password": "pass", "Wrong password": "not-run", "Used twice": "not-run"}
    assert (run.outcome, run.exit_code) == ("interrupted", 4)
    died = run.scenarios[1]
    assert died.reason == "the run died at “When the world kills its worker”"
    assert [step.outcome for step in died.steps] == ["passed", "not reached", "not reached"]
    assert [one.phone[0].seconds for one in run.scenarios[:2]] == [0.2, 0.2]
    assert died.phone[0].text == "SMS to ⟦Li's phone, all 11 digits⟧: your code is ⟦code 1⟧"
    report.write(run, dead)
    assert "Interrupted: 1 of 3 scenarios were judged" in (dead / "report.html").read_text(encoding="utf-8")


def test_once_its_report_was_asked_for_its_record_says_the_same(
    dead: Path, suite: Suite, monkeypatch: pytest.MonkeyPatch
) -> None:
    exec(CONFTEST, {})
    monkeypatch.setattr(command, "ROOT", suite.path)
    for _ in range(2):
        command.make(dead, dead, [], printed=False)
        run = read(str(dead))
        assert run.headline == "Interrupted: 1 of 3 scenarios were judged"
        assert (run.planned, len(run.scenarios), is_whole(run)) == (3, 3, False)
        assert run.headline in (dead / "report.html").read_text(encoding="utf-8")


def test_a_record_that_was_cut_is_read_as_far_as_it_goes(dead: Path, suite: Suite) -> None:
    exec(CONFTEST, {})
    for file in (dead / "scenarios.jsonl", dead / "events-main.ndjson"):
        file.write_bytes(file.read_bytes()[:-20])
    run = recovered(read(str(dead)), dead, suite.path)
    assert len(run.scenarios) == 3


def test_events_are_written_while_they_happen_with_both_clocks(dead: Path) -> None:
    lines = (dead / "events-main.ndjson").read_text(encoding="utf-8").splitlines()
    events = [json.loads(line) for line in lines]
    kinds = [event["event"] for event in events if "chapter.feature:5#1" in event["scenario"]]
    assert kinds[:4] == ["scenario", "step", "step ended", "message"] and kinds[-1] == "verdict"
    assert {"step ended", "exchange", "picture"} <= set(kinds)
    assert [event["monotonic"] for event in events] == sorted(event["monotonic"] for event in events)
    assert all(event["utc"].endswith("+00:00") for event in events)
    assert "13800138000" not in "".join(lines) and "4D8LQ2" not in "".join(lines)
