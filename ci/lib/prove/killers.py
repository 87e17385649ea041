"""The record of the last whole campaign, ci/data/kill-matrix.json: which scenarios killed which defect."""

import math
from collections.abc import Mapping
from pathlib import Path

import msgspec

from ci.lib.prove.matrix import Matrix, Result
from conformance.judging import register
from conformance.planning.durations import FILE, recorded
from conformance.planning.names import names
from conformance.planning.planned import plan

ROOT = Path(__file__).parents[3]
RECORD = ROOT / "ci" / "data" / "kill-matrix.json"


class Kill(msgspec.Struct, frozen=True):
    """A scenario, as one that kills."""

    clause: str
    scenario: str


class Killers(msgspec.Struct):
    """Defect -> its clause's scenarios that killed it, the quickest first."""

    kills: dict[str, list[Kill]]

    @property
    def scenarios(self) -> set[Kill]:
        """All scenarios that killed something."""
        return {kill for kills in self.kills.values() for kill in kills}

    def rank(self, defect: str, scenario: Kill) -> int:
        """The place of a scenario among those that killed this defect; behind them if it did not."""
        kills = self.kills.get(defect, [])
        return kills.index(scenario) if scenario in kills else len(kills)

    def seconds(self, defect: str, durations: Mapping[Kill, float]) -> float:
        """How long it takes to kill this defect, by what killed it; without end, if nothing did."""
        return min((durations.get(kill, math.inf) for kill in self.kills.get(defect, [])), default=math.inf)

    def may_kill(self, defect: str, scenario: Kill) -> bool:
        """Whether this scenario killed this defect; or, for all that is known, none."""
        return scenario in self.kills.get(defect, []) or scenario not in self.scenarios


def durations() -> dict[Kill, float]:
    """Return how many seconds each scenario takes, its rows together, as far as that is on record."""
    clauses = {entry.id for entry in register.load(ROOT / "features" / "clauses.toml")}
    planned, took = plan(ROOT / "features" / "en", ROOT, clauses), recorded(ROOT / FILE)
    found: dict[Kill, float] = {}
    for one, name in zip(planned, names(planned, planned).values(), strict=True):
        kill = Kill(one.clause, one.name)
        found[kill] = found.get(kill, 0.0) + took.get(name, 0.0)
    return found


def of(matrix: Matrix) -> Killers:
    """Return the killers of a campaign."""
    return Killers({row.defect.id: list(map(_kill, row.kills)) for row in matrix.rows})


def _kill(result: Result) -> Kill:
    return Kill(result.clause, result.scenario)


def load() -> Killers:
    """Return what is on record; nothing, before the first campaign."""
    return msgspec.json.decode(RECORD.read_bytes(), type=Killers) if RECORD.exists() else Killers({})
