"""The time limit: what hangs is cut off, and nothing of pytest's own."""

import threading

import pytest

from conformance.running import watchdog
from conformance.running.watchdog import CutOff, Watchdog


@pytest.fixture
def hungry(monkeypatch: pytest.MonkeyPatch) -> Watchdog:
    """One that waits for nothing."""
    monkeypatch.setattr(watchdog, "PAUSE", 0.01)
    return Watchdog(0.01)


def test_what_nothing_else_ends_is_ended_by_an_exception(hungry: Watchdog) -> None:
    tried: list[int] = []
    hungry.begin(tried.append)
    with pytest.raises(CutOff), hungry.bitten():
        threading.Event().wait(10)
    hungry.end()
    assert (tried, hungry.fired) == ([1, 2], True)


def test_what_is_not_to_be_bitten_goes_on(hungry: Watchdog) -> None:
    hungry.begin(lambda _: None)
    assert not threading.Event().wait(0.2)
    hungry.end()
    assert hungry.fired
