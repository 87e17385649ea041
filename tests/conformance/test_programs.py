"""The programs of a profile: what they print, and what goes wrong with them in one line."""

import sys

import pytest

from conformance.profile import programs
from conformance.profile.programs import ProgramFailed

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
        (["./no-such-program"], r"^\./no-such-program: No such file or directory$"),
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
