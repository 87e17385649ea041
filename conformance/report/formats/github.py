"""GitHub: the summary of a step in Markdown, and its annotations as workflow commands."""

import re
from pathlib import Path

from conformance.judging.rules import SYMBOLS
from conformance.report import order, words
from conformance.run import Run, Scenario
from conformance.showing import shown

NAME = "summary.md"
SIGNS = re.compile(r"[\\`*_{}\[\]()#!~|>]")
"""What Markdown takes for its own."""
LEVELS = {"fail": "error", "error": "error", "inconclusive": "warning"}


def render(run: Run, folder: Path) -> dict[str, bytes]:
    """Return summary.md."""
    lines = [f"## {run.headline}", "", run.summary, "", "| | clauses of the guide | apart | scenarios |"]
    lines += ["|---|---|---|---|"]
    counts = [
        words.tally(one.verdict for one in things)
        for things in (order.guide(run), order.apart(run), run.scenarios)
    ]
    for verdict, symbol in SYMBOLS.items():
        if any(verdict in count for count in counts):
            row = " | ".join(str(count.get(verdict, "")) for count in counts)
            lines.append(f"| {symbol} {verdict} | {row} |")
    for scenario in order.to_look_at(run):
        lines += [
            "",
            f"**{scenario.verdict} {scenario.clause}** {_cell(scenario.name)}: {_cell(_why(scenario))}",
        ]
    return {NAME: ("\n".join(lines) + "\n").encode()}


def annotations(run: Run) -> list[str]:
    """Return a workflow command for each scenario that needs a look, at its line of the feature."""
    return [
        f"::{LEVELS[scenario.verdict]} file={_property(scenario.file)},line={scenario.line},"
        f"title={_property(f'{scenario.verdict} {scenario.clause}')}::{_data(_why(scenario))}"
        for scenario in order.to_look_at(run)
    ]


def _why(scenario: Scenario) -> str:
    return scenario.reason if not scenario.seen else f"expected {scenario.expected}; seen {scenario.seen}"


def _cell(text: str) -> str:
    """A deployment's text, which must not become markup, nor call anybody by @name."""
    plain = shown(" ".join(text.split("\n"))).replace("&", "&amp;").replace("<", "&lt;")
    return SIGNS.sub(r"\\\g<0>", plain).replace("@", "@<!-- -->")


def _data(text: str) -> str:
    """A deployment's text, which a terminal must not obey, as the value of a workflow command."""
    return "%0A".join(shown(line).replace("%", "%25") for line in text.split("\n"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
