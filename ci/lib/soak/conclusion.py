"""What all sessions of a soak showed together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ci.lib.soak.session import CALM, Session

FLAT = 1.5
"""How many times as much memory as in the least of the calm sessions a worker takes in another, at most."""


@dataclass(frozen=True)
class Conclusion:
    """Of these sessions, those in which nothing died are compared with one another."""

    played: Sequence[Session]

    @property
    def differing(self) -> list[str]:
        """Each scenario on which calm sessions do not agree, in a line."""
        found: dict[str, set[str]] = defaultdict(set)
        for session in self._calm:
            for key, verdict in session.of_scenarios.items():
                found[key].add(verdict)
        return [f"{key}: {' and '.join(sorted(said))}" for key, said in found.items() if len(said) > 1]

    @property
    def is_flat(self) -> bool:
        """Whether no calm session took much more memory than another."""
        sizes = [one.megabytes for one in self._calm]
        return not sizes or max(sizes) <= min(sizes) * FLAT

    @property
    def wrong(self) -> int:
        """How many verdicts should not be."""
        return sum(len(one.wrong) for one in self.played)

    @property
    def left(self) -> int:
        """How many things were left behind."""
        return sum(len(one.left) for one in self.played)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong, differs, grew, or is left."""
        return self.is_flat and not (self.wrong or self.left or self.differing)

    def __str__(self) -> str:
        runs, deaths = sum(one.runs for one in self.played), sum(one.deaths for one in self.played)
        sizes = " → ".join(f"{one.megabytes:.0f}" for one in self._calm)
        return (
            f"{runs} runs in {len(self.played)} sessions, {deaths} deaths: {self.wrong} verdicts that should "
            f"not be, {len(self.differing)} that differ where nothing died, {self.left} things left behind; "
            f"megabytes of a worker where nothing died: {sizes} ({'flat' if self.is_flat else 'not flat'})"
        )

    @property
    def _calm(self) -> list[Session]:
        return [one for one in self.played if one.kind is CALM]
