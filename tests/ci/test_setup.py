"""ci/setup on machines made of fakes, without network: what it sets up, and what it says when it cannot."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash") or "bash"
TOOLS = ["cat", "cp", "dirname", "find", "flock", "id", "mkdir", "rm", "sha256sum", "sort"]
NEEDED_TO_RUN = ["certutil", "chromium-headless-shell"]
WORKING_PYTHON = """
case "$*" in
    --version) echo "Python 3.14.0" ;;
    "-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
    "-m pip"*) echo "$*" >>pip.log ;;
esac
"""
NOBODY = 65534
BROKEN_SHIM = "echo 'pyenv: python3.12: command not found' >&2; exit 127"


@dataclass
class Machine:
    """A folder with a copy of the project's set-up, and the few commands that are on PATH there."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def project(self) -> Path:
        return self.folder / "a project"

    @property
    def pip_runs(self) -> list[str]:
        log = self.project / "pip.log"
        return log.read_text().splitlines() if log.exists() else []

    def command(self, path: str, script: str = "") -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!{BASH}\n{script}\n")
        file.chmod(0o755)

    def start(self, *arguments: str, user: int | None = None) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [BASH, self.project / "ci/setup", *arguments],
            cwd="/",
            env={"PATH": str(self.folder / "bin"), "HOME": str(self.folder / "home"), **self.environment},
            stderr=subprocess.PIPE,
            text=True,
            user=user,
        )

    def setup(self, *arguments: str, user: int | None = None) -> tuple[int, list[str]]:
        process = self.start(*arguments, user=user)
        _, said = process.communicate(timeout=60)
        return process.returncode, said.splitlines()

    def refuses(self, line: str, user: int | None = None) -> None:
        assert self.setup(user=user) == (3, [f"ci/setup: {line}"])

    def without_browser(self, user_id: int) -> None:
        for command in ("chromium-headless-shell", "id"):
            (self.folder / "bin" / command).unlink()
        self.command("bin/id", f"echo {user_id}")


@pytest.fixture
def machine() -> Iterator[Machine]:
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        machine.folder.chmod(0o755)
        shutil.copytree(ROOT / "ci", machine.project / "ci")
        for requirements in ("requirements.txt", "requirements-test.txt"):
            (machine.project / requirements).write_text("playwright==1\n")
        for command in NEEDED_TO_RUN:
            machine.command(f"bin/{command}")
        for tool in TOOLS:
            (machine.folder / "bin" / tool).symlink_to(shutil.which(tool) or tool)
        yield machine


def test_makes_an_environment_once(machine: Machine) -> None:
    machine.command("bin/python3.14", WORKING_PYTHON)
    assert machine.setup() == (
        0,
        ["ci/setup: making .venv with Python 3.14.0", "ci/setup: installing requirements.txt into .venv"],
    )
    assert machine.setup() == (0, [])
    assert len(machine.pip_runs) == 1
    assert "--require-hashes --requirement=requirements.txt" in machine.pip_runs[0]


def test_installs_again_when_the_requirements_change(machine: Machine) -> None:
    machine.command("bin/python3.14", WORKING_PYTHON)
    machine.setup()
    (machine.project / "requirements.txt").write_text("playwright==2\n")
    assert machine.setup() == (0, ["ci/setup: installing requirements.txt into .venv"])


def test_the_tests_requirements_come_on_top(machine: Machine) -> None:
    machine.command("bin/python3.14", WORKING_PYTHON)
    machine.command("bin/shellcheck")
    machine.setup()
    machine.setup("test")
    assert machine.setup() == (0, [])
    assert machine.pip_runs[1].endswith("--requirement=requirements.txt --requirement=requirements-test.txt")


def test_two_at_once_install_once(machine: Machine) -> None:
    machine.command("bin/python3.14", WORKING_PYTHON)
    both = [machine.start(), machine.start()]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    for process in both:
        process.communicate()
    assert len(machine.pip_runs) == 1


def test_a_python_of_pyenv_is_found_behind_its_broken_shim(machine: Machine) -> None:
    machine.command("bin/python3.12", BROKEN_SHIM)
    machine.command("home/.pyenv/versions/3.12.1/bin/python", WORKING_PYTHON)
    assert machine.setup()[0] == 0


def test_uv_fetches_a_python(machine: Machine) -> None:
    machine.command("fetched/python", WORKING_PYTHON)
    machine.command("bin/uv", f'[[ $* != "python find"* ]] || echo "{machine.folder}/fetched/python"')
    code, said = machine.setup()
    assert (code, said[0]) == (0, "ci/setup: fetching Python 3.13 by uv")


def test_no_python(machine: Machine) -> None:
    machine.command("bin/python3.12", BROKEN_SHIM)
    machine.command("bin/python3.13", "exit 1")
    machine.refuses("no Python 3.12, 3.13 or 3.14 here; run: pip install uv && uv python install 3.13")


def test_no_browser_and_not_root(machine: Machine) -> None:
    machine.without_browser(user_id=1000)
    machine.refuses("missing packages; run: sudo apt-get install chromium-headless-shell")


def test_root_installs_the_browser(machine: Machine) -> None:
    machine.without_browser(user_id=0)
    machine.command("bin/apt-get", f'echo "$*" >>"{machine.folder}/apt.log"')
    machine.command("bin/python3.14", WORKING_PYTHON)
    assert machine.setup()[0] == 0
    update, install = (machine.folder / "apt.log").read_text().splitlines()
    assert update == "update"
    assert install.startswith("install --yes")
    assert install.endswith(" chromium-headless-shell")


def test_another_chromium(machine: Machine) -> None:
    machine.without_browser(user_id=1000)
    machine.command("my chromium")
    machine.command("bin/python3.14", WORKING_PYTHON)
    machine.environment["CHROMIUM"] = str(machine.folder / "my chromium")
    assert machine.setup()[0] == 0


def test_a_chromium_that_is_not_there(machine: Machine) -> None:
    machine.environment["CHROMIUM"] = "/no/chromium"
    machine.refuses("CHROMIUM is /no/chromium, which cannot be run: name a Chromium")


def test_what_failed_is_shown_with_its_reason(machine: Machine) -> None:
    machine.command("bin/python3.14", WORKING_PYTHON + '[[ $* != "-m pip"* ]] || { echo no route; exit 1; }')
    code, said = machine.setup()
    assert code == 3
    assert said[-2:] == [
        "no route",
        "ci/setup: failed: installing requirements.txt into .venv (the reason stands above)",
    ]


def test_a_folder_that_cannot_be_written(machine: Machine) -> None:
    machine.project.chmod(0o555)
    machine.refuses(
        f"cannot write to {machine.project}: make it writable or clone into a folder of your own",
        user=NOBODY if os.geteuid() == 0 else None,
    )
