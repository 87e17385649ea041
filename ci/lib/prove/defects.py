"""The defects of the reference, as its command line lists them."""

import subprocess
import sys
from collections.abc import Callable, Collection, Sequence

import msgspec

from conformance.planning.shards import part_of

COMMAND = [sys.executable, "-m", "fake_services.reference", "--list-defects"]


class Defect(msgspec.Struct, frozen=True):
    """One deliberate non-conformance; `sentence` says what a user would notice."""

    id: str
    clause: str
    sentence: str


class NoSuchDefect(Exception):
    """Nothing is called so; one line that says what there is."""


def listed() -> list[Defect]:
    """Return all defects."""
    said = subprocess.run(COMMAND, capture_output=True, text=True, check=True).stdout
    return [Defect(*line.split("\t")) for line in said.splitlines()]


def chosen(defects: Sequence[Defect], ids: Collection[str], clauses: Collection[str]) -> list[Defect]:
    """Return the defects of these ids and clauses; all, where none is named. Raises NoSuchDefect."""
    known, broken = {defect.id for defect in defects}, {defect.clause for defect in defects}
    for name, wrong in (("defect", set(ids) - known), ("clause with a defect", set(clauses) - broken)):
        if wrong:
            raise NoSuchDefect(f"no {name} is called {', '.join(sorted(wrong))}; ci/prove --list lists them")
    wanted = [defect for defect in defects if defect.id in ids or defect.clause in clauses]
    return wanted if ids or clauses else list(defects)


def quickest(defects: Sequence[Defect], seconds: Callable[[str], float]) -> list[Defect]:
    """Return of each clause the defect that is killed the soonest: what `.ci/run` has time for.

    seconds: how long it takes to kill the defect of an id; among those of one length the id decides.
    """
    found: dict[str, Defect] = {}
    for defect in sorted(defects, key=lambda one: (seconds(one.id), one.id)):
        found.setdefault(defect.clause, defect)
    return [defect for defect in defects if found[defect.clause] == defect]


def part(defects: Sequence[Defect], asked: str | None) -> list[Defect]:
    """Return what `--shard i/N` asks for, every Nth; all, where it is not given. Raises ValueError."""
    number, of = part_of(asked) if asked else (1, 1)
    return list(defects[number - 1 :: of])
