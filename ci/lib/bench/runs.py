"""Runs of the guide, started as anybody starts them, with one of the benchmark's plugins."""

import os
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import msgspec

from ci.lib.bench.duel import Bout
from ci.lib.bench.memory import Memory
from ci.lib.bench.stopwatch import Laps
from ci.lib.bench.watch import Lap
from conformance.judging.exit_code import ExitCode

ROOT = Path(__file__).parents[3]
JUDGED = (ExitCode.CONFORMS, ExitCode.FAILS, ExitCode.NOT_SHOWN)


class Broken(Exception):
    """A run that cannot be measured; the text says which, and how it ended."""


@dataclass(frozen=True)
class Run:
    """A run with the stopwatch."""

    wall: float
    """Seconds from the command to its end."""
    start: float
    """Seconds from the command to the first step of its first scenario."""
    workers: list[list[Lap]]
    memory: float
    """MB that a worker took beside its browser, see Memory."""


class Runs:
    """Runs `ci/conformance`, each time into a new folder inside this one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def duel(self, scenario: str, bouts: int) -> list[Bout]:
        """So many bouts of one scenario (a node id). Raises Broken."""
        folder, *_ = self._conformance("duel", scenario, f"--repeat={2 * bouts + 3}")
        return msgspec.json.decode((folder / "duel.json").read_bytes(), type=list[Bout])

    def timed(self, *options: str) -> Run:
        """A run with these options of pytest. Raises Broken."""
        folder, began, ended, memory = self._conformance("stopwatch", *options)
        files = [path.read_bytes() for path in folder.glob("laps-*.json")]
        workers = [msgspec.json.decode(file, type=Laps) for file in files]
        first_step = min(worker.first_step for worker in workers)
        return Run(ended - began, first_step - began, [worker.laps for worker in workers], memory)

    def _conformance(self, plugin: str, *options: str) -> tuple[Path, float, float, float]:
        """The run's folder, when it began and ended (time.monotonic()), and Run.memory."""
        folder = Path(mkdtemp(dir=self._folder))
        measuring = ("-p", f"ci.lib.bench.{plugin}", f"--report-folder={folder}")
        command = [f"{ROOT}/ci/conformance", *measuring, *options]
        began = time.monotonic()
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                command, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=log, stderr=subprocess.STDOUT
            )
            memory = _watched(process)
        if process.returncode not in JUDGED:
            last = (folder / "log").read_text().strip().splitlines()[-3:]
            raise Broken(f"{' '.join(command)} ended with {process.returncode}: {' / '.join(last)}")
        return folder, began, time.monotonic(), memory


def _watched(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end of a run, and return the memory it took."""
    memory = Memory(process.pid)
    while process.poll() is None:
        memory.look()
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.5)
    return memory.peak
