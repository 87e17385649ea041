"""ci/lib/setup/whole.py, by which ci/setup sees what .venv lacks: on an environment made by hand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "ci/lib/setup/whole.py"
PINS = "thing==1 \\\n    --hash=sha256:00\nelsewhere==1 ; sys_platform == 'none'\n"
RECORD = "thing.py,,\n__pycache__/thing.pyc,,\n../../../bin/thing,,\nthing-1.dist-info/METADATA,,\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of packages in which `thing` is installed whole."""
    site = tmp_path / "lib/python/site-packages"
    about = site / "thing-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Name: thing\nVersion: 1\n")
    (about / "RECORD").write_text(RECORD)
    (site / "thing.py").touch()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/thing").write_text(f"#!{sys.executable}\nimport thing\n")
    return site


def wrong(site: Path, pins: str = PINS) -> str:
    requirements = site.parent / "requirements.txt"
    requirements.write_text(pins)
    asked = subprocess.run(
        [sys.executable, SCRIPT, requirements],
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == bool(asked.stderr)
    return asked.stderr.strip()


def test_an_environment_that_is_whole(site: Path) -> None:
    assert wrong(site) == ""


def test_what_was_never_installed(site: Path) -> None:
    assert wrong(site, "another-thing==1\n") == "another-thing is not installed"


def test_another_release(site: Path) -> None:
    assert wrong(site, "thing==2\n") == "thing is 1, not ==2"


def test_a_file_that_is_gone(site: Path) -> None:
    (site / "thing.py").unlink()
    assert wrong(site) == "thing.py of thing is damaged"


@pytest.mark.parametrize(
    "start", ["#!{}\nimport thing\n", "#!/bin/sh\n'''exec' \"{}\" \"$0\" \"$@\"\n' '''\nimport thing\n"]
)
def test_a_program_of_an_environment_that_was_moved(site: Path, start: str) -> None:
    program = site.parents[2] / "bin/thing"
    program.write_text(start.format("/elsewhere/.venv/bin/python"))
    assert wrong(site) == "../../../bin/thing of thing is damaged"
    program.write_text(start.format(sys.executable))
    assert wrong(site) == ""
