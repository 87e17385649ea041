"""The record of the last whole campaign, docs/kill-matrix.json: which scenarios killed which defect."""

from pathlib import Path

import msgspec

from ci.prove_lib.matrix import Matrix

RECORD = Path(__file__).parents[2] / "docs" / "kill-matrix.json"


class Kill(msgspec.Struct, frozen=True):
    """A scenario that killed."""

    clause: str
    scenario: str


class Killers(msgspec.Struct):
    """Defect -> its clause's scenarios that killed it."""

    kills: dict[str, list[Kill]]

    def killed(self, defect: str, clause: str, scenario: str) -> bool:
        """Whether this scenario killed this defect."""
        return Kill(clause, scenario) in self.kills.get(defect, [])


def of(matrix: Matrix) -> Killers:
    """Return the killers of a campaign."""
    return Killers(
        {row.defect.id: [Kill(result.clause, result.scenario) for result in row.kills] for row in matrix.rows}
    )


def load() -> Killers:
    """Return what is on record; nothing, before the first campaign."""
    return msgspec.json.decode(RECORD.read_bytes(), type=Killers) if RECORD.exists() else Killers({})
