"""Whether runs are the shards of one run: each there once, all of one suite, profile, language and plan."""

from collections import Counter
from collections.abc import Iterator, Sequence

from conformance.run import Run, Shard


def disagreements(shards: Sequence[Run]) -> list[str]:
    """Return why runs do not belong together, one line each; empty where they do."""
    parts = [run.shard for run in shards if run.shard]
    if unshared := [run for run in shards if not run.shard]:
        return [f"{run.title}, of {run.started}, is no shard: run it with --shard" for run in unshared]
    different = [line for run in shards[1:] for line in _different(shards[0], run)]
    return different or [*_numbers(parts), *_overlaps(shards)]


def _facts(run: Run) -> dict[str, object]:
    """What must be the same in all shards, under the name that a reader knows."""
    assert run.shard
    return {
        "suite version": run.suite_version,
        "suite commit": run.identity.commit,
        "profile": run.profile,
        "profile hash": run.identity.profile_sha256[:12],
        "language": run.language,
        "number of shards": run.shard.of,
        "-m": run.shard.marks,
        "plan": run.shard.plan_sha256[:12],
        "--strict": run.strict,
    }


def _different(first: Run, other: Run) -> Iterator[str]:
    assert first.shard and other.shard
    theirs, names = _facts(other), f"shard {first.shard.number}, shard {other.shard.number}"
    for name, value in _facts(first).items():
        if theirs[name] != value:
            yield f"{name} differs ({names}): {value!r}, {theirs[name]!r}"


def _numbers(parts: Sequence[Shard]) -> Iterator[str]:
    count, of = Counter(part.number for part in parts), parts[0].of
    if missing := [str(number) for number in range(1, of + 1) if number not in count]:
        yield f"missing: shard {', '.join(missing)} of {of}"
    for number, times in count.items():
        if times > 1:
            yield f"shard {number} is there {times} times"


def _overlaps(shards: Sequence[Run]) -> Iterator[str]:
    numbers = {scenario.key: set[int]() for run in shards for scenario in run.scenarios}
    for run in shards:
        assert run.shard
        for scenario in run.scenarios:
            numbers[scenario.key].add(run.shard.number)
    for key, there in numbers.items():
        if len(there) > 1:
            yield f"{key} is in shards {', '.join(map(str, sorted(there)))}"
