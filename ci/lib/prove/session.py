"""A session of pytest in a process of its own, ended in order by Ctrl-C or a pipeline's SIGTERM."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[3]


class Interrupted(Exception):
    """The session was told to end, and has ended; what it has seen stands in its report."""


def run(*arguments: str, silent: bool = False) -> int:
    """Run pytest with these arguments to its end and return its exit code; it may import `ci`.

    A signal is waited for until the session has written what it knows. Raises Interrupted then.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL if silent else None,
    )
    with ended_in_order(process):
        return process.wait()


@contextmanager
def ended_in_order(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Let a signal end this session first, which the block waits for. Raises Interrupted then."""
    told: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        told.append(number)
        if number == signal.SIGTERM:  # Ctrl-C reaches all of a terminal's processes by itself
            process.send_signal(number)

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if told:
        raise Interrupted
