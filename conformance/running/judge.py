"""The hooks in the process that runs the scenarios: they watch each one, and judge how it ended."""

import inspect
import os
from collections.abc import Generator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import FunctionType
from typing import Any, Literal

import msgspec
import pytest
from pytest_bdd.parser import Step
from pytest_bdd.scenario import scenario_wrapper_template_registry

from conformance.judging.judgement import OURS, Inapplicable, judge, one_line, spoiled
from conformance.judging.redaction import Redactor
from conformance.judging.verdict import DeadWorld, HarnessFault, NotRun, Unnoticed, Verdict
from conformance.planning.budget import Budget
from conformance.planning.opening import Opening
from conformance.run_folder import RunFolder
from conformance.running.evidence import Evidence
from conformance.running.interrupts import heed_once
from conformance.running.watchdog import Watchdog

UNSHOWN = (Verdict.INCONCLUSIVE, Verdict.NOT_RUN)
"""Verdicts of a scenario that was not carried out to its end."""
BEFORE = 300.0
"""Seconds that what comes before the sentences has at least: a browser anew, people of a pool freed."""
EVIDENCE = pytest.StashKey[Evidence]()
Outcome = Literal["passed", "failed", "skipped"]
"""What pytest knows of how a test ended."""


class Judge:
    """Judges the scenarios that this process runs, and sends each one's record along with its last report."""

    witnessed = True
    """Whether witnesses are called; a campaign that measures without evidence says no, for all judges."""

    def __init__(self, opening: Opening, folder: RunFolder, redactor: Redactor) -> None:
        self._opening = opening
        self._redactor = redactor
        self._folder = folder
        self._planned = {_place(one.file, one.line, one.example): one for one in opening.plan}
        self._worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        self._dead: DeadWorld | None = None
        self._watchdog = Watchdog(opening.profile.patience)
        self._hung = ""
        """What hung when the scenario that runs was cut off."""
        self._budget = Budget(opening.profile.limits, opening.expected)

    def pytest_sessionstart(self) -> None:
        """Heed the first Ctrl-C, and no second one."""
        heed_once()

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Repeat each scenario as often as --repeat says."""
        if self._opening.repeat > 1 and metafunc.function in scenario_wrapper_template_registry:
            metafunc.fixturenames.append("repetition")
            metafunc.parametrize("repetition", range(1, self._opening.repeat + 1))

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Join what was collected with what was planned."""
        for item in items:
            if isinstance(item, pytest.Function) and item.function in scenario_wrapper_template_registry:
                parameters: dict[str, Any] = item.callspec.params if hasattr(item, "callspec") else {}
                template = scenario_wrapper_template_registry[item.function]
                file = Path(template.feature.filename).relative_to(item.config.rootpath).as_posix()
                place = _place(file, template.line_number, parameters.get("_pytest_bdd_example", {}))
                repetition = parameters.get("repetition", 1)
                item.stash[EVIDENCE] = Evidence(
                    self._planned[place], repetition, self._folder, self._redactor
                )
        self._keep_what_is_chosen(items)

    def _keep_what_is_chosen(self, items: list[pytest.Item]) -> None:
        judged = {one: one.stash[EVIDENCE].planned.key for one in items if EVIDENCE in one.stash}
        foreign = {one for one, key in judged.items() if not self._opening.selection.keeps(key)}
        if foreign:
            next(iter(foreign)).config.hook.pytest_deselected(items=list(foreign))
            items[:] = [one for one in items if one not in foreign]

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Write down what was selected, for the one who has to account for lost workers."""
        selected = {item.nodeid: item.stash[EVIDENCE].key for item in session.items if EVIDENCE in item.stash}
        if selected:
            self._folder.write_selected(selected, self._worker)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Stop here, before any fixture, what cannot be judged."""
        evidence = item.stash.get(EVIDENCE, None)
        self._watchdog.fired = False
        if evidence is None:
            return
        if evidence.planned.fault:
            raise HarnessFault(evidence.planned.fault)
        if self._dead:
            raise self._dead
        if reason := self._opening.inapplicable(evidence.planned):
            raise Inapplicable(reason)
        if reason := self._opening.profile.withheld(frozenset(evidence.planned.tags)):
            raise NotRun(reason)
        if reason := self._budget.refusal(evidence.planned.key):
            raise NotRun(reason)

    @pytest.hookimpl(tryfirst=True)
    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Let nobody spend seconds on where it was: pytest reads the source of every frame.

        The outermost one stays: pytest asks for one that is not hidden, as some within libraries are.
        """
        excinfo.traceback = excinfo.traceback[:1]

    def pytest_sessionfinish(self) -> None:
        """Watch nothing any more, whatever broke the session off."""
        self._watchdog.end()

    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest) -> None:
        """Call the witness, and have the time limit kept, before there is one as well."""
        self._redactor.begin()
        config, evidence = request.config, request.node.stash[EVIDENCE]

        def cut_off(harder: int) -> None:
            self._hung = self._hung or evidence.doing
            config.hook.pytest_conformance_cut_off(config=config, harder=harder)

        self._hung = ""
        self._watchdog.begin(cut_off, BEFORE)
        witness = request.getfixturevalue("witness")
        if self.witnessed:
            evidence.call(witness)
        self._watchdog.begin(cut_off)

    def pytest_bdd_before_step(self, request: pytest.FixtureRequest, step: Step) -> None:
        """Have the time taken, and what the first When finds photographed."""
        request.node.stash[EVIDENCE].step_begins(step.type)

    def pytest_bdd_before_step_call(
        self, request: pytest.FixtureRequest, step: Step, step_func: FunctionType
    ) -> None:
        """Tell the step's own body from the fixtures before it, and note where it stands."""
        code = inspect.unwrap(step_func).__code__
        file = Path(code.co_filename).relative_to(request.config.rootpath).as_posix()
        request.node.stash[EVIDENCE].step_acts(step.type, f"{file}:{code.co_firstlineno}")

    def pytest_bdd_after_step(self, request: pytest.FixtureRequest, step: Step) -> None:
        """Have each Then photographed."""
        request.node.stash[EVIDENCE].step_passed(picture=step.type == "then")

    def pytest_bdd_step_error(self, request: pytest.FixtureRequest) -> None:
        """Have the failure photographed, and the world questioned."""
        request.node.stash[EVIDENCE].step_failed()

    def pytest_bdd_step_func_lookup_error(self, request: pytest.FixtureRequest) -> None:
        """Take a step that nobody has written as one that failed."""
        request.node.stash[EVIDENCE].step_begins()
        request.node.stash[EVIDENCE].step_failed()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Generator[None]:
        """Let what hangs in a sentence be cut off."""
        with self._watchdog.bitten():
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self) -> Generator[None]:
        """Let what hangs in what comes after be cut off."""
        with self._watchdog.bitten():
            return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport | None:
        """Judge what has happened so far, and report that; the last report takes the record along.

        pytest's own account of a failure would cost 0.1 s, and may hold secrets.
        """
        evidence = item.stash.get(EVIDENCE, None)
        if evidence is None:
            return None
        if call.when == "teardown":
            self._watchdog.end()
        self._weigh(evidence, call)
        if self._watchdog.fired:
            evidence.cut_off(self._watchdog.seconds or 0, self._hung)
        if call.excinfo and not isinstance(call.excinfo.value, OURS):
            evidence.traceback = evidence.redact(str(pytest.Item.repr_failure(item, call.excinfo, "short")))
        record: dict[str, Any] = {}
        if call.when == "teardown":
            self._budget.spend(evidence.spent)
            record["conformance"] = msgspec.to_builtins(evidence.record(self._worker))
            del item.stash[EVIDENCE]
        return _report(item, call, evidence, record)

    def _weigh(self, evidence: Evidence, call: pytest.CallInfo[None]) -> None:
        ended_by = call.excinfo.value if call.excinfo else None
        evidence.seconds += call.duration
        if isinstance(ended_by, DeadWorld):
            self._dead = ended_by
        if call.when == "setup":
            evidence.started = datetime.fromtimestamp(call.start, UTC).isoformat(timespec="milliseconds")
            evidence.judgement = judge(ended_by, None, "")
        elif call.when == "call":
            evidence.collect()
            evidence.conclude(judge(ended_by, evidence.acting, evidence.trouble))
        elif isinstance(ended_by, Unnoticed) and evidence.judgement.verdict in UNSHOWN:
            return  # what was not carried out runs into nothing
        elif ended_by is not None:
            evidence.judgement = spoiled(evidence.judgement, f"clean-up: {one_line(ended_by)}")


def _place(file: str, line: int, example: Mapping[str, str]) -> tuple[str, int, frozenset[tuple[str, str]]]:
    """Return by what a test and what was planned are joined: file, line and example row."""
    return file, line, frozenset(example.items())


def _report(
    item: pytest.Item, call: pytest.CallInfo[None], evidence: Evidence, record: Mapping[str, Any]
) -> pytest.TestReport:
    """Return a report of pytest's that says the verdict, with nothing but what is redacted."""
    outcome, told = _outcome(evidence)
    assert call.when != "collect"
    return pytest.TestReport(
        item.nodeid,
        item.location,
        dict.fromkeys(item.keywords, 1),
        outcome,
        told,
        call.when,
        duration=call.duration,
        start=call.start,
        stop=call.stop,
        **record,
    )


def _outcome(evidence: Evidence) -> tuple[Outcome, tuple[str, int, str] | str | None]:
    """Return what pytest calls the verdict, and its account of it."""
    match evidence.judgement.verdict:
        case Verdict.PASS:
            return "passed", None
        case Verdict.INAPPLICABLE | Verdict.NOT_RUN:
            reason = evidence.redact(evidence.judgement.reason)
            return "skipped", (evidence.planned.file, evidence.planned.line, reason)
        case Verdict.ERROR:
            return "failed", evidence.traceback
        case _:
            return "failed", ""
