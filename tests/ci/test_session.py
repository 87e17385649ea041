"""A session of pytest that `ci/prove` or `ci/explore` has started ends in order, and is waited for."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONG = """
import pathlib, signal, time

def test_that_takes_its_time_to_end():
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        print("begun", flush=True)
        time.sleep(60)
    finally:
        time.sleep(0.5)
        pathlib.Path(__file__).with_name("written").touch()
"""
STARTER = """
import sys
from ci.lib.prove import session

try:
    sys.exit(session.run(*sys.argv[1:]))
except session.Interrupted:
    sys.exit(4)
"""


def started(tests: Path) -> subprocess.Popen[str]:
    """A process with a session that runs these tests, in a terminal of its own."""
    bare = ("-c", os.devnull, "--rootdir", str(tests.parent), "-p", "no:cacheprovider", "-s", str(tests))
    return subprocess.Popen(
        ["env", "--default-signal=INT", sys.executable, "-c", STARTER, *bare],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize(
    ("kill", "sign"), [(os.killpg, signal.SIGINT), (os.kill, signal.SIGTERM)], ids=["Ctrl-C", "SIGTERM"]
)
def test_a_session_that_is_told_to_end_writes_what_it_knows(
    tmp_path: Path, kill: Callable[[int, int], None], sign: int
) -> None:
    (tmp_path / "test_long.py").write_text(LONG)
    with started(tmp_path / "test_long.py") as process:
        assert process.stdout
        assert any(line.endswith("begun\n") for line in process.stdout)
        kill(process.pid, sign)
        process.communicate(timeout=60)
    assert process.returncode == 4
    assert (tmp_path / "written").exists()


def test_a_session_that_ends_by_itself_says_how(tmp_path: Path) -> None:
    (tmp_path / "test_short.py").write_text("def test_that_fails(): assert False")
    with started(tmp_path / "test_short.py") as process:
        process.communicate(timeout=60)
    assert process.returncode == 1
