"""A command whose reader goes away ends without a word."""

import subprocess
import sys
from pathlib import Path

import pytest

from conformance.reader import GONE

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", [("ci.lib.prove", "--list"), ("conformance", "ics-form")])
def test_a_reader_that_goes_away_is_no_error(command: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == GONE
