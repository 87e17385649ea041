"""`--check`: whether a profile fits its deployment, found out before anything is judged."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass

import pytest
from wcwidth import ljust

from conformance.catalogue import said
from conformance.judging.exit_code import ExitCode
from conformance.judging.judgement import one_line
from conformance.judging.redaction import Redactor
from conformance.judging.verdict import DeadWorld
from conformance.run_folder import RunFolder
from conformance.running.interrupts import heed_once
from conformance.running.progress import Progress
from conformance.running.watchdog import Watchdog
from conformance.showing import shown
from conformance.text import Text

FOUND, MISSING = Text("found", "找到"), Text("missing", "没有找到")
REFUSED = Text("refused  ", "已拒绝   ")

SCENARIOS = 4
"""Scenarios in whose time it looks: it goes through what several of them do."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked for: where, under which key of the profile, and what came of it."""

    key: str
    """A key of `ixit.screens`, or what else was tried."""
    value: str
    """What the profile says of it."""
    missed: str = ""
    """Why it was not found, and what was there instead; empty when it was found."""
    picture: str = ""
    """Path of a JPEG in the run's folder, of a miss."""


class Preflight:
    """Takes the findings of the one test that looks, prints them, and says how it ended."""

    def __init__(self, folder: RunFolder, redactor: Redactor, patience: float | None) -> None:
        """patience: seconds that one scenario may take; None for no limit."""
        self._folder = folder
        self._redact = redactor
        self._findings: list[Finding] = []
        self._untried: dict[str, str] = {}
        self._unseen: list[str] = []
        self._empty: list[str] = []
        self._refusals: list[str] = []
        self._trouble = ""
        self._watchdog = Watchdog(patience and patience * SCENARIOS)

    def found(self, key: str, value: str) -> None:
        """Note what was found."""
        self._findings.append(Finding(key, value))

    def missed(self, key: str, value: str, why: str, picture: bytes | None) -> None:
        """Note what was not, with a JPEG of the screen. Raises OSError where the disk refuses."""
        kept = self._folder.keep(picture, "check", len(self._findings)) if picture else ""
        self._findings.append(Finding(key, value, why, kept))

    def untried(self, what: str, why: str) -> None:
        """Note what could not be tried on this deployment."""
        self._untried[what] = why

    def unseen(self, keys: list[str]) -> None:
        """Note which words of the profile were not looked for."""
        self._unseen += keys

    def left_empty(self, keys: list[str]) -> None:
        """Note which words of the guide the profile leaves empty: there is nothing to look for."""
        self._empty += keys

    def learn(self, secrets: Mapping[str, str]) -> None:
        """Know what must not be shown: secret -> name."""
        self._redact.learn(secrets)

    def refused(self, lines: list[str]) -> None:
        """Note what our gateways and sink refused meanwhile."""
        self._refusals += lines

    @pytest.fixture
    def findings(self) -> "Preflight":
        """Where the test that looks writes down what it finds."""
        return self

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Take over the terminal's lines of progress; heed the first Ctrl-C, and no second one."""
        self._progress = Progress(session.config)
        heed_once()

    def pytest_report_teststatus(self) -> tuple[str, str, str]:
        """Let pytest print nothing of its own."""
        return "", "", ""

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Have the time limit kept, from the fixtures to what comes after."""
        config = item.config
        self._watchdog.begin(lambda harder: self._cut_off(config, harder))
        try:
            return (yield)
        finally:
            self._watchdog.end()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self) -> Generator[None, object, object]:
        """Let what hangs be cut off."""
        with self._watchdog.bitten():
            return (yield)

    pytest_runtest_setup = pytest_runtest_teardown = pytest_runtest_call

    def _cut_off(self, config: pytest.Config, harder: int) -> None:
        limit = f"{self._watchdog.seconds:g} s, {SCENARIOS} times ixit.waits.scenario"
        self._trouble = f"not over within {limit}: what was to come next hangs, or is slow and needs more"
        config.hook.pytest_conformance_cut_off(config=config, harder=harder)

    @pytest.hookimpl(tryfirst=True)
    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Tell it, and not where it was."""
        self._trouble = "it was interrupted"
        excinfo.traceback = excinfo.traceback[:1]

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note what kept the test from looking; a world that does not start needs no traceback."""
        report = yield
        if call.excinfo:
            self._trouble = self._trouble or one_line(call.excinfo.value)
            if isinstance(call.excinfo.value, DeadWorld):
                report.longrepr = ""
        return report

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Print the table, and set the exit code."""
        language = str(session.config.getoption("language"))
        for line in table(self._findings, self._folder, language):
            self._progress.say(shown(self._redact(line)))
        for what, why in self._untried.items():
            self._progress.say(shown(self._redact(said(f"not tried {what}: {why}", language))))
        if self._empty:
            self._progress.say(said(f"left empty by the profile: {', '.join(self._empty)}", language))
        for line in self._refusals:
            self._progress.say(self._redact(f"{REFUSED.of(language)}{said(line, language)}"), "red")
        self._progress.say("")
        session.exitstatus = self._conclude()

    def _conclude(self) -> ExitCode:
        """Say in the last lines how far the profile fits, and return the exit code."""
        misses = sum(bool(finding.missed) for finding in self._findings)
        found = len(self._findings) - misses
        every = len(self._findings) + len(self._unseen)
        if self._trouble:
            self._progress.tell(self._redact(f"the check broke off: {self._trouble}"), "red")
            return ExitCode.HARNESS
        if misses:
            self._progress.tell(f"{misses} not found: mend the profile, or the deployment", "red")
        elif not self._unseen:
            self._progress.tell(f"all {every} found: the profile fits", "green")
            return ExitCode.CONFORMS
        self._progress.tell(f"fits as far as looked at: {found} of {every}", "" if misses else "green")
        if self._unseen:
            self._progress.tell(f"not looked at: {', '.join(self._unseen)}")
        return ExitCode.USAGE if misses else ExitCode.CONFORMS


def table(findings: list[Finding], folder: RunFolder, language: str) -> list[str]:
    """Return a line for each finding, and below a miss why, and where its picture is."""
    lines: list[str] = []
    for finding in findings:
        came = (MISSING if finding.missed else FOUND).of(language)
        lines.append(f"{ljust(came, 8)} {finding.key:<34} {finding.value}")
        if finding.missed:
            lines.append(f"         {said(finding.missed, language)}")
        if finding.picture:
            lines.append(f"         {folder.path / finding.picture}")
    return lines
