"""The table of clauses and verdicts for the terminal."""

import shutil
from collections.abc import Iterable, Mapping, Sequence

from wcwidth import clip, ljust, width

from conformance.report import order
from conformance.report.words import tally
from conformance.run import Clause, Run


def table(run: Run) -> str:
    """Return clauses × verdicts as lines that fit the terminal, the guide's clauses first, totals last."""
    verdicts = {scenario.key: scenario.verdict for scenario in run.scenarios}
    guide, apart = order.guide(run), order.apart(run)
    header = ("clause", "level", "verdict", "scenarios", "sentence")
    rows = [header, *(_row(clause, verdicts, run.language) for clause in guide + apart)]
    widths = [max(width(row[column]) for row in rows) for column in range(4)]
    lines = [_line(row, widths) for row in rows]
    if apart:
        lines.insert(len(guide) + 1, "reported apart:")
    return "\n".join([*lines, "", *_totals(guide, apart, run)])


def _row(clause: Clause, verdicts: Mapping[str, str], language: str) -> tuple[str, ...]:
    counts = _counts(verdicts[key] for key in clause.scenarios if key in verdicts)
    sentence = clause.zh if language.startswith("zh") else clause.en
    return clause.id, clause.level, clause.verdict, counts, sentence


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = "  ".join(ljust(cell, column) for cell, column in zip(row, widths, strict=False))
    return _cut(f"{cells}  {row[-1]}", shutil.get_terminal_size((120, 24)).columns)


def _cut(text: str, columns: int) -> str:
    return text if width(text) <= columns else clip(text, 0, columns - 1).rstrip() + "…"


def _totals(guide: list[Clause], apart: list[Clause], run: Run) -> list[str]:
    parts: dict[str, Sequence[str]] = {
        "clauses of the guide": [clause.verdict for clause in guide],
        "clauses apart": [clause.verdict for clause in apart],
        "scenarios": [scenario.verdict for scenario in run.scenarios],
    }
    return [f"{len(part)} {name}: {_counts(part)}" for name, part in parts.items() if part]


def _counts(verdicts: Iterable[str]) -> str:
    return ", ".join(f"{number} {verdict}" for verdict, number in tally(verdicts).items())
