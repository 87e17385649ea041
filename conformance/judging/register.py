"""The clause register, features/clauses.toml: every requirement, its level and its one source."""

from collections import Counter
from pathlib import Path

import msgspec

from conformance.profile.conditions import Condition
from conformance.run import Level


class Entry(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One clause as registered, with its sentence in English and Chinese."""

    id: str
    level: Level
    source: str
    en: str
    zh: str
    applies_when: Condition | None = None
    """What has to hold of a deployment for the clause to apply to it."""
    needs: tuple[str, ...] = ()
    """The keys of a profile without which it cannot be claimed; of a claim about a time, that time."""


class _Register(msgspec.Struct, forbid_unknown_fields=True):
    clause: list[Entry]


def load(path: Path) -> list[Entry]:
    """Return the clauses in the register's order.

    Raises ValueError (one line, naming the file) for an unknown key, level or a clause registered twice.
    """
    try:
        entries = msgspec.toml.decode(path.read_bytes(), type=_Register).clause
    except (msgspec.DecodeError, ValueError) as error:
        raise ValueError(f"{path}: {error}") from error
    twice = [clause for clause, count in Counter(entry.id for entry in entries).items() if count > 1]
    if twice:
        raise ValueError(f"{path}: registered twice: {', '.join(twice)}")
    return entries
