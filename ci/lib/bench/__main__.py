"""Measures, and prints the table: `ci/bench`."""

import os
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from ci.lib.bench import figures
from ci.lib.bench.duel import Bout
from ci.lib.bench.figures import Figure
from ci.lib.bench.runs import ROOT, Broken, Runs
from ci.lib.bench.watch import Lap
from conformance.judging import register
from conformance.judging.register import REGISTER
from conformance.reader import exit_with
from conformance.run import REQUIRED

SCENARIO = "steps/test_guide.py::test_the_number_bound_on_the_forced_page_serves_at_the_next_login"
"""Binds a number on the forced page and logs in again by it: 18 actions."""
BOUTS = 20
ROUNDS = 3
LAPS = 8
"""Laps of each worker in a round."""
FLOOR = 0.60
"""Seconds that raw Playwright took for 12 browser actions where the goals in seconds were set."""


def main() -> int:
    """Measure and print; returns 4 when a run broke off, else 0, whether the goals are met or not."""
    _say(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before (on a quiet machine: near 0)")
    with TemporaryDirectory() as folder:
        runs = Runs(Path(folder))
        try:
            measured = _measured(runs)
        except Broken as reason:
            _say(f"ci/bench: {reason}")
            return 4
    _say(figures.table(measured))
    return 0


def _measured(runs: Runs) -> list[Figure]:
    _say(f"one scenario with evidence, without, and in raw Playwright, {BOUTS} times")
    bouts = runs.duel(SCENARIO, BOUTS)
    _check_same_actions(bouts)
    _say(f"the same scenario with one worker and with two, {ROUNDS} times {LAPS} laps a worker")
    rounds = [(_laps(runs, 1), _laps(runs, 2)) for _ in range(ROUNDS)]
    gain = median(figures.throughput(two) / figures.throughput(one) for one, two in rounds)
    per_12 = median(figures.seconds_per_12_actions(two) for _, two in rounds)
    floor = median(figures.seconds_per_12_actions([[bout.raw, bout.raw]]) for bout in bouts)
    slower = floor / FLOOR
    _say(
        f"raw Playwright alone, one worker: {floor:.2f} s for 12 browser actions, {slower:.2f} times the "
        f"{FLOOR:.2f} s of the machine for which the goals in seconds were set: they are so much longer here"
    )
    return [
        Figure("one scenario, against raw Playwright", figures.against_raw(bouts), 1.4, "×"),
        Figure("evidence alone", figures.evidence_share(bouts), 15, "%"),
        Figure("throughput of -n 2 over -n 1", gain, 1.35, "×", least=True),
        Figure("-n 2: wall time for 12 browser actions", per_12, 0.6 * slower, "s"),
        *_whole_guide(runs, slower),
    ]


def _whole_guide(runs: Runs, slower: float) -> list[Figure]:
    _say("the whole guide (its own clauses; not claims and good practice) with two workers")
    clauses = [entry.id for entry in register.load(ROOT / REGISTER) if entry.level in REQUIRED]
    run = runs.timed("-n2", "-m", " or ".join(clauses))
    return [
        Figure("-n 2: the whole guide", run.wall, 180 * slower, "s"),
        Figure("start to first step of a second run", run.start, 5 * slower, "s"),
        Figure("memory of a worker beside the browser", run.memory, 600, "MB"),
    ]


def _laps(runs: Runs, workers: int) -> list[list[Lap]]:
    repetitions = workers * (LAPS + 1)
    return runs.timed(f"-n{workers}", f"--repeat={repetitions}", SCENARIO).workers


def _check_same_actions(bouts: list[Bout]) -> None:
    for bout in bouts:
        if not bout.guide.actions == bout.bare.actions == bout.raw.actions:
            raise Broken(
                f"{SCENARIO} makes {bout.guide.actions}, raw.py {bout.raw.actions}: bring raw.py up to date"
            )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    exit_with(main)
