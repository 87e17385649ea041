"""Verdict rule 6: every planned scenario is accounted for, in one process and in several."""

import os
import shlex
import signal
import subprocess
import sys

import pytest

from tests.conformance.small_suite import BROKEN, PLAIN, Suite

LOSING = """
Feature: Chapter
  @G1.1
  Rule: The user signs in
    Scenario: First
      Then the world works
    Scenario: Second
      When the world kills its worker
      Then the world works
    Scenario: Third
      Then the world works
    Scenario: Fourth
      Then the world works
"""

OUTLINE = """
Feature: Chapter
  @G1.1
  Rule: The user signs in
    Scenario Outline: Numbers
      Then the world <does>
      Examples:
        | does  |
        | works |
      Examples: none of them
        | does |
    Scenario Outline: No numbers
      Then the world <does>
      Examples:
        | does |
"""


def test_a_lost_worker_costs_only_the_scenario_it_ran(suite: Suite) -> None:
    suite.feature(LOSING)
    ended = suite.run("-n", "2")
    assert ended.verdicts == {"First": "pass", "Second": "error", "Third": "pass", "Fourth": "pass"}
    assert "crashed" in ended.scenarios["Second"].reason
    assert ended.code == 4
    assert (suite.path / "reports/latest/report.html").exists()


def test_when_no_worker_is_replaced_the_rest_is_an_error(suite: Suite) -> None:
    suite.feature(LOSING)
    ended = suite.run("-n", "1", "--max-worker-restart", "0")
    assert ended.verdicts == {"First": "pass", "Second": "error", "Third": "error", "Fourth": "error"}
    assert ended.scenarios["Fourth"].reason == "lost: no worker reported it"
    assert ended.code == 4


def test_two_workers_say_the_same_as_one(suite: Suite) -> None:
    suite.feature(BROKEN)
    alone, together = suite.run(), suite.run("-n", "2")
    assert alone.verdicts == {"Right password": "pass", "No": "fail", "Used twice": "pass"}
    assert together.verdicts == alone.verdicts
    assert alone.code == together.code == 1
    assert alone.run
    assert together.run
    assert (alone.run.workers, together.run.workers) == (1, 2)
    assert alone.run.summary == together.run.summary
    for ended in (alone, together):
        assert "fail         G1.2         No  " in ended.output
        assert "    expected a refusal\n    seen     ⟦Li's phone, all 11 digits⟧ was accepted" in ended.output


def test_an_interrupted_run_keeps_what_was_recorded(suite: Suite) -> None:
    suite.feature(LOSING.replace("kills its worker", "is interrupted"))
    ended = suite.run()
    assert ended.verdicts == {"First": "pass", "Second": "not-run", "Third": "not-run", "Fourth": "not-run"}
    assert ended.scenarios["Second"].reason == "the run was interrupted"
    assert ended.code == 4
    assert ended.run
    assert ended.run.outcome == "interrupted"
    assert ended.run.headline == "Interrupted: 1 of 4 scenarios were judged"
    assert "error" not in ended.run.summary and "fault" not in ended.run.summary


def test_ctrl_c_ends_two_workers_and_keeps_what_was_recorded(suite: Suite) -> None:
    os.mkfifo(suite.path / "reached")
    suite.replace("steps/test_guide.py", "os._exit(7)", "open('reached', 'w').close(); signal.pause()")
    suite.replace("steps/test_guide.py", "import os", "import os, signal")
    suite.feature(LOSING)
    # A background job's children are born deaf to Ctrl-C.
    command = ["env", "--default-signal=INT", sys.executable, "-m", "pytest", "-n", "2"]
    with subprocess.Popen(
        command, cwd=suite.path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, process_group=0
    ) as process:
        assert process.stdout
        try:
            (suite.path / "reached").read_text()
            missing = {"First", "Third", "Fourth"}
            while missing:
                line = process.stdout.readline()
                missing -= {name for name in missing if name in line}
                assert process.poll() is None
            os.killpg(process.pid, signal.SIGINT)
            output, _ = process.communicate(timeout=60)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    ended = suite.ended(process.returncode, output)
    assert ended.verdicts == {"First": "pass", "Second": "not-run", "Third": "pass", "Fourth": "pass"}
    assert ended.code == 4


def test_examples_without_rows_are_an_error(suite: Suite) -> None:
    suite.feature(OUTLINE)
    ended = suite.run()
    assert ended.run
    verdicts = {scenario.key: (scenario.verdict.value, scenario.reason) for scenario in ended.run.scenarios}
    assert verdicts == {
        "chapter.feature:5[row 1]#1": ("pass", ""),
        "chapter.feature:10#1": ("error", "its Examples have no rows"),
        "chapter.feature:12#1": ("error", "its Examples have no rows"),
    }
    assert ended.code == 4


def test_a_row_that_stands_twice_is_an_error(suite: Suite) -> None:
    table, _, _ = OUTLINE.partition("      Examples: none")
    suite.feature(f"{table}        | works |\n")
    ended = suite.run("-m", "G1.1")
    assert ended.run
    assert {scenario.verdict.value for scenario in ended.run.scenarios} == {"error"}
    assert {scenario.reason for scenario in ended.run.scenarios} == {"its Examples have this row twice"}


def test_scenarios_of_the_same_name_are_errors(suite: Suite) -> None:
    suite.feature(PLAIN.replace("Wrong password", "Right password"))
    ended = suite.run()
    assert ended.run
    assert sorted(scenario.verdict for scenario in ended.run.scenarios) == ["error", "error", "pass"]
    assert "chapter.feature has more than one scenario of this name" in ended.output


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("@G1.2", "@G1.2 @G1.1", "its rule must carry exactly one clause tag, it carries 2"),
        ("@G1.2", "", "its rule must carry exactly one clause tag, it carries 0"),
        ("password\n      Then", "password\n      When", "it has no Then, so it would judge nothing"),
    ],
)
def test_a_scenario_that_could_not_judge_is_an_error(suite: Suite, old: str, new: str, why: str) -> None:
    suite.feature(PLAIN.replace(old, new))
    ended = suite.run()
    assert ended.verdicts == {"Right password": "pass", "Wrong password": "error", "Used twice": "pass"}
    assert ended.scenarios["Wrong password"].reason == why


def test_a_scenario_that_nothing_collected_is_an_error(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.feature(PLAIN.replace("Right", "Other"), name="forgotten")
    suite.replace("steps/test_guide.py", "features_folder())", "features_folder() + '/chapter.feature')")
    ended = suite.run()
    assert ended.scenarios["Other password"].reason == "nothing collected this scenario"
    assert ended.code == 4


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "two workers"])
def test_a_guide_that_cannot_be_collected_is_an_error(suite: Suite, workers: list[str]) -> None:
    suite.feature(PLAIN)
    suite.replace("steps/test_guide.py", "scenarios(features", "import nowhere\nscenarios(features")
    ended = suite.run(*workers)
    assert set(ended.verdicts.values()) == {"error"}
    assert len(ended.verdicts) == 3
    assert ended.run
    assert "steps/test_guide.py could not be collected" in ended.run.notes
    assert ended.code == 4


@pytest.mark.parametrize("workers", [[], ["-n", "1"]], ids=["alone", "a worker"])
def test_after_the_first_failure_the_rest_is_not_run(suite: Suite, workers: list[str]) -> None:
    suite.feature(PLAIN.replace("And the world works", "And the world contradicts"))
    ended = suite.run("-x", *workers)
    assert ended.verdicts == {"Right password": "fail", "Wrong password": "not-run", "Used twice": "not-run"}
    assert ended.scenarios["Used twice"].reason == "the run was to stop after 1 failure"
    assert ended.code == 1
    assert ended.run
    assert ended.run.summary == (
        "Guide, profile fake: Interrupted: 1 of 3 scenarios were judged; 1 scenario failed; "
        "failed: G1.1; not run: G1.2."
    )


@pytest.mark.parametrize(
    "arguments", [["-m", "G1.1"], ["-k", "right"], ["steps/test_guide.py::test_right_password"]]
)
@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "two workers"])
def test_a_partial_run_judges_what_was_selected(
    suite: Suite, arguments: list[str], workers: list[str]
) -> None:
    suite.feature(BROKEN)
    ended = suite.run(*arguments, *workers)
    assert ended.verdicts == {"Right password": "pass"}
    assert ended.run
    assert ended.run.selection == " ".join(arguments)
    assert ended.run.title == f"Guide, profile fake, partial run: {' '.join(arguments)}"
    assert ended.run.outcome == "partial"
    assert "conform" not in ended.run.summary
    assert [clause.id for clause in ended.run.clauses] == ["G1.1"]
    assert ended.code == 0


def test_a_partial_run_accounts_for_the_selected_part(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.feature(PLAIN.replace("Right", "Other"), name="forgotten")
    suite.replace("steps/test_guide.py", "features_folder())", "features_folder() + '/chapter.feature')")
    assert suite.run("-m", "G1.1").verdicts == {"Right password": "pass", "Other password": "error"}
    assert suite.run("-k", "right").verdicts == {"Right password": "pass"}


@pytest.mark.parametrize(
    "asked", ["chapter.feature:5", "chapter.feature:5#1", "Right password", "right  password!", "密码，正确"]
)
def test_one_scenario_runs_again_by_its_key_or_its_name(suite: Suite, asked: str) -> None:
    suite.feature(BROKEN)
    suite.feature(BROKEN.replace("Right password", "密码“正确”"), language="zh-CN")
    ended = suite.run(f"--scenario={asked}")
    assert ended.verdicts == {"Right password": "pass"}
    assert ended.run
    assert ended.run.selection == f"--scenario {shlex.quote(asked)}"
    assert ended.code == 0


def test_a_scenario_that_nobody_knows_is_refused_with_what_is_called_nearly_so(suite: Suite) -> None:
    suite.feature(PLAIN)
    ended = suite.run("--scenario=Right passwords")
    assert ended.code == 3
    assert "no scenario has this key or name; there are ['Right password'" in ended.output


def test_a_fail_in_a_partial_run_counts(suite: Suite) -> None:
    suite.feature(BROKEN)
    assert suite.run("-m", "G1.2").code == 1


def test_a_selection_of_nothing_is_a_usage_error(suite: Suite) -> None:
    suite.feature(PLAIN)
    ended = suite.run("-k", "nobody")
    assert ended.code == 3
    assert ended.run is None
    assert "-k nobody: there is no such scenario" in ended.output


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "two workers"])
def test_of_a_run_that_was_there_before_nothing_is_left(suite: Suite, workers: list[str]) -> None:
    suite.feature(PLAIN)
    assert suite.run("--report-folder=out").code == 0
    suite.write("out/notes.txt", "what somebody else has put there")
    ended = suite.run("--report-folder=out", "-k", "nobody", *workers)
    assert ended.code == 3
    assert "there is no such scenario" in ended.output
    left = {path.name for path in (suite.path / "out").iterdir()}
    assert left == {"notes.txt", "profile.json", "scenarios.jsonl"}


def test_repetitions_that_differ_are_a_fault_of_the_run(suite: Suite) -> None:
    wavers = 'case "wavers" if request.node.callspec.params["repetition"] == 2:'
    suite.replace("steps/test_guide.py", 'case "breaks":', wavers)
    suite.scenario("Given the world works", "Then the world wavers")
    ended = suite.run("--repeat", "3")
    assert ended.verdicts == {"Only": "pass", "Only #2": "error", "Only #3": "pass"}
    assert ended.run
    assert "flaky: chapter.feature:5 was 1 × error, 2 × pass" in ended.run.notes
    assert ended.code == 4


def test_repetitions_that_agree_are_fine(suite: Suite) -> None:
    table, _, _ = OUTLINE.partition("      Examples: none")
    suite.feature(f"{table}        | is |\n")
    ended = suite.run("--repeat", "2", "-m", "G1.1")
    names = ["Numbers works", "Numbers works #2", "Numbers is", "Numbers is #2"]
    assert ended.verdicts == dict.fromkeys(names, "pass")
    assert ended.code == 0
