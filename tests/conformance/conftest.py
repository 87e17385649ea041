"""Gives each test a small suite in a folder of its own."""

from pathlib import Path

import pytest

from conformance import profile as target
from tests.conformance.small_suite import Suite


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Suite:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setattr(target, "load", target.load)  # put back after the inner conftest replaced it
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS"):
        monkeypatch.delenv(name, raising=False)
    return Suite(pytester)
