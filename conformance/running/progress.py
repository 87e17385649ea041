"""What the terminal shows: a line a scenario as soon as it has ended, and the run's conclusion."""

from pathlib import Path

import pytest

from conformance import report
from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import Verdict
from conformance.run import Run, Scenario
from conformance.showing import shown

COLOURS = {Verdict.PASS: "green", Verdict.FAIL: "red", Verdict.ERROR: "red", Verdict.INCONCLUSIVE: "yellow"}


class Progress:
    """The one that writes on the terminal, through pytest's reporter, which keeps names of files to itself.

    (Its percentages are left out by pyproject.toml, console_output_style.)
    """

    def __init__(self, config: pytest.Config) -> None:
        """Take the terminal over; one of xdist's workers has none, where nothing is said."""
        terminal: pytest.TerminalReporter | None = config.pluginmanager.get_plugin("terminalreporter")
        self._terminal = terminal
        if terminal:
            terminal.showfspath = False

    def scenario(self, scenario: Scenario, traceback: str, far: str) -> None:
        """Print a scenario's line, how far the run is by it, and below why it is no pass."""
        first, *why = lines(scenario)
        self.say(f"{shown(first)}  [{far}]", COLOURS.get(scenario.verdict, ""))
        for line in [*why, *traceback.splitlines()]:
            self.say(f"    {shown(line)}")

    def conclude(self, run: Run, folder: Path, trouble: str) -> None:
        """Print the clauses, the notes, what the run says, and where its report is."""
        self.say("")
        self.say(report.table(run))
        for note in run.notes:
            self.say(f"note: {shown(note)}")
        self.say("")
        self.say(run.summary, _colour(run))
        self.say(trouble or f"report: {folder / 'report.html'}", "red" if trouble else "")

    def say(self, text: str, colour: str = "") -> None:
        """Print lines of our own."""
        if self._terminal:
            self._terminal.write_line(text, **{colour: True} if colour else {})
            self._terminal.flush()


def _colour(run: Run) -> str:
    """Green is for what conforms, or a part that passed; yellow for what a waiver or a claim lets pass."""
    if run.exit_code != ExitCode.CONFORMS:
        return "red"
    return "green" if run.outcome in ("conforms", "partial") else "yellow"


def lines(scenario: Scenario) -> list[str]:
    """Return verdict, clause, name and time in one line, and what explains the verdict below."""
    untold = [value for value in scenario.example.values() if value not in scenario.name]
    row = f" ({', '.join(untold)})" if untold else ""
    again = f" #{scenario.repetition}" if scenario.repetition > 1 else ""
    name = f"{scenario.name}{row}{again}"
    told = [f"{scenario.verdict:<12} {scenario.clause:<12} {name}  {scenario.seconds:.1f} s"]
    if scenario.verdict is Verdict.FAIL:
        told += [f"expected {scenario.expected}", f"seen     {scenario.seen}"]
        told += [f"look at  {step.picture}" for step in scenario.steps if step.picture][-1:]
    if scenario.waiver:
        told.append(scenario.waiver.note)
    return [*told, scenario.reason] if scenario.reason else told
