"""The programs of a profile: what they print, and what goes wrong with them in one line."""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from conformance.profile import programs
from conformance.profile.programs import ProgramFailed
from tests.proxy.upstream import eventually

PRINTS = "import os; print(os.environ['SECRET'])"


def test_it_is_told_secrets_by_its_environment() -> None:
    assert programs.run(["{python}", "-c", PRINTS], {"python": sys.executable}, {"SECRET": "x"}) == b"x\n"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            ["{python}", "-c", "import sys; sys.exit('a slider\\nwas not moved')"],
            r"exited with 1: was not moved$",
        ),
        (["{python}", "-c", "raise SystemExit(3)"], r"exited with 3: it said nothing$"),
        (
            ["./no-such-program"],
            r"^\./no-such-program: No such file or directory; "
            rf"relative names start at {re.escape(str(Path.cwd()))}$",
        ),
        (["{pythn}"], r"^\{pythn\}: nothing stands for \{pythn\}; there is \{python\}$"),
    ],
)
def test_what_goes_wrong_is_one_line(command: list[str], said: str) -> None:
    with pytest.raises(ProgramFailed, match=said):
        programs.run(command, {"python": sys.executable}, {})


def test_one_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "PATIENCE", 0.2)
    with pytest.raises(ProgramFailed, match=r"did not end within 0\.2 s$"):
        programs.run(["sleep", "60"], {}, {})


def test_one_that_prints_without_end_is_ended() -> None:
    with pytest.raises(ProgramFailed, match=r"^yes: printed more than 1,048,576 bytes$"):
        programs.run(["yes"], {}, {"PATH": os.environ["PATH"]})


@pytest.mark.parametrize("after", ["", "; exit 0", "; exit 3", "; wait"])
def test_what_it_started_ends_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, after: str) -> None:
    monkeypatch.setattr(programs, "PATIENCE", 1 if "wait" in after else 60)
    started = tmp_path / "started"
    command = ["sh", "-c", f"sleep 600 & echo $! > {started}; echo said{after}"]
    with suppress(ProgramFailed):
        assert programs.run(command, {}, {"PATH": os.environ["PATH"]}) == b"said\n"
    assert eventually(lambda: not runs(int(started.read_text())))


def runs(pid: int) -> bool:
    """Whether there is such a process, and it is no dead one that nobody has asked for yet."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
