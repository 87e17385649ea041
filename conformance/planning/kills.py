"""Which scenarios have been seen to fail on which deliberate breaches: the record of `ci/prove`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from conformance.planning.planned import Planned

RECORD = Path("ci", "data", "kill-matrix.json")


class _Kill(msgspec.Struct):
    clause: str
    scenario: str
    """Its name in English."""


class _Record(msgspec.Struct):
    kills: dict[str, list[_Kill]] = {}


def kills(root: Path, plan: Sequence[Planned], english: Sequence[Planned]) -> Mapping[str, list[str]]:
    """Return key -> breaches for a plan; english: the same plan in English. None without a record."""
    path = root / RECORD
    record = msgspec.json.decode(path.read_bytes(), type=_Record) if path.is_file() else _Record()
    known = defaultdict[tuple[str, str], list[str]](list)
    for breach, found in record.kills.items():
        for kill in found:
            known[kill.clause, kill.scenario].append(breach)
    pairs = zip(plan, english, strict=False)
    return {here.key: known.get((same.clause, same.name), []) for here, same in pairs}
