"""What scenarios cause, as runs recorded it.

`python -m conformance.planning.figures RUN.json … > ci/data/figures.json` keeps it.

Takes the run.json of one run of the whole guide in English, or of several that make it up.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from conformance.judging.verdict import Verdict
from conformance.planning.names import lasting
from conformance.reader import exit_with
from conformance.run import Run, Spent

FIGURES = Path("ci", "data", "figures.json")


class Figures(msgspec.Struct, kw_only=True):
    """The figures of one deployment."""

    profile: str = ""
    """Whose run it was."""
    day: str = ""
    """When it began: ISO 8601, UTC."""
    scenarios: dict[str, Spent] = {}
    """Lasting name of a scenario -> what it caused."""

    def __str__(self) -> str:
        if not self.scenarios:
            return f"no figures are recorded ({FIGURES})"
        return f"by figures recorded with profile {self.profile} on {self.day} ({FIGURES})"


def recorded(runs: Sequence[Run]) -> Figures:
    """Return the figures of the scenarios that passed; of several runs of one the greatest count."""
    found: dict[str, Spent] = {}
    for run in runs:
        for one in run.scenarios:
            if one.verdict is Verdict.PASS:
                name = lasting(one.file, one.name, one.example)
                found[name] = greatest([one.spent, found.get(name, Spent())])
    profiles = ", ".join(sorted({run.profile for run in runs}))
    return Figures(profile=profiles, day=min(run.started for run in runs)[:10], scenarios=found)


def expected(figures: Figures, names: Mapping[str, str]) -> dict[str, Spent]:
    """Return key -> figure for what has one; names: key -> lasting name."""
    return {key: figures.scenarios[name] for key, name in names.items() if name in figures.scenarios}


def load(root: Path) -> Figures:
    """Return the figures that are kept in the project, none where there is no such file."""
    path = root / FIGURES
    return msgspec.json.decode(path.read_bytes(), type=Figures) if path.is_file() else Figures()


def greatest(figures: Iterable[Spent]) -> Spent:
    """Return the greatest of each figure."""
    return Spent(**{name: max(values) for name, values in _columns(figures).items()})


def total(figures: Iterable[Spent]) -> Spent:
    """Return the sum of each figure; of `sms_to_one` the greatest, since numbers differ."""
    columns = _columns([*figures, Spent()])
    sums = {name: sum(values) for name, values in columns.items()}
    return Spent(**{**sums, "sms_to_one": max(columns["sms_to_one"])})


def mean(figures: Iterable[Spent]) -> Spent:
    """Return the mean of each figure, rounded up, for what has none."""
    columns = _columns([*figures] or [Spent()])
    return Spent(**{name: -(-sum(values) // len(values)) for name, values in columns.items()})


def _columns(figures: Iterable[Spent]) -> dict[str, list[int]]:
    rows = [msgspec.structs.asdict(one) for one in figures]
    return {field: [row[field] for row in rows] for field in Spent.__struct_fields__}


def main() -> int:
    """Print what the records say that are given; 3 without any."""
    if not (paths := [Path(name) for name in sys.argv[1:]]):
        sys.stderr.write("usage: python -m conformance.planning.figures RUN.json …\n")
        return 3
    figures = recorded([msgspec.json.decode(path.read_bytes(), type=Run) for path in paths])
    text = msgspec.json.format(msgspec.json.encode(figures, order="deterministic"), indent=1)
    sys.stdout.write(f"{text.decode()}\n")
    return 0


if __name__ == "__main__":
    exit_with(main)
