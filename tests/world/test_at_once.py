"""Submitting at the same moment: whose request never came is said, and is the harness's fault."""

from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.judging.verdict import HarnessFault
from steps.methods import SMS
from steps.screens.places import Outcome, Place
from steps.ways.requests import at_once
from steps.ways.requests.at_once import submit_at_once

DEVICES: Any = [
    SimpleNamespace(name=name, page=None, wire=SimpleNamespace(listener=listener))
    for name, listener in (("Li's browser", "device 0"), ("Wang's browser", "device 1"))
]


class Stage:
    """Notes what is asked of the world, in which what is submitted does not meet if there is trouble."""

    def __init__(self, trouble: str) -> None:
        self._trouble = trouble
        self.done: list[str] = []
        self.around = self

    def meet(self, listeners: list[str], patience: float) -> SimpleNamespace:
        self.done.append(f"meet {listeners}")
        return SimpleNamespace(trouble=lambda: self._trouble, has=self.done.__contains__)

    def part(self) -> None:
        self.done.append("part")

    def told(self, text: str) -> str:
        return text.replace("device 1", "Wang's browser")


@pytest.fixture(autouse=True)
def screens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "until", lambda page, seconds, come: come())
    monkeypatch.setattr(at_once, "see", lambda device: SMS.place)
    monkeypatch.setattr(at_once, "see_outcome", lambda device, leaving: Outcome(Place.TRUST))


def submit(stage: Stage) -> list[Outcome]:
    target = SimpleNamespace(ixit=SimpleNamespace(waits=SimpleNamespace(page=1.0)))
    scene: Any = SimpleNamespace(stage=stage, target=target)
    return submit_at_once(scene, [(one, partial(stage.done.append, one.name)) for one in DEVICES])


def test_all_submit_while_they_are_held_and_each_outcome_is_told() -> None:
    stage = Stage("")
    assert submit(stage) == [Outcome(Place.TRUST)] * 2
    assert stage.done == ["meet ['device 0', 'device 1']", "Li's browser", "Wang's browser", "part"]


def test_what_did_not_meet_is_a_fault_of_the_harness() -> None:
    with pytest.raises(HarnessFault, match=r"nothing was submitted by Wang's browser"):
        submit(Stage("nothing was submitted by device 1"))
