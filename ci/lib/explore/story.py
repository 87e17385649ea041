"""An exploration from start to end: what it prints, the file it leaves, and its exit code."""

import shlex
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from msgspec.structs import replace

from ci.lib.explore.claims import claims_of
from ci.lib.explore.explorer import Explorer
from ci.lib.explore.sentences import feature
from ci.lib.explore.task import Task
from ci.lib.explore.walk import Ending, Walk
from conformance.judging.exit_code import ExitCode
from conformance.judging.judgement import one_line
from conformance.judging.verdict import HarnessFault, Verdict
from conformance.planning.opening import Opening
from conformance.profile import Profile
from conformance.running.progress import Progress
from steps.people.accounts import Accounts
from steps.stage import Stage

FILE = "counterexample.feature"
PATIENCE = 4.0
"""Seconds to wait for what may never come; a disagreement is confirmed with the profile's own waits."""


class Story:
    """Explores, and tells of it as the run's plugin."""

    def __init__(self, task: Task, opening: Opening, folder: Path) -> None:
        self._task = task
        self._opening = opening
        self._folder = folder
        self._code = ExitCode.HARNESS
        self._told: list[tuple[str, str]] = []

    @pytest.fixture
    def story(self) -> "Story":
        """What the one test is given."""
        return self

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Take over the terminal's lines of progress."""
        self._target = session.config.option.target
        self._terminal = Progress(session.config)
        self._terminal.say(f"exploring with seed {self._task.seed}")

    def pytest_report_teststatus(self) -> tuple[str, str, str]:
        """Let pytest print nothing of its own."""
        return "", "", ""

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Tell what broke the exploration off; a fault that was named needs no traceback."""
        report = yield
        if call.excinfo:
            self._code = ExitCode.HARNESS
            self._say(f"the exploration broke off: {one_line(call.excinfo.value)}", "red")
            if isinstance(call.excinfo.value, HarnessFault):
                report.longrepr = ""
        return report

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Print what was found, which pytest captures while a test runs, and set the exit code."""
        for text, colour in self._told:
            self._terminal.say(text, colour)
        session.exitstatus = self._code

    def explore(self, stage: Stage, accounts: Accounts) -> None:
        """Explore, and tell what was found. Raises HarnessFault."""
        began, walk = time.monotonic(), Walk(stage.seen_as(hurried(stage.target)), accounts)
        explorer = Explorer(claims_of(stage.target), walk, self._task.seed)
        found = explorer.explore(self._task.sequences, self._task.minutes * 60)
        self._say(f"{explorer.sequences} sequences in {time.monotonic() - began:.0f} s")
        if found:
            self._say(f"number {explorer.found_at} disagreed; the others cut it down")
            self._tell(found, Walk(stage, accounts)(found.sentences))
            return
        for reason in explorer.stuck:
            self._say(f"not carried out: {reason}", "yellow")
        self._say("no disagreement", "green")
        self._code = ExitCode.NOT_SHOWN if explorer.stuck else ExitCode.CONFORMS

    def _say(self, text: str, colour: str = "") -> None:
        self._told.append((text, colour))

    def _tell(self, found: Ending, again: Ending) -> None:
        last, file = found.sentences[-1], self._folder / FILE
        rule = next(entry.en for entry in self._opening.register if entry.id == last.clause)
        call = shlex.join(["ci/explore", *self._conditions(), f"--replay={file}"])
        notes = [
            f"found with seed {self._task.seed}",
            f"expected {found.expected}",
            f"seen {found.seen}",
            call,
        ]
        text = feature(found.sentences, rule, [" ".join(note.split()) for note in notes])
        file.write_text(text, encoding="utf-8")
        self._say(f"{last.clause}  {rule}", "red")
        self._say(text)
        if again.verdict is not Verdict.FAIL:
            raise HarnessFault("played once more, it holds: nothing can be said")
        self._say(f"play it: {call}")
        self._code = ExitCode.FAILS

    def _conditions(self) -> list[str]:
        """The options under which it was found."""
        target = [f"--target={self._target}"] if self._target != "reference" else []
        return [*target, f"--defect={self._task.defect.id}"] if self._task.defect else target


def hurried(profile: Profile) -> Profile:
    """The profile with no more patience than needed while exploring."""
    waits = profile.ixit.waits
    less = replace(waits, page=min(PATIENCE, waits.page), message=min(PATIENCE, waits.message))
    return replace(profile, ixit=replace(profile.ixit, waits=less))
