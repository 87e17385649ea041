"""Real time: what the profile allows is waited, all the waits of a scenario together; more is not run."""

from types import SimpleNamespace
from typing import Any

import pytest

from conformance.judging.verdict import NotRun
from conformance.profile.ixit import Waits
from steps.clock import Clock
from steps.devices.browsers import Browsers


class Page:
    """Notes for how long it is waited."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def wait_for_timeout(self, milliseconds: float) -> None:
        self.waited.append(milliseconds)


def clock(page: Page) -> Clock:
    target = SimpleNamespace(ixit=SimpleNamespace(clock="real", waits=Waits(longest=90)))
    stage: Any = SimpleNamespace(target=target)
    device: Any = SimpleNamespace(page=page)
    browsers = Browsers(lambda label: device)
    browsers.used_by("Li")
    return Clock(stage, browsers)


def test_what_is_allowed_is_waited() -> None:
    page = Page()
    clock(page).pass_time(60)
    assert page.waited == [60_000]


def test_what_takes_longer_in_all_is_not_run() -> None:
    page = Page()
    waiting = clock(page)
    waiting.pass_time(60)
    said = r"^with real time this waits 120 seconds, the profile allows 90 \(ixit\.waits\.longest\)$"
    with pytest.raises(NotRun, match=said):
        waiting.pass_time(60)
    assert page.waited == [60_000]


def test_the_clock_of_the_pages_is_real_too() -> None:
    page = Page()
    clock(page).run_timers(3600)
    assert page.waited == [200]
