"""GitHub, in the run's language: the summary of a step in Markdown, and annotations as workflow commands."""

import re
from pathlib import Path

from conformance.catalogue import said
from conformance.concluding.rules import CLAUSES, SYMBOLS
from conformance.report import order, words
from conformance.run import Run, Scenario
from conformance.showing import shown
from conformance.text import Text

NAME = "summary.md"
SIGNS = re.compile(r"[\\`*_{}\[\]()#!~|>]")
"""What Markdown takes for its own."""
LEVELS = {"fail": "error", "error": "error", "inconclusive": "warning"}
HEADS = (Text("clauses of the guide", "指南条款"), Text("apart", "另行报告"), Text("scenarios", "场景"))


def render(run: Run, folder: Path) -> dict[str, bytes]:
    """Return summary.md."""
    heads = " | ".join(head.of(run.language) for head in HEADS)
    lines = [f"## {said(run.headline, run.language)}", "", words.summary(run, run.language), ""]
    lines += [f"| | {heads} |", "|---|---|---|---|"]
    counts = [
        words.tally(one.verdict for one in things)
        for things in (order.guide(run), order.apart(run), run.scenarios)
    ]
    for verdict, symbol in SYMBOLS.items():
        if any(verdict in count for count in counts):
            row = " | ".join(str(count.get(verdict, "")) for count in counts)
            lines.append(f"| {symbol} {CLAUSES[verdict].word.of(run.language)} | {row} |")
    for scenario in order.to_look_at(run):
        why = _cell(_why(scenario, run.language))
        lines += ["", f"**{_called(scenario, run.language)}** {_cell(scenario.name)}: {why}"]
    return {NAME: ("\n".join(lines) + "\n").encode()}


def annotations(run: Run) -> list[str]:
    """Return a workflow command for each scenario that needs a look, at its line of the feature."""
    return [
        f"::{LEVELS[scenario.verdict]} file={_property(scenario.file)},line={scenario.line},"
        f"title={_property(_called(scenario, run.language))}::{_data(_why(scenario, run.language))}"
        for scenario in order.to_look_at(run)
    ]


def _called(scenario: Scenario, language: str) -> str:
    return f"{CLAUSES[scenario.verdict.value].word.of(language)} {scenario.clause}"


def _why(scenario: Scenario, language: str) -> str:
    if not scenario.seen:
        return said(scenario.reason, language)
    expected, seen = said(scenario.expected, language), said(scenario.seen, language)
    return Text(f"expected {expected}; seen {seen}", f"预期 {expected}；所见 {seen}").of(language)


def _cell(text: str) -> str:
    """A deployment's text, which must not become markup, nor call anybody by @name."""
    plain = shown(" ".join(text.split("\n"))).replace("&", "&amp;").replace("<", "&lt;")
    return SIGNS.sub(r"\\\g<0>", plain).replace("@", "@<!-- -->")


def _data(text: str) -> str:
    """A deployment's text, which a terminal must not obey, as the value of a workflow command."""
    return "%0A".join(shown(line).replace("%", "%25") for line in text.split("\n"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
