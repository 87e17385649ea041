"""A command whose reader goes away ends without a word."""

import subprocess
import sys
from pathlib import Path

import pytest

from conformance.reader import GONE

ROOT = Path(__file__).parents[2]


NOT_FOR_PEOPLE = {"ci/lib/setup/whole.py", "ci/lib/soak/hostile.py"}
"""Programs that ours start, and whose output nobody reads."""


def test_every_command_for_people_is_one_whose_reader_may_go_away() -> None:
    files = [path for top in ("ci", "conformance") for path in (ROOT / top).rglob("*.py")]
    commands = {path: text for path in files if '__name__ == "__main__"' in (text := path.read_text("utf-8"))}
    lacking = {
        path.relative_to(ROOT).as_posix() for path, text in commands.items() if "exit_with(" not in text
    }
    assert lacking == NOT_FOR_PEOPLE


@pytest.mark.parametrize(
    "command",
    [("ci.lib.prove", "--list"), ("conformance", "ics-form"), ("conformance.profile.keys",)],
)
def test_a_reader_that_goes_away_is_no_error(command: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == GONE
