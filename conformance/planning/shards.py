"""One run on several machines: which scenarios are those of one shard, by how long they took before."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from pytest_split.algorithms import Algorithms

from conformance.planning.durations import places
from conformance.planning.planned import Planned
from conformance.run import Shard


@dataclass(frozen=True)
class Share:
    """One shard, and the keys of the scenarios that are its own."""

    shard: Shard
    keys: frozenset[str]


class _Item(NamedTuple):
    """What pytest-split asks of a test."""

    nodeid: str


def share(asked: str, marks: str, plan: Sequence[Planned], seconds: Mapping[str, float]) -> Share:
    """Return the shard that `--shard i/N` asks for, of the scenarios that -m chooses from a plan.

    seconds: by their places in the record; what has none counts as the mean. Raises ValueError.
    """
    match = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", asked)
    if not match or int(match[1]) > int(match[2]):
        raise ValueError(f"--shard {asked}: give i/N; the first of four is 1/4")
    number, of = map(int, match.groups())
    where = places(plan)
    keys = {where[planned.key]: planned.key for planned in plan if planned.marked(marks)}
    if of > len(keys):
        raise ValueError(f"--shard {asked}: there are {len(keys)} scenarios to share; give a smaller N")
    items: list[Any] = [_Item(place) for place in keys]
    own = Algorithms.least_duration.value(of, items, dict(seconds))[number - 1].selected
    shard = Shard(number=number, of=of, marks=marks, plan_sha256=plan_hash(plan))
    return Share(shard, frozenset(keys[item.nodeid] for item in own))


def plan_hash(plan: Sequence[Planned]) -> str:
    """Return the hash of all that is planned, its sentences included."""
    return hashlib.sha256(msgspec.json.encode(plan)).hexdigest()
