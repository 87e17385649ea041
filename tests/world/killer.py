"""A plugin for runs in which a part of the world dies after the first step: $KILL says which."""

import os

import pytest

from ci.lib.soak.deaths import let_die


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    """Let it die, once."""
    if part := os.environ.pop("KILL", ""):
        let_die(part, request.getfixturevalue("stage").around)
