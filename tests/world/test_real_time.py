"""Real time: what the profile allows is waited, all the waits of a scenario together; more is not run."""

from types import SimpleNamespace
from typing import Any

import pytest
from faker import Faker

from conformance.judging.verdict import NotRun
from conformance.profile.ixit import People, Waits
from steps.people.numbers import Numbers
from steps.scene import Scene


class Page:
    """Notes for how long it is waited."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def wait_for_timeout(self, milliseconds: float) -> None:
        self.waited.append(milliseconds)


def scene(page: Page) -> Scene:
    ixit = SimpleNamespace(clock="real", waits=Waits(longest=90), people=People("+86139########", "#", "#"))
    nobody: Any = None
    target = SimpleNamespace(ixit=ixit)
    stage: Any = SimpleNamespace(target=target, handset=nobody, made_up=set(), numbers=Numbers((), False))
    made = Scene(stage, Faker(), nobody, nobody, two=False)
    shown: Any = SimpleNamespace(page=page)
    made.show(shown)
    return made


def test_what_is_allowed_is_waited() -> None:
    page = Page()
    scene(page).pass_time(60)
    assert page.waited == [60_000]


def test_what_takes_longer_in_all_is_not_run() -> None:
    page = Page()
    waiting = scene(page)
    waiting.pass_time(60)
    said = r"^with real time this waits 120 seconds, the profile allows 90 \(ixit\.waits\.longest\)$"
    with pytest.raises(NotRun, match=said):
        waiting.pass_time(60)
    assert page.waited == [60_000]


def test_the_clock_of_the_pages_is_real_too() -> None:
    page = Page()
    scene(page).run_timers(3600)
    assert page.waited == [200]
