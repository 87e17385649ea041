"""A pytest plugin that sets one scenario against itself: with evidence, without it, and in raw Playwright.

Run it with an odd `--repeat` of one scenario, in one process. Repetitions go in turns, one with evidence and
one without, and between them comes a raw round, in a thread of its own: whatever else the machine does falls
on all three alike. The first bout starts the world and the last repetition stops it; they are not kept.

Without evidence: no witness is called (pictures, phones, wire, redaction) and no record is written; the
proxy's recorder stays, since sentences judge by it.
"""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

import msgspec
import pytest
from faker import Faker

from ci.lib.bench.raw import RawBrowser
from ci.lib.bench.watch import Lap, Watch
from conformance.profile.placeholders import fill
from conformance.running.judge import Judge
from conformance.running.ledger import Ledger
from steps.people.accounts.control import Control
from steps.scene import Scene
from steps.stage import Stage


class Bout(msgspec.Struct):
    """One lap of each."""

    guide: Lap
    bare: Lap
    """Without evidence."""
    raw: Lap


class Duel:
    """Takes the laps."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._watch = Watch()
        self._bare = cycle((False, True))
        self._bouts: list[Bout] = []
        self._thread = ThreadPoolExecutor(1, "raw")
        self._raw: RawBrowser | None = None
        self._faker = Faker("zh_CN")

    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest) -> None:
        """Get hold of the world: the raw rounds use its reference and its phone."""
        self._stage: Stage = request.getfixturevalue("stage")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Take a lap with evidence, or a raw one and then one without evidence."""
        if not next(self._bare):
            self._watch.start()
            done = yield
            self._guide = self._watch.lap()
            return done
        raw = self._thread.submit(self._raw_lap).result()
        Judge.witnessed = Ledger.recording = False
        try:
            self._watch.start()
            done = yield
        finally:
            Judge.witnessed = Ledger.recording = True
        self._bouts.append(Bout(self._guide, self._watch.lap(), raw))
        return done

    def pytest_sessionfinish(self) -> None:
        """Write the bouts."""
        if self._raw:
            self._thread.submit(self._raw.close).result()
        (self._folder / "duel.json").write_bytes(msgspec.json.encode(self._bouts[1:]))

    def _raw_lap(self) -> Lap:
        if self._raw is None:
            values, hosts = self._stage.around.values, self._stage.target.ixit.hosts
            ports = {host: int(fill(port, values)) for host, port in hosts.items()}
            self._raw = RawBrowser(ports, self._folder)
        self._watch.start()
        self._raw.play(Scene(self._stage, self._faker, Control(self._stage), two=False))
        return self._watch.lap()


def pytest_configure(config: pytest.Config) -> None:
    """Begin; the bouts are written to `duel.json` in the run's folder."""
    config.pluginmanager.register(Duel(Path(config.option.report_folder)))
