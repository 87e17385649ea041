"""What a campaign shows: for each defect, which scenarios ran against it and how they ended."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from ci.lib.prove.defects import Defect
from conformance.judging.verdict import Verdict

Outcome = Literal["killed", "survived", "undecided", "no scenario"]


class Result(msgspec.Struct, frozen=True):
    """How one scenario ended while one defect was on."""

    defect: str
    clause: str
    """Of the scenario."""
    scenario: str
    verdict: Verdict
    expected: str
    seen: str
    reason: str
    seconds: float


class Row(msgspec.Struct, frozen=True):
    """One defect, and what ran against it, in the order in which it ran."""

    defect: Defect
    results: tuple[Result, ...]

    @property
    def own(self) -> list[Result]:
        """The results of the scenarios of the defect's clause."""
        return [result for result in self.results if result.clause == self.defect.clause]

    @property
    def kills(self) -> list[Result]:
        """The fails of scenarios of the defect's clause, the quickest first."""
        fails = [result for result in self.own if result.verdict is Verdict.FAIL]
        return sorted(fails, key=lambda result: result.seconds)

    @property
    def astray(self) -> list[Result]:
        """The fails of scenarios of other clauses: for people to judge."""
        fails = (result for result in self.results if result.verdict is Verdict.FAIL)
        return [result for result in fails if result.clause != self.defect.clause]

    @property
    def outcome(self) -> Outcome:
        """Killed; survived, when a scenario of the clause passed; undecided, when none could tell."""
        if self.kills:
            return "killed"
        if not self.own:
            return "no scenario"
        passed = any(result.verdict is Verdict.PASS for result in self.own)
        return "survived" if passed else "undecided"

    @property
    def seconds(self) -> float:
        """What the scenarios took."""
        return sum(result.seconds for result in self.results)


class Matrix(msgspec.Struct):
    """A whole campaign."""

    rows: list[Row]

    @property
    def proven(self) -> bool:
        """Whether every defect was killed."""
        return all(row.outcome == "killed" for row in self.rows)

    @property
    def summary(self) -> str:
        """The campaign in one sentence."""
        killed = sum(row.outcome == "killed" for row in self.rows)
        left = [f"{row.defect.id} ({row.outcome})" for row in self.rows if row.outcome != "killed"]
        return f"{killed} of {len(self.rows)} defects killed" + (
            f"; not killed: {', '.join(left)}" if left else ""
        )


def matrix(defects: Iterable[Defect], results: Sequence[Result]) -> Matrix:
    """Join the results to their defects."""
    return Matrix(
        [Row(defect, tuple(one for one in results if one.defect == defect.id)) for defect in defects]
    )


def idle(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Return the scenarios (clause, name) that killed none of the defects of their clause."""
    ran = dict.fromkeys((result.clause, result.scenario) for row in rows for result in row.own)
    killers = {(result.clause, result.scenario) for row in rows for result in row.kills}
    return [scenario for scenario in ran if scenario not in killers]
