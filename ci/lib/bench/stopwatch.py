"""A pytest plugin that takes a lap a scenario; each worker writes its own `laps-<worker>.json`."""

import os
import time
from collections.abc import Generator
from pathlib import Path

import msgspec
import pytest

from ci.lib.bench.watch import Lap, Watch


class Laps(msgspec.Struct):
    """What one worker did. A lap ends where the next one begins; the first one starts the worker's world."""

    first_step: float = 0.0
    """When the first step began, in seconds of time.monotonic()."""
    laps: list[Lap] = []


class Stopwatch:
    """Takes this worker's laps."""

    def __init__(self, folder: Path) -> None:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        self._file = folder / f"laps-{worker}.json"
        self._watch = Watch()
        self._laps = Laps()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Take a lap a scenario."""
        done = yield
        self._laps.laps.append(self._watch.lap())
        return done

    def pytest_bdd_before_step(self) -> None:
        """Note when the first step begins."""
        self._laps.first_step = self._laps.first_step or time.monotonic()

    def pytest_sessionfinish(self) -> None:
        """Write what was taken."""
        if self._laps.laps:
            self._file.write_bytes(msgspec.json.encode(self._laps))


def pytest_configure(config: pytest.Config) -> None:
    """Begin."""
    config.pluginmanager.register(Stopwatch(Path(config.option.report_folder)))
