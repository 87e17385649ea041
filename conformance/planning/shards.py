"""One run on several machines: which scenarios are those of one shard, by how long they took before."""

import hashlib
import heapq
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

import msgspec

from conformance.planning.planned import Planned
from conformance.run import Shard


@dataclass(frozen=True)
class Share:
    """One shard, and the keys of the scenarios that are its own."""

    shard: Shard
    keys: frozenset[str]


def share(asked: str, marks: str, plan: Sequence[Planned], seconds: Mapping[str, float]) -> Share:
    """Return the shard that `--shard i/N` asks for, of the scenarios that -m chooses from a plan.

    seconds: by key; what has none counts as the mean. Raises ValueError.
    """
    number, of = part_of(asked)
    keys = [planned.key for planned in plan if planned.marked(marks)]
    if of > len(keys):
        raise ValueError(f"--shard {asked}: there are {len(keys)} scenarios to share; give a smaller N")
    shard = Shard(number=number, of=of, marks=marks, plan_sha256=plan_hash(plan))
    return Share(shard, frozenset(_parts(keys, of, seconds)[number - 1]))


def part_of(asked: str) -> tuple[int, int]:
    """Return which part, and of how many, `--shard i/N` asks for. Raises ValueError."""
    match = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", asked)
    if not match or int(match[1]) > int(match[2]):
        raise ValueError(f"--shard {asked}: give i/N; the first of four is 1/4")
    return int(match[1]), int(match[2])


def _parts(keys: Sequence[str], of: int, seconds: Mapping[str, float]) -> list[list[str]]:
    """Share keys out, what takes longest first, each to the part that is shortest so far; else by order."""
    unknown = mean([seconds[key] for key in keys if key in seconds] or [1.0])
    lengths = {key: seconds.get(key, unknown) for key in keys}
    shares: list[tuple[float, int, list[str]]] = [(0.0, number, []) for number in range(of)]
    parts = [part for _, _, part in shares]
    for key in sorted(keys, key=lambda key: -lengths[key]):
        length, number, part = shares[0]
        part.append(key)
        heapq.heapreplace(shares, (length + lengths[key], number, part))
    return parts


def plan_hash(plan: Sequence[Planned]) -> str:
    """Return the hash of all that is planned, its sentences included."""
    return hashlib.sha256(msgspec.json.encode(plan)).hexdigest()
