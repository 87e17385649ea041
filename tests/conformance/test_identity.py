"""What a run says of whom it tested, and of the suite that did."""

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from conformance.report.words import clock
from conformance.running.identity import commit_of, identity
from tests.conformance.report_sample import scenario

HOST = "mail.example"


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        ([-1.6, -0.9, -0.2], "within 2 s of ours"),
        ([-1.6, 58.0, -0.4, 3600.0], "within 2 s of ours"),
        ([29.1, 29.8, 90.0], "+29.8 s from ours"),
    ],
)
def test_the_clock_is_the_reading_nearest_to_it_of_those_before_it_was_moved(
    readings: list[float], told: str, tmp_path: Path
) -> None:
    profile: Any = SimpleNamespace(addresses=[f"https://{HOST}/"], started_here="", said="{}", secrets={})
    ran = [replace(scenario("G1.1", "Only"), clocks={HOST: one}) for one in readings]
    (system,) = identity("", profile, tmp_path / "x.toml", tmp_path, ran).systems
    assert system.clock is not None
    assert clock(system.clock).en == f"its clock is {told}"


def test_a_file_that_git_does_not_know_makes_the_suite_dirty(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        named = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
        subprocess.run(["git", "-C", tmp_path, *named, *words], check=True, capture_output=True)

    git("init")
    git("commit", "--allow-empty", "-m", "first")
    clean = commit_of(tmp_path)
    assert clean and "-dirty" not in clean
    (tmp_path / "new.py").write_text("")
    assert commit_of(tmp_path) == f"{clean}-dirty"
    assert commit_of(tmp_path / "nowhere") == ""
