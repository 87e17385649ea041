"""Where deaths come into pytest: `-p ci.lib.soak.plugin`; $SOAK says which, how often, and where it is noted.

A death is decided by the seed and the scenario alone, so that a run can be made again.
"""

import os
from pathlib import Path
from random import Random

import msgspec
import pytest

from ci.lib.soak.deaths import let_die


class Deaths(msgspec.Struct, frozen=True):
    """The deaths of one session."""

    seed: int
    parts: list[str]
    """One of which dies each time."""
    each: int
    """In one of so many steps."""
    notes: str
    """A file that gets a line for each death: the scenario and the part."""


def pytest_configure(config: pytest.Config) -> None:
    """Let things die if the session says so."""
    deaths = msgspec.json.decode(os.environ["SOAK"], type=Deaths)
    if deaths.parts:
        config.pluginmanager.register(Reaper(deaths))


class Reaper:
    """Lets a part die after some of the steps."""

    def __init__(self, deaths: Deaths) -> None:
        self._deaths = deaths
        self._steps = 0

    def pytest_bdd_after_step(self, request: pytest.FixtureRequest) -> None:
        """Let a part die now and then, and note it first."""
        self._steps += 1
        name = request.node.nodeid
        chance = Random(f"{self._deaths.seed} {name} {self._steps}")
        if chance.randrange(self._deaths.each):
            return
        part = chance.choice(self._deaths.parts)
        with Path(self._deaths.notes).open("a", encoding="utf-8") as notes:
            notes.write(f"{name}\t{part}\n")
        let_die(part, request.getfixturevalue("stage").around)
