"""From laps to figures, and from figures to a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ci.lib.bench.duel import Bout
from ci.lib.bench.watch import Lap


@dataclass(frozen=True)
class Figure:
    """What was measured beside its goal, both in the unit: the most that is allowed, or the least."""

    name: str
    measured: float
    goal: float
    unit: str
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.measured >= self.goal if self.least else self.measured <= self.goal


def against_raw(bouts: Iterable[Bout]) -> float:
    """How many times as long a scenario takes as the same in raw Playwright: the median of the bouts."""
    return median(bout.guide.seconds / bout.raw.seconds for bout in bouts)


def evidence_share(bouts: Iterable[Bout]) -> float:
    """By how many per cent evidence makes a scenario longer: the median of the bouts."""
    return 100 * (median(bout.guide.seconds / bout.bare.seconds for bout in bouts) - 1)


def throughput(workers: Iterable[Sequence[Lap]]) -> float:
    """Laps a second of all workers together, each by its median lap; the first is a start, left out."""
    return sum(1 / median(lap.seconds for lap in laps[1:]) for laps in workers)


def seconds_per_12_actions(workers: Sequence[Sequence[Lap]]) -> float:
    """Seconds in which all workers together make twelve browser actions, all laps being of one scenario."""
    return 12 / (throughput(workers) * sum(workers[0][-1].actions.values()))


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines for a terminal."""
    rows = [("figure", "measured", "goal", "")]
    for figure in figures:
        sign = "≥" if figure.least else "≤"
        measured, goal = (f"{value:.3g} {figure.unit}" for value in (figure.measured, figure.goal))
        rows.append((figure.name, measured, f"{sign} {goal}", "met" if figure.met else "not met"))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
