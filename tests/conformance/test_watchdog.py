"""The time limit: what hangs is cut off, and nothing of pytest's own."""

import threading

import pytest

from conformance.running import judge, watchdog
from conformance.running.watchdog import CutOff, Watchdog
from tests.conformance.small_suite import Suite

HANGS = """
import threading
killed = threading.Event()


def pytest_conformance_cut_off(harder):
    killed.set()


@pytest.fixture
def witness(request):
    assert not killed.wait(60)
"""
"""A fixture that hangs until the browser is killed."""


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


def test_what_comes_before_the_sentences_is_cut_off_too(
    suite: Suite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "BEFORE", 0.1)
    suite.scenario("Then the world works")
    suite.replace("conftest.py", "patience = 300", "patience = 0.1")
    suite.replace("conftest.py", "@pytest.fixture\ndef witness(request):", HANGS)
    said = suite.run().only
    assert said.verdict.value == "inconclusive"
    assert "what hung is what comes before “Then the world works”" in said.reason


def test_what_is_not_to_be_bitten_goes_on(hungry: Watchdog) -> None:
    hungry.begin(lambda _: None)
    assert not threading.Event().wait(0.2)
    hungry.end()
    assert hungry.fired
