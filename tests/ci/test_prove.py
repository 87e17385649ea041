"""ci/prove: its arithmetic, its record, and what turns it red."""

import math
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import MagicMock

import msgspec
import pytest

from ci.lib.prove import __main__, killers, page, record
from ci.lib.prove.campaign import Plan
from ci.lib.prove.defects import Defect, NoSuchDefect, chosen, listed, part, quickest
from ci.lib.prove.killers import Kill
from ci.lib.prove.matrix import Matrix, Outcome, Result, idle, matrix
from ci.lib.prove.scribe import Scribe, exit_code
from ci.lib.prove.spread import ByDefect
from conformance.judging import register
from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import Verdict
from conformance.planning.planned import plan

ROOT = Path(__file__).parents[2]
CODE, TRUST = Defect("any-code", "G5.3", "Any code binds."), Defect("never-asked", "G3.5", "It never comes.")


def result(defect: Defect, verdict: Verdict, scenario: str = "A wrong code", clause: str = "") -> Result:
    return Result(
        defect.id, clause or defect.clause, scenario, verdict, "a refusal", "<b>bound</b>", "why", 1.5
    )


@pytest.mark.parametrize(
    ("verdicts", "outcome", "code"),
    [
        ([Verdict.PASS, Verdict.FAIL], "killed", ExitCode.CONFORMS),
        ([Verdict.PASS, Verdict.INCONCLUSIVE], "survived", ExitCode.FAILS),
        ([Verdict.INCONCLUSIVE], "undecided", ExitCode.FAILS),
        ([Verdict.INCONCLUSIVE, Verdict.ERROR], "undecided", ExitCode.HARNESS),
        ([], "no scenario", ExitCode.FAILS),
    ],
)
def test_only_a_fail_of_its_own_clause_kills(
    verdicts: list[Verdict], outcome: Outcome, code: ExitCode
) -> None:
    found = matrix([CODE], [result(CODE, verdict) for verdict in verdicts])
    assert found.rows[0].outcome == outcome
    assert exit_code(found) is code
    assert found.proven is (outcome == "killed")


def test_a_fail_of_another_clause_is_no_kill_and_is_to_be_judged() -> None:
    (row,) = matrix([CODE], [result(CODE, Verdict.PASS), result(CODE, Verdict.FAIL, "Later", "G3.6")]).rows
    assert row.outcome == "survived"
    assert [one.scenario for one in row.astray] == ["Later"]


def test_the_summary_names_what_is_left() -> None:
    found = matrix([CODE, TRUST], [result(CODE, Verdict.FAIL), result(TRUST, Verdict.PASS)])
    assert found.summary == "1 of 2 defects killed; not killed: never-asked (survived)"


def test_a_scenario_that_kills_nothing_is_told() -> None:
    results = [result(CODE, Verdict.FAIL), result(CODE, Verdict.PASS, "No code")]
    assert idle(matrix([CODE], results).rows) == [("G5.3", "No code")]


def test_the_page_shows_each_defect_and_escapes_what_was_seen() -> None:
    shown = page.render(matrix([CODE, TRUST], [result(CODE, Verdict.FAIL)]))
    assert "any-code" in shown and "never-asked" in shown and "no scenario" in shown
    assert "&lt;b&gt;bound&lt;/b&gt;" in shown


def test_all_of_a_defects_scenarios_go_to_one_worker() -> None:
    rows = ["test_guide.py::test_a[3-a wrong code]", "test_guide.py::test_b[3]", "test_guide.py::test_b[13]"]
    assert [ByDefect._split_scope(ByDefect.__new__(ByDefect), row) for row in rows] == ["3", "3", "13"]


def test_defects_are_chosen_by_id_and_by_clause() -> None:
    both = [CODE, TRUST]
    assert chosen(both, [], []) == both
    assert chosen(both, ["any-code"], []) == [CODE]
    assert chosen(both, [], ["G3.5"]) == [TRUST]
    with pytest.raises(NoSuchDefect, match="no defect is called any-cod;"):
        chosen(both, ["any-cod"], [])


def test_of_each_clause_the_defect_is_there_that_is_killed_the_soonest() -> None:
    slow, unkilled = Defect("other-code", CODE.clause, "Any."), Defect("a-code", CODE.clause, "Any.")
    took = {"any-code": 2.0, "other-code": 9.0, "never-asked": 1.0}
    defects = [unkilled, slow, TRUST, CODE]
    assert quickest(defects, lambda defect: took.get(defect, math.inf)) == [TRUST, CODE]
    assert quickest([slow, CODE], lambda defect: 1.0) == [CODE]


def test_how_long_a_kill_takes_is_on_record() -> None:
    known, durations = killers.load(), killers.durations()
    assert all(known.seconds(defect.id, durations) < math.inf for defect in listed())
    assert known.seconds("nothing-is-called-so", durations) == math.inf
    kills = known.kills["any-code-binds"]
    assert known.seconds("any-code-binds", durations) == min(durations[kill] for kill in kills)


def test_an_unknown_defect_is_told_in_a_line() -> None:
    command = [sys.executable, "-m", "ci.lib.prove", "nothing-is-called-so"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (ExitCode.USAGE, "")
    assert ended.stderr == "ci/prove: no defect is called nothing-is-called-so; ci/prove --list lists them\n"


def test_a_part_that_is_none_is_told_in_a_line() -> None:
    command = [sys.executable, "-m", "ci.lib.prove", "--quickest", "--shard=3/2"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (ExitCode.USAGE, "")
    assert ended.stderr == "ci/prove: --shard 3/2: give i/N; the first of four is 1/4\n"


def test_the_parts_of_the_defects_are_all_of_them() -> None:
    defects = listed()
    parts = [part(defects, f"{number}/3") for number in (1, 2, 3)]
    assert sorted((one for found in parts for one in found), key=defects.index) == defects
    assert part(defects, None) == defects


def test_what_killed_last_time_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(killers, "RECORD", tmp_path / "kill-matrix.json")
    monkeypatch.setattr(record, "PAGE", tmp_path / "kill-matrix.md")
    monkeypatch.setattr(record, "listed", lambda: [CODE, TRUST])
    for defect in (TRUST, CODE):
        found = matrix([defect], [result(defect, Verdict.PASS, "No code"), result(defect, Verdict.FAIL)])
        (tmp_path / "campaign.json").write_bytes(msgspec.json.encode(found))
        record.write(tmp_path / "campaign.json")
    known = killers.load()
    assert known.kills == {
        "any-code": [Kill("G5.3", "A wrong code")],
        "never-asked": [Kill("G3.5", "A wrong code")],
    }
    assert "| G5.3 | any-code | Any code binds. | A wrong code |" in (tmp_path / "kill-matrix.md").read_text()


def test_the_quickest_of_the_scenarios_that_killed_comes_first() -> None:
    slow, quick = Kill("G5.3", "A wrong code"), Kill("G5.3", "No code")
    results = [
        result(CODE, Verdict.FAIL),
        msgspec.structs.replace(result(CODE, Verdict.FAIL, "No code"), seconds=1),
    ]
    known = killers.of(matrix([CODE], results))
    assert sorted([Kill("G5.3", "Another"), slow, quick], key=lambda kill: known.rank("any-code", kill)) == [
        quick,
        slow,
        Kill("G5.3", "Another"),
    ]


@pytest.mark.parametrize(
    ("defect", "scenario", "may"),
    [
        ("any-code", "A wrong code", True),
        ("never-asked", "A wrong code", False),
        ("never-asked", "New", True),
    ],
)
def test_a_scenario_may_kill_what_it_killed_or_if_it_has_killed_nothing_anything(
    defect: str, scenario: str, may: bool
) -> None:
    known = killers.of(matrix([CODE, TRUST], [result(CODE, Verdict.FAIL)]))
    assert known.may_kill(defect, Kill("G5.3", scenario)) is may


def test_the_record_names_every_defect_there_is() -> None:
    assert sorted(killers.load().kills) == sorted(defect.id for defect in listed())
    assert all(killers.load().kills.values())


def test_the_page_of_the_record_is_as_the_record_has_it() -> None:
    assert record.PAGE.read_text(encoding="utf-8") == record.render(killers.load(), listed())


def test_the_record_has_each_scenario_kill_something() -> None:
    clauses = {entry.id for entry in register.load(ROOT / "features" / "clauses.toml")}
    planned = plan(ROOT / "features" / "en", ROOT, clauses)
    assert {Kill(one.clause, one.name) for one in planned} == killers.load().scenarios


def test_what_was_not_killed_is_run_once_more(tmp_path: Path) -> None:
    found = matrix([CODE, TRUST], [result(CODE, Verdict.FAIL), result(TRUST, Verdict.INCONCLUSIVE)])
    (tmp_path / "kill-matrix.json").write_bytes(msgspec.json.encode(found))
    plan = __main__._second_pass(tmp_path)
    assert (plan.defects, plan.known, plan.patient) == ([TRUST], [found.rows[0]], True)


def begun(scribe: Scribe) -> tuple[MagicMock, MagicMock]:
    """The session that the scribe takes down, and the terminal that it writes on."""
    session = MagicMock()
    scribe.pytest_sessionstart(session)
    return session, session.config.pluginmanager.get_plugin.return_value


def kill(defect: Defect) -> MagicMock:
    """The report of a scenario that killed this defect, the first of its plan."""
    killed: dict[str, object] = dict.fromkeys(("key", "chapter", "file", "rule", "started", "worker"), "")
    killed |= {key: [] for key in ("tags", "steps", "phone", "wire")} | {"example": {}}
    killed |= dict.fromkeys(("line", "repetition", "seconds"), 0)
    return MagicMock(
        conformance=killed | {"name": "A wrong code", "clause": defect.clause, "verdict": "fail"}
    )


def test_a_kill_is_told_as_it_happens_and_how_far_the_campaign_is(tmp_path: Path) -> None:
    scribe = Scribe(Plan([CODE, TRUST]), tmp_path)
    _, terminal = begun(scribe)
    scribe.pytest_runtest_logreport(kill(CODE))
    (told,) = [call.args[0] for call in terminal.write_line.call_args_list]
    assert told.split() == ["killed", "G5.3", "any-code", "A", "wrong", "code", "0.0", "s", "[1", "of", "2]"]


def test_a_kill_at_the_second_attempt_is_told(tmp_path: Path) -> None:
    scribe = Scribe(Plan([CODE, TRUST], patient=True), tmp_path)
    session, terminal = begun(scribe)
    scribe.pytest_runtest_logreport(kill(CODE))
    scribe.pytest_sessionfinish(session)
    told = [call.args[0] for call in terminal.write_line.call_args_list if "first attempt" in call.args[0]]
    assert told == ["to judge: any-code was not killed at the first attempt"]


def test_a_campaign_that_a_pipeline_ends_writes_what_it_has_seen(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    Scribe(Plan([CODE]), tmp_path).pytest_sessionstart(MagicMock())
    ends, _ = signal.getsignal(signal.SIGTERM), signal.signal(signal.SIGTERM, before)
    assert ends is signal.default_int_handler


def test_a_matrix_is_read_back(tmp_path: Path) -> None:
    found = matrix([CODE], [result(CODE, Verdict.FAIL)])
    assert msgspec.json.decode(msgspec.json.encode(found), type=Matrix) == found
