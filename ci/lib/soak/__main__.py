"""`ci/soak`: scenario runs by the thousand, with deaths and hostile pages mixed in."""

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from random import Random

from ci.lib.prove.session import Interrupted
from ci.lib.soak.conclusion import Conclusion
from ci.lib.soak.hostile import PAGES, profile
from ci.lib.soak.session import BROWSER, CALM, HOSTILE, ROOT, WORLD, Kind, Session, play
from conformance.command_line import Parser
from conformance.judging import register
from conformance.planning.planned import plan
from conformance.reader import exit_with

RUNS = 2000
SIZE = 20
"""Scenario runs of a session, about."""
FEW = 4
"""The same, on hostile pages, where each one takes its whole time."""
KINDS: tuple[Kind, ...] = (CALM, BROWSER, HOSTILE, WORLD)


def clauses(random: Random, sizes: dict[str, int], most: int) -> list[str]:
    """Draw clauses that have about so many scenarios together."""
    drawn: list[str] = []
    fitting = [clause for clause, size in sizes.items() if size <= most]
    while fitting and sum(sizes[clause] for clause in drawn) < most:
        drawn.append(fitting.pop(random.randrange(len(fitting))))
    return drawn


def sessions(seed: int) -> Iterator[Session]:
    """Play one session after the other, without an end."""
    random, hostile = Random(seed), cycle(PAGES)
    entries = register.load(ROOT / "features" / "clauses.toml")
    planned = plan(ROOT / "features" / "en", ROOT, {entry.id for entry in entries})
    sizes = {entry.id: sum(one.clause == entry.id for one in planned) for entry in entries}
    sizes = {clause: size for clause, size in sizes.items() if size}
    for number, kind in zip(count(), cycle(KINDS), strict=False):
        with tempfile.TemporaryDirectory(prefix="soak-") as folder:
            few = kind is HOSTILE
            marks = " or ".join(clauses(random, sizes, FEW if few else SIZE))
            hang = next(hostile) if few else ""
            target = [f"--target={profile(Path(folder), hang)}"] if few else []
            yield play(kind, hang or marks, ["-m", marks, *target], seed + number, Path(folder))


def main() -> int:
    """Play until there were enough runs; 0 when nothing was wrong, nothing grew and nothing is left, else 1.

    4 when a signal has ended it.
    """
    parser = Parser("ci/soak", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"scenario runs, at least (default {RUNS})")
    parser.add_argument("--seed", type=int, default=1, help="what is drawn follows from it")
    try:
        chosen = parser.parse_args()
    except argparse.ArgumentError as error:
        sys.stderr.write(f"ci/soak: {error}\n")
        return 3
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    played: list[Session] = []
    try:
        _play(chosen.seed, chosen.runs, played)
    except (Interrupted, KeyboardInterrupt):
        sys.stderr.write("ci/soak: interrupted\n")
        _conclude(played)
        return 4
    return _conclude(played)


def _play(seed: int, most: int, played: list[Session]) -> None:
    for session in sessions(seed):
        played.append(session)
        sys.stdout.write("\n    ".join([session.line, *session.wrong, *session.left]) + "\n")
        sys.stdout.flush()
        if sum(one.runs for one in played) >= most or not session.runs:
            break


def _conclude(played: list[Session]) -> int:
    conclusion = Conclusion(played)
    sys.stdout.write("\n".join([*conclusion.differing, str(conclusion)]) + "\n")
    return 0 if conclusion.is_clean else 1


if __name__ == "__main__":
    exit_with(main)
