"""The table of clauses and verdicts for the terminal, in the run's language."""

import shutil
from collections.abc import Iterable, Mapping, Sequence

from wcwidth import clip, ljust, width

from conformance.concluding.rules import CLAUSES
from conformance.report import order
from conformance.report.words import LEVELS, tally
from conformance.run import Clause, Run
from conformance.text import Text

HEADS = (
    Text("clause", "条款"),
    Text("level", "级别"),
    Text("verdict", "结论"),
    Text("scenarios", "场景"),
    Text("sentence", "要求"),
)
APART = Text("reported apart:", "另行报告：")
TOTALS = {
    "guide": Text("{count} clauses of the guide: {counts}", "指南条款 {count} 条：{counts}"),
    "apart": Text("{count} clauses apart: {counts}", "另行报告 {count} 条：{counts}"),
    "scenarios": Text("{count} scenarios: {counts}", "场景 {count} 个：{counts}"),
}


def table(run: Run) -> str:
    """Return clauses × verdicts as lines that fit the terminal, the guide's clauses first, totals last."""
    verdicts = {scenario.key: scenario.verdict for scenario in run.scenarios}
    guide, apart = order.guide(run), order.apart(run)
    header = tuple(head.of(run.language) for head in HEADS)
    rows = [header, *(_row(clause, verdicts, run.language) for clause in guide + apart)]
    widths = [max(width(row[column]) for row in rows) for column in range(4)]
    lines = [_line(row, widths) for row in rows]
    if apart:
        lines.insert(len(guide) + 1, APART.of(run.language))
    return "\n".join([*lines, "", *_totals(guide, apart, run)])


def _row(clause: Clause, verdicts: Mapping[str, str], language: str) -> tuple[str, ...]:
    counts = _counts((verdicts[key] for key in clause.scenarios if key in verdicts), language)
    level, verdict = LEVELS[clause.level].word.of(language), CLAUSES[clause.verdict].word.of(language)
    return clause.id, level, verdict, counts, Text(clause.en, clause.zh).of(language)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = "  ".join(ljust(cell, column) for cell, column in zip(row, widths, strict=False))
    return _cut(f"{cells}  {row[-1]}", shutil.get_terminal_size((120, 24)).columns)


def _cut(text: str, columns: int) -> str:
    return text if width(text) <= columns else clip(text, 0, columns - 1).rstrip() + "…"


def _totals(guide: list[Clause], apart: list[Clause], run: Run) -> list[str]:
    parts: dict[str, Sequence[str]] = {
        "guide": [clause.verdict for clause in guide],
        "apart": [clause.verdict for clause in apart],
        "scenarios": [scenario.verdict for scenario in run.scenarios],
    }
    return [
        TOTALS[name].of(run.language).format(count=len(part), counts=_counts(part, run.language))
        for name, part in parts.items()
        if part
    ]


def _counts(verdicts: Iterable[str], language: str) -> str:
    counted = tally(verdicts).items()
    parts = [f"{number} {CLAUSES[verdict].word.of(language)}" for verdict, number in counted]
    return Text(", ", "，").of(language).join(parts)
