"""The clause register, features/clauses.toml: every requirement, its level and its one source."""

from collections import Counter
from pathlib import Path

import msgspec

from conformance.profile.conditions import Condition
from conformance.run import Document, Level

REGISTER = Path("features", "clauses.toml")


class Entry(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One clause as registered, with its sentence in English and Chinese."""

    id: str
    level: Level
    source: str
    document: str = ""
    """Of those that the register names."""
    quote: str = ""
    """The source's own words; of an inference, those that it is made from."""
    note: str = ""
    """Where our sentence is not the source's."""
    en: str
    zh: str
    applies_when: Condition | None = None
    """What has to hold of a deployment for the clause to apply to it."""
    needs: tuple[str, ...] = ()
    """The keys of a profile without which it cannot be claimed; of a claim about a time, that time."""


class _Register(msgspec.Struct, forbid_unknown_fields=True):
    clause: list[Entry]
    document: list[Document] = []


def load(path: Path) -> list[Entry]:
    """Return the clauses in the register's order.

    Raises ValueError (one line, naming the file) for an unknown key, level or document, or a clause that is
    registered twice.
    """
    register = _read(path)
    twice = [clause for clause, count in Counter(one.id for one in register.clause).items() if count > 1]
    if twice:
        raise ValueError(f"{path}: registered twice: {', '.join(twice)}")
    known = {"", *(document.id for document in register.document)}
    if strange := [one.id for one in register.clause if one.document not in known]:
        raise ValueError(f"{path}: the document of {', '.join(strange)} is none of its documents")
    return register.clause


def documents(path: Path) -> list[Document]:
    """Return the documents that the clauses are taken from. Raises ValueError, as `load` does."""
    return _read(path).document


def _read(path: Path) -> _Register:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=_Register)
    except (msgspec.DecodeError, ValueError) as error:
        raise ValueError(f"{path}: {error}") from error
