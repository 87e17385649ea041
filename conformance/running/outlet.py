"""What a world tells besides verdicts, all of it redacted: lines for people, the log of its deployment."""

import os
from pathlib import Path

import pytest

from conformance.judging.redaction import Redactor
from conformance.run_folder import RunFolder
from conformance.running.progress import Progress
from conformance.showing import shown

KEPT = 1_000_000
"""Bytes of a log that are kept, the last ones."""


class Outlet:
    """The door by which the text of a world reaches the terminal and the run's folder."""

    def __init__(self, folder: RunFolder, redactor: Redactor, config: pytest.Config) -> None:
        self._redact = redactor
        self._progress = Progress(config)
        worker = os.environ.get("PYTEST_XDIST_WORKER")
        self.log = folder.path / f"deployment{f'-{worker}' if worker else ''}.log"
        """Where people find what this process's deployment has printed, once it has ended."""

    @pytest.fixture(scope="session")
    def outlet(self) -> "Outlet":
        """The door for what the world says."""
        return self

    def say(self, text: str) -> None:
        """Print a line."""
        self._progress.say(shown(self._redact(text)))

    def keep(self, log: Path) -> None:
        """Put the end of a log into the run's folder, redacted. Raises OSError where a disk refuses."""
        with log.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - KEPT))
            text = file.read().decode(errors="replace")
        if size > KEPT:
            text = f"(the last {KEPT:,} bytes of {size:,})\n{text.partition('\n')[2]}"
        lines = (shown(line) for line in self._redact(text).splitlines())
        self.log.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
