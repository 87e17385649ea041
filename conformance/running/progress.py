"""What the terminal shows: a line a scenario as soon as it has ended, and the run's conclusion."""

from pathlib import Path

import pytest
from wcwidth import ljust

from conformance import report
from conformance.catalogue import said
from conformance.concluding.rules import SCENARIOS
from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import Verdict
from conformance.reader import speak_to_nobody
from conformance.report import words
from conformance.run import Run, Scenario
from conformance.showing import shown
from conformance.text import Text

COLOURS = {Verdict.PASS: "green", Verdict.FAIL: "red", Verdict.ERROR: "red", Verdict.INCONCLUSIVE: "yellow"}
EXPECTED, SEEN = Text("expected ", "预期 "), Text("seen     ", "所见 ")
LOOK = Text("look at  ", "请看 ")
NOTE, REPORT = Text("note: ", "说明："), Text("report: ", "报告：")


class Progress:
    """The one that writes on the terminal, through pytest's reporter, which keeps names of files to itself.

    (Its percentages are left out by pyproject.toml, console_output_style.) It speaks the run's language.
    """

    def __init__(self, config: pytest.Config) -> None:
        """Take the terminal over; one of xdist's workers has none, where nothing is said."""
        terminal: pytest.TerminalReporter | None = config.pluginmanager.get_plugin("terminalreporter")
        self._terminal = terminal
        self.unread = False
        """Whether what is said comes to nobody any more."""
        self._language = str(config.getoption("language", "en"))
        if terminal:
            terminal.showfspath = False

    def scenario(self, scenario: Scenario, traceback: str, far: str) -> None:
        """Print a scenario's line, how far the run is by it, and below why it is no pass."""
        first, *why = lines(scenario, self._language)
        self.say(f"{shown(first)}  [{far}]", COLOURS.get(scenario.verdict, ""))
        for line in [*why, *traceback.splitlines()]:
            self.say(f"    {shown(line)}")

    def conclude(self, run: Run, folder: Path, trouble: str) -> None:
        """Print the clauses, the notes, what the run says, and where its report is."""
        language = self._language
        self.say("")
        self.say(report.table(run))
        for note in run.notes:
            self.say(f"{NOTE.of(language)}{shown(said(note, language))}")
        self.say("")
        self.say(words.summary(run, language), _colour(run))
        where = f"{REPORT.of(language)}{folder / 'report.html'}"
        self.say(trouble or where, "red" if trouble else "")

    def tell(self, text: str, colour: str = "") -> None:
        """Print a text of the suite, in the run's language."""
        self.say(said(text, self._language), colour)

    def say(self, text: str, colour: str = "") -> None:
        """Print lines as they are; nothing once they come to nobody: a pager was closed, say."""
        if self._terminal:
            try:
                self._terminal.write_line(text, **{colour: True} if colour else {})
                self._terminal.flush()
            except OSError:
                self.unread = True
                speak_to_nobody()


def _colour(run: Run) -> str:
    """Green is for what conforms, or a part that passed; yellow for what a waiver or a claim lets pass."""
    if run.exit_code != ExitCode.CONFORMS:
        return "red"
    return "green" if run.outcome in ("conforms", "partial") else "yellow"


def lines(scenario: Scenario, language: str) -> list[str]:
    """Return verdict, clause, name and time in one line, and what explains the verdict below."""
    untold = [value for value in scenario.example.values() if value not in scenario.name]
    row = f" ({', '.join(untold)})" if untold else ""
    again = f" #{scenario.repetition}" if scenario.repetition > 1 else ""
    name, verdict = f"{scenario.name}{row}{again}", SCENARIOS[scenario.verdict].word.of(language)
    told = [f"{ljust(verdict, 12)} {scenario.clause:<12} {name}  {scenario.seconds:.1f} s"]
    if scenario.verdict is Verdict.FAIL:
        told.append(f"{EXPECTED.of(language)}{said(scenario.expected, language)}")
        told.append(f"{SEEN.of(language)}{said(scenario.seen, language)}")
        pictures = [step.picture for step in scenario.steps if step.picture]
        told += [f"{LOOK.of(language)}{picture}" for picture in pictures[-1:]]
    if scenario.waiver:
        told.append(said(scenario.waiver.note, language))
    return [*told, said(scenario.reason, language)] if scenario.reason else told
