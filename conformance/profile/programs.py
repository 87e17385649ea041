"""The programs of a target profile: what a deployment's own people wrote for the suite to run."""

import subprocess
from collections.abc import Mapping, Sequence

from conformance.profile.placeholders import fill

PATIENCE = 120.0
"""Seconds that a program may take."""


class ProgramFailed(Exception):
    """A program did not do what the profile says of it; the text names it."""


def run(command: Sequence[str], values: Mapping[str, object], environment: Mapping[str, str]) -> bytes:
    """Run a program, each `{name}` in it filled in from `values`, and return what it prints.

    environment: all its variables, where secrets are safe from other people's eyes. Raises ProgramFailed.
    """
    name = " ".join(command)
    try:
        arguments = [fill(part, values) for part in command]
        ended = subprocess.run(arguments, env=environment, capture_output=True, timeout=PATIENCE, check=False)
    except ValueError as wrong:  # Unfilled, or a null byte
        raise ProgramFailed(f"{name}: {wrong}") from None
    except OSError as error:
        raise ProgramFailed(f"{name}: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise ProgramFailed(f"{name}: did not end within {PATIENCE:g} s") from None
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise ProgramFailed(f"{name}: exited with {ended.returncode}: {''.join(said) or 'it said nothing'}")
    return ended.stdout
