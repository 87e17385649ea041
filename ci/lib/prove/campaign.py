"""The pytest plugin of a campaign: it runs each defect's scenarios in one world, as far as the plan goes.

The plan comes from a file (`--campaign`). Each scenario is repeated once for each defect that it is to run
against; the number of the repetition is the number of the defect in the plan.
"""

from enum import StrEnum

import msgspec
import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from ci.lib.prove.defects import Defect
from ci.lib.prove.killers import Kill, Killers
from ci.lib.prove.matrix import Row
from conformance.judging.verdict import HarnessFault
from conformance.profile import Hook
from conformance.profile.hooks import HookFailed
from conformance.running.judge import EVIDENCE
from steps.stage import Stage

BEGIN_ANEW = "http://:{token}@127.0.0.1:{control}/defect"
"""Where the reference takes a defect (targets/reference.toml)."""
NUMBER = pytest.StashKey[int]()


class Until(StrEnum):
    """How far a campaign goes with a defect: to its first kill; on to the scenarios that have killed nothing
    yet; or through all of its scenarios."""

    KILLED = "killed"
    EACH_HAS_KILLED = "each has killed"
    END = "end"


class Plan(msgspec.Struct):
    """What is to be run; `everything`: the scenarios of all clauses; `known`: what a first pass has shown;
    `patient`: with the profile's own waits."""

    defects: list[Defect]
    until: Until = Until.KILLED
    everything: bool = False
    known: list[Row] = []
    patient: bool = False


class Campaign:
    """Chooses, orders and runs the scenarios of this process."""

    def __init__(self, plan: Plan, killers: Killers) -> None:
        self._plan = plan
        self._killers = killers
        self._killed: set[int] = set()
        self._have_killed: set[Kill] = set()
        self._current = -1

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Repeat a scenario for each defect it is to run against."""
        if metafunc.function not in scenario_wrapper_template_registry:
            return
        marks = {mark.name for mark in metafunc.definition.iter_markers()}
        numbers = [
            number
            for number, defect in enumerate(self._plan.defects)
            if self._plan.everything or defect.clause in marks
        ]
        metafunc.fixturenames.append("repetition")
        metafunc.parametrize("repetition", numbers or [-1])

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Sort by defect, the scenario first that killed it last time."""
        wanted = []
        for item in items:
            assert isinstance(item, pytest.Function)
            number = item.callspec.params["repetition"]
            assert isinstance(number, int)
            if number >= 0:
                item.stash[NUMBER] = number
                wanted.append(item)
        config.hook.pytest_deselected(items=[item for item in items if NUMBER not in item.stash])
        items[:] = sorted(wanted, key=self._rank)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        """Leave out what is no longer needed."""
        return None if self._is_needed(item) else True

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest) -> None:
        """Have the reference begin anew with this scenario's defect."""
        number = request.node.stash[NUMBER]
        request.node.stash[EVIDENCE].illustrated = False
        if number != self._current:
            stage: Stage = request.getfixturevalue("stage")
            begin_anew(stage, self._plan.defects[number])
            stage.forget()
            self._current = number

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a kill."""
        record = getattr(report, "conformance", None)
        if record and record["verdict"] == "fail":
            number = record["repetition"]
            if self._plan.defects[number].clause == record["clause"]:
                self._killed.add(number)
                self._have_killed.add(Kill(record["clause"], record["name"]))

    def _is_needed(self, item: pytest.Item) -> bool:
        number, scenario = item.stash[NUMBER], _scenario(item)
        if self._plan.until is Until.END or number not in self._killed:
            return True
        promising = self._killers.may_kill(self._plan.defects[number].id, scenario)
        return self._plan.until is Until.EACH_HAS_KILLED and promising and scenario not in self._have_killed

    def _rank(self, item: pytest.Item) -> tuple[int, int]:
        number = item.stash[NUMBER]
        return number, self._killers.rank(self._plan.defects[number].id, _scenario(item))


def _scenario(item: pytest.Item) -> Kill:
    planned = item.stash[EVIDENCE].planned
    return Kill(planned.clause, planned.name)


def begin_anew(stage: Stage, defect: Defect) -> None:
    """Have the reference, by its control API, start afresh with a defect; raises HarnessFault."""
    try:
        stage.call(Hook(method="PUT", url=BEGIN_ANEW, body={"defect": defect.id}), {})
    except HookFailed as fault:
        raise HarnessFault(f"the reference does not begin anew with {defect.id}: {fault}") from fault
