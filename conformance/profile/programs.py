"""The programs of a target profile: what a deployment's own people wrote for the suite to run."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO

from conformance.profile.placeholders import fill

PATIENCE = 120.0
"""Seconds that a program may take."""
PAUSE = 10.0
"""Seconds in which the last of it comes, once it has ended."""
LIMIT = 1024 * 1024
"""Bytes that it may print."""


class ProgramFailed(Exception):
    """A program did not do what the profile says of it; the text names it."""


def run(command: Sequence[str], values: Mapping[str, object], environment: Mapping[str, str]) -> bytes:
    """Run a program, each `{name}` in it filled in from `values`, and return what it prints.

    environment: all its variables, where secrets are safe from other people's eyes. Raises ProgramFailed.
    """
    name = " ".join(command)
    try:
        return printed(name, [fill(part, values) for part in command], environment, PATIENCE)
    except ValueError as wrong:  # Unfilled, or a null byte
        raise ProgramFailed(f"{name}: {wrong}") from None


def printed(name: str, command: Sequence[str], environment: Mapping[str, str], seconds: float) -> bytes:
    """What a program prints that ends well and in time; what it has started ends with it.

    Raises ProgramFailed, which calls it by this name.
    """
    try:
        process = subprocess.Popen(
            command,
            bufsize=0,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        start = f"; relative names start at {Path.cwd()}" if command[0].startswith(".") else ""
        raise ProgramFailed(f"{name}: {error.strerror}{start}") from None
    with process:
        out, err = _heard(process, seconds, name)
    if max(len(out), len(err)) > LIMIT:
        raise ProgramFailed(f"{name}: printed more than {LIMIT:,} bytes")
    if process.returncode:
        said = err.decode(errors="replace").strip().splitlines()[-1:]
        raise ProgramFailed(f"{name}: exited with {process.returncode}: {''.join(said) or 'it said nothing'}")
    return bytes(out)


def _heard(process: subprocess.Popen[bytes], seconds: float, name: str) -> tuple[bytearray, bytearray]:
    """What it prints, until it ends or is ended with all that it started."""
    assert process.stdout and process.stderr
    out, err = bytearray(), bytearray()
    both = (process.stdout, out), (process.stderr, err)
    ears = [Thread(target=_hear, args=(*one, process.pid), daemon=True) for one in both]
    for ear in ears:
        ear.start()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise ProgramFailed(f"{name}: did not end within {seconds:g} s") from None
    finally:
        _end(process.pid)
        for ear in ears:
            ear.join(PAUSE)  # who has left the group may hold on to what it was given
    return out, err


def _hear(pipe: IO[bytes], heard: bytearray, group: int) -> None:
    """Take in what comes; who goes on past what is kept is ended."""
    with suppress(OSError, ValueError):
        while len(heard) <= LIMIT and (piece := pipe.read(LIMIT // 16)):
            heard += piece
    if len(heard) > LIMIT:
        _end(group)


def _end(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
