"""The hooks of the process that is talked to: it keeps the records, accounts for all, and writes the run."""

import time
import warnings
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from conformance import SUITE, __version__, report
from conformance.attest import manifest
from conformance.concluding.conclusion import conclude
from conformance.judging.exit_code import ExitCode
from conformance.judging.judgement import Judgement, one_line
from conformance.judging.redaction import Redactor
from conformance.judging.verdict import Verdict
from conformance.planning.opening import Opening
from conformance.run import Run, Scenario
from conformance.run_folder import DIED, RunFolder
from conformance.running.before import previous
from conformance.running.evidence import Evidence
from conformance.running.forecast import ENDED
from conformance.running.identity import commit_of, identity, made_from, profile_record
from conformance.running.interrupts import heed_once, pass_on
from conformance.running.opening import target_path
from conformance.running.pace import Pace
from conformance.running.progress import Progress

PHASES = ("setup", "call", "teardown")
"""Of a test; a report of anything else is xdist's, of a worker that was lost."""

COUNTED_AS = {Verdict.PASS: "passed", Verdict.ERROR: "harness error"}
"""In pytest's closing line, which pipelines read for `passed`; an `error` there would be a fixture's."""


class Ledger:
    """Receives every scenario's record, from this process or from xdist's workers, and concludes the run."""

    recording = True
    """Whether records are written to the folder; a campaign that measures without evidence says no."""

    def __init__(
        self, opening: Opening, folder: RunFolder, redactor: Redactor, config: pytest.Config
    ) -> None:
        self._opening = opening
        self._redactor = redactor
        self._folder = folder
        self._config = config
        self._planned = {planned.key: planned for planned in opening.plan}
        self._scenarios: dict[str, Scenario] = {}
        self._faults: list[str] = []
        self._interrupted = False
        self._id = str(uuid4())
        self._broken_off = ""
        """What ended the run before all of it was judged."""
        self._started = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self._began = time.perf_counter()
        self._commit = commit_of(config.rootpath)
        self._key = Path(config.option.sign) if config.option.sign else None

    def pytest_sessionstart(self) -> None:
        """Take over the terminal's lines of progress; a pipeline's SIGTERM ends the run as Ctrl-C does."""
        self._progress = Progress(self._config)
        heed_once()
        self._written(self._run(DIED))

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Let pytest count verdicts, and print nothing of its own for a scenario."""
        if report.nodeid not in self._selected:
            return None
        record = getattr(report, "conformance", {"verdict": "" if report.when in PHASES else Verdict.ERROR})
        verdict = record["verdict"]
        return COUNTED_AS.get(verdict, verdict), "", ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """End in order after Ctrl-C, the workers too: what was cut off may leave a socket open.

        Kinds of pytest's and xdist's own say that -x or --maxfail ended the run.
        """
        if excinfo.type is not KeyboardInterrupt:
            return
        self._interrupted = True
        warnings.simplefilter("ignore")
        if self._config.getoption("numprocesses", None):
            pass_on()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Enter a scenario that has ended, or was lost with its worker.

        Raises KeyboardInterrupt once nobody reads what is told: the run then ends as after Ctrl-C.
        """
        record = getattr(report, "conformance", None)
        if record:
            scenario = msgspec.convert(record, Scenario)
            self._enter(scenario, str(report.longrepr) if scenario.verdict is Verdict.ERROR else "")
        elif report.nodeid not in self._selected:
            self._faults += ["a test of the harness itself failed"] if report.failed else []
        elif report.when not in PHASES:
            self._enter(self._unjudged(self._selected[report.nodeid], Verdict.ERROR, str(report.longrepr)))
        if self._progress.unread:
            raise KeyboardInterrupt

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note what could not even be collected."""
        if report.failed:
            self._faults.append(f"{report.nodeid} could not be collected")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Account for every scenario that was planned, write the run, and say what it shows."""
        if exitstatus == pytest.ExitCode.USAGE_ERROR or ENDED in session.stash:
            return
        if exitstatus == pytest.ExitCode.INTERNAL_ERROR:
            self._faults.append("pytest broke off by an internal error, shown above")
        if self._interrupted:
            self._faults.append("the run was interrupted")
        self._account()
        self._faults += self._folder.missing(self._scenarios.values())
        if self._scenarios or self._faults:
            run = self._run()
            trouble = self._written(run)
            self._progress.conclude(run, self._folder.path, trouble)
            session.exitstatus = ExitCode.HARNESS if trouble else run.exit_code
        else:
            self._folder.take_run_back()
            self._progress.tell(f"{self._opening.selection}: there is no such scenario")
            session.exitstatus = ExitCode.USAGE

    @cached_property
    def _selected(self) -> dict[str, str]:
        """Node id -> key, as the workers wrote it before their first test."""
        return self._folder.selected()

    @cached_property
    def _pace(self) -> Pace:
        return Pace(len(self._selected), self._began)

    def _enter(self, scenario: Scenario, traceback: str = "", *, told: bool = True) -> None:
        """Record it before it is told: a Ctrl-C may come with the line that tells it."""
        planned = scenario.key.rpartition("#")[0]
        scenario.waiver = self._opening.waivers.of(scenario)
        scenario.wordings = dict(self._opening.wordings.get(planned, {}))
        scenario.kills = self._opening.kills.get(planned, [])
        try:
            if self.recording:
                self._folder.append(scenario)
        except OSError as error:
            self._faults.append(f"{scenario.key} could not be added to scenarios.jsonl: {error}")
        self._scenarios[scenario.key] = scenario
        if told:
            self._progress.scenario(scenario, traceback, self._pace.step())

    def _account(self) -> None:
        """Give a verdict to what was planned and has none."""
        chosen = {key.rpartition("#")[0] for key in self._selected.values()}
        for planned in self._opening.selection.missing(self._opening.plan, chosen):
            reason = planned.fault or "nothing collected this scenario"
            self._enter(self._unjudged(f"{planned.key}#1", Verdict.ERROR, reason))
        stopped = self._stopped()
        left = {node: key for node, key in self._selected.items() if key not in self._scenarios}
        self._broken_off = stopped if left or self._interrupted else ""
        for key in left.values():
            if stopped:
                self._enter(self._unjudged(key, Verdict.NOT_RUN, stopped), told=False)
            else:
                self._enter(self._unjudged(key, Verdict.ERROR, "lost: no worker reported it"))
        if left and stopped:
            self._progress.tell(f"not run: {len(left)} scenarios, since {stopped}")

    def _stopped(self) -> str:
        """Return what ended the run before its time: Ctrl-C, -x or --maxfail."""
        if self._interrupted:
            return "the run was interrupted"
        most = self._config.getoption("maxfail") or 0
        spared = (Verdict.PASS, Verdict.INAPPLICABLE, Verdict.NOT_RUN)
        count = sum(scenario.verdict not in spared for scenario in self._scenarios.values())
        return f"the run was to stop after {most} failure{'s' * (most > 1)}" if 0 < most <= count else ""

    def _unjudged(self, key: str, verdict: Verdict, reason: str) -> Scenario:
        name, _, repetition = key.rpartition("#")
        evidence = Evidence(self._planned[name], int(repetition), self._folder, self._redactor)
        evidence.judgement = Judgement(verdict, reason=reason)
        evidence.started = self._started
        return evidence.record(worker="")

    def _run(self, broken_off: str = "") -> Run:
        """Return the run as it stands; broken_off: what would have ended it if nothing more came."""
        scenarios, broken_off = list(self._scenarios.values()), broken_off or self._broken_off
        conclusion = conclude(self._opening, scenarios, self._faults, broken_off)
        said = msgspec.json.decode(profile_record(self._opening.profile))
        run = Run(
            id=self._id,
            suite=SUITE,
            suite_version=__version__,
            identity=identity(
                self._commit,
                self._opening.profile,
                target_path(self._config),
                self._config.rootpath,
                scenarios,
            ),
            profile=self._opening.profile.name,
            title=conclusion.title,
            system=self._opening.profile.system,
            language=self._config.option.language,
            selection=str(self._opening.selection),
            shard=share.shard if (share := self._opening.selection.share) else None,
            strict=self._opening.strict,
            started=self._started,
            seconds=time.perf_counter() - self._began,
            workers=self._config.getoption("numprocesses", None) or 1,
            planned=0 if broken_off == DIED else len(self._selected),
            broken_off=broken_off,
            outcome=conclusion.outcome,
            exit_code=conclusion.exit_code,
            headline=conclusion.headline,
            summary=conclusion.summary,
            notes=conclusion.notes,
            faults=self._faults,
            stale=conclusion.stale,
            documents=self._opening.documents,
            ics=said["ics"],
            ixit=said["ixit"],
            clauses=conclusion.clauses,
            scenarios=scenarios,
            logs=self._folder.logs(),
        )
        run.previous = None if broken_off == DIED else previous(run, self._folder.path)
        return run

    def _stated(self, run: Run) -> dict[str, Any]:
        """Return what the manifest states of the run and of what it was made from."""
        inputs = made_from(target_path(self._config), self._config.rootpath, self._opening.features)
        return manifest.statement(run, self._folder.path, inputs)

    def _written(self, run: Run) -> str:
        """Write the run as far as the disk allows; return what it refused."""
        try:
            self._folder.write_profile(profile_record(self._opening.profile))
            self._folder.write_run(run)
            if run.broken_off != DIED:
                report.write(run, self._folder.path)
                manifest.write(self._folder.path, self._stated(run), self._key)
        except Exception as error:
            return f"the report is incomplete: {one_line(error)}"
        return ""
