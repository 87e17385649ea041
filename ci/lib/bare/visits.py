"""The README's two commands on a bare machine, as its reader runs them."""

import re
from collections.abc import Mapping
from pathlib import Path

from ci.lib.bare.machine import Machine

FOLDER = "/suite"
_REMEDY = re.compile(r"ci/setup: .*; run: (.*)")


class Stopped(Exception):
    """A command did not do what it should: which, and how it ended."""


def visit(
    suite: str,
    user: bool,
    commands: list[str],
    release: Path | None = None,
    mirror: Mapping[str, str] | None = None,
) -> None:
    """Run the commands on a machine with git and certificates; a release needs no git.

    A user runs what ci/setup says, as it stands, and the command again; root must not be told anything.
    Raises Stopped.
    """
    packages = ["ca-certificates"] if release else ["git", "ca-certificates"]
    with Machine(suite, packages, user, mirror) as machine:
        if release:
            machine.unpack(release, FOLDER)
        else:
            machine.copy(".", FOLDER)
        for command in commands:
            _carry_out(machine, command, set(), user)


def _carry_out(machine: Machine, command: str, told: set[str], user: bool) -> None:
    code, said = machine.run(command, FOLDER)
    remedy = _REMEDY.fullmatch(said[-1]) if said else None
    if user and code == 3 and remedy and remedy[1] not in told:
        machine.run(remedy[1], FOLDER)
        _carry_out(machine, command, told | {remedy[1]}, user)
    elif code:
        raise Stopped(f"{command} ended with exit code {code}")
