"""Keeps what a campaign shows: a line a kill as it happens, and kill-matrix.json and .html at the end."""

import signal
import time
from pathlib import Path

import msgspec
import pytest
from xdist.remote import Producer

from ci.lib.prove import page
from ci.lib.prove.campaign import Plan, Until
from ci.lib.prove.defects import Defect
from ci.lib.prove.matrix import Matrix, Result, Row, idle, matrix
from ci.lib.prove.spread import ByDefect
from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import Verdict
from conformance.run import Scenario
from conformance.running.pace import Pace
from conformance.running.progress import Progress


class Scribe:
    """Takes the place of the ledger in the process that is talked to.

    A campaign that is ended by Ctrl-C or SIGTERM writes what it has seen so far.
    """

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._defects = plan.defects
        self._judges_scenarios = plan.until is not Until.KILLED
        self._known = plan.known
        self._second_pass = plan.patient
        self._folder = folder
        self._results: list[Result] = []
        self._killed: set[str] = set()
        self._pace = Pace(len(plan.defects), time.perf_counter())

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Take over the terminal's lines of progress; a pipeline's SIGTERM ends a campaign as Ctrl-C does."""
        self._say = Progress(session.config).say
        signal.signal(signal.SIGTERM, signal.default_int_handler)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Producer) -> ByDefect:
        """Keep a defect with one worker."""
        return ByDefect(config, log)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str]:
        """Let pytest count verdicts, and print nothing of its own."""
        record = getattr(report, "conformance", {"verdict": ""})
        return record["verdict"], "", ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take down how a scenario ended."""
        record = getattr(report, "conformance", None)
        if record is None:
            return
        scenario = msgspec.convert(record, Scenario)
        defect = self._defects[scenario.repetition]
        self._results.append(_result(defect, scenario))
        if scenario.verdict is Verdict.FAIL and scenario.clause == defect.clause:
            self._tell_kill(defect, scenario)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the matrix, and say what is not proven."""
        found = Matrix([*self._known, *matrix(self._defects, self._results).rows])
        (self._folder / "kill-matrix.json").write_bytes(msgspec.json.format(msgspec.json.encode(found)))
        (self._folder / "kill-matrix.html").write_text(page.render(found), encoding="utf-8")
        self._conclude(found)
        session.exitstatus = exit_code(found)

    def _tell_kill(self, defect: Defect, scenario: Scenario) -> None:
        if defect.id not in self._killed:
            self._killed.add(defect.id)
            said = f"{defect.clause:<14} {defect.id:<34} {scenario.name}  {scenario.seconds:.1f} s"
            self._say(f"killed      {said}  [{self._pace.step()}]", "green")

    def _conclude(self, found: Matrix) -> None:
        for row in found.rows:
            if row.outcome != "killed":
                self._tell_left(row)
        for row in found.rows:
            for result in row.astray:
                self._say(f"to judge: {row.defect.id} makes {result.clause} fail too: {result.scenario}")
        for clause, scenario in idle(found.rows) if self._judges_scenarios else ():
            self._say(f"to judge: {clause}, {scenario}: kills no defect of its clause")
        for defect in self._defects if self._second_pass else ():
            if defect.id in self._killed:
                self._say(f"to judge: {defect.id} was not killed at the first attempt")
        self._say(f"\n{found.summary}.", "green" if found.proven else "red")
        self._say(f"kill matrix: {self._folder / 'kill-matrix.html'}")

    def _tell_left(self, row: Row) -> None:
        defect = row.defect
        self._say(f"{row.outcome:<11} {defect.clause:<14} {defect.id}: {defect.sentence}", "red")
        for result in row.own:
            self._say(f"    {result.verdict:<12} {result.scenario}  {result.reason}")


def exit_code(found: Matrix) -> ExitCode:
    """Return 0 when all are killed; 4 when an error of the harness kept one from it; else 1."""
    left = [row for row in found.rows if row.outcome != "killed"]
    if any(result.verdict is Verdict.ERROR for row in left for result in row.own):
        return ExitCode.HARNESS
    return ExitCode.FAILS if left else ExitCode.CONFORMS


def _result(defect: Defect, scenario: Scenario) -> Result:
    return Result(
        defect=defect.id,
        clause=scenario.clause,
        scenario=scenario.name,
        verdict=scenario.verdict,
        expected=scenario.expected,
        seen=scenario.seen,
        reason=scenario.reason,
        seconds=scenario.seconds,
    )
