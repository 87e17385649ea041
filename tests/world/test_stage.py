"""How a scenario ends: nothing is left held or broken, and a failure set in vain is the harness's fault."""

from types import SimpleNamespace
from typing import Any

import pytest

from conformance.judging.verdict import HarnessFault
from conformance.profile import Limits
from fake_services.phones.inbox import Inbox
from fake_services.providers.failures import COMMON
from fake_services.proxy.barrier import Barrier
from fake_services.proxy.faults import Faults
from fake_services.proxy.recorder import Recorder
from fake_services.world.outages import Outages
from steps.play import seed
from steps.stage import Stage


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def stage(faults: Faults) -> Stage:
    failing = {name: {f"{name}.example": COMMON} for name in ("sms", "wechat")}
    outages = Outages(faults, Inbox(), failing)
    around: Any = SimpleNamespace(outages=outages, part=Barrier({}).part, recorder=Recorder({}))
    around.handset = SimpleNamespace(begin=lambda: None)
    profile: Any = SimpleNamespace(ixit=SimpleNamespace(phones=SimpleNamespace(numbers=()), limits=Limits()))
    return Stage(profile, around)


def test_people_are_made_up_anew_where_a_deployment_remembers_them(monkeypatch: pytest.MonkeyPatch) -> None:
    started: Any = SimpleNamespace(ixit=SimpleNamespace(start=object()))
    running: Any = SimpleNamespace(ixit=SimpleNamespace(start=None))
    before = seed(started, "a"), seed(running, "a"), seed(running, "b")
    monkeypatch.setattr("steps.play.RUN", "another run")
    assert len({*before}) == 3
    assert seed(started, "a") == before[0]
    assert seed(running, "a") not in before


def test_a_failure_that_nobody_ran_into_is_a_fault(stage: Stage) -> None:
    stage.around.outages.fail("sms", "down")
    with pytest.raises(HarnessFault, match=r"nobody ran into the failure that was set \(sms: down\)"):
        stage.end()
    stage.end()


def test_one_that_somebody_ran_into_is_not(stage: Stage, faults: Faults) -> None:
    stage.around.outages.fail("sms", "down")
    faults.fired.add("sms.example")
    stage.end()
    stage.around.outages.fail("wechat", "down")
    stage.around.outages.mend()
    stage.end()
