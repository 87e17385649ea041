"""ci/setup on machines made of fakes, without network: what it sets up, and what it says when it cannot."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash") or "bash"
TOOLS = [
    "cat",
    "cmp",
    "cp",
    "dirname",
    "env",
    "find",
    "flock",
    "grep",
    "id",
    "mkdir",
    "mktemp",
    "rm",
    "sed",
    "sort",
    "touch",
    "tr",
    "uname",
]
PYTHON = """
set -e
for last; do :; done
case "$*" in
    --version) echo "Python 3.14.0" ;;
    "-c "*version_info*) FITS ;;
    "-c "*sync_playwright*) [[ -e $HOME/browser ]] ;;
    "-m venv"*) rm -rf "$last"; mkdir -p "$last/bin"; cp "$0" "$last/bin/python" ;;
    "-m pip"*uv.txt) cp "$HOME/uv" "$(dirname "$0")/uv" ;;
    "-m pip"*) echo "$*" >>pip.log; for file; do [[ $file != --req*=* ]] || cp "${file#*=}" .venv; done ;;
    "-m playwright"*) echo "$*" >>"$HOME/playwright.log"; BROWSER ;;
    *whole.py*) shift; [[ ! -e .venv/damaged ]]; for file; do cmp -s "$file" ".venv/$file" || exit 1; done ;;
esac
"""
WORKING_PYTHON = PYTHON.replace("FITS", "true").replace("BROWSER", 'touch "$HOME/browser"')
OF_THIS_MINOR = (
    f"""{sys.executable} -c 'import sys; sys.version_info = (3, MINOR, 1); exec(sys.argv[1])' "$2\""""
)
OLD_PYTHON = PYTHON.replace("FITS", "false")
LACKING_LIBRARIES = PYTHON.replace("FITS", "true").replace("BROWSER", "echo libnss3 is missing")
UV = """
place=$HOME/.local/share/uv/python/cpython-3.13.9-here/bin
[[ $* != "python install 3.13" ]] || { mkdir -p "$place"; cp "$HOME/fetched" "$place/python"; }
"""
NOBODY = 65534
APT = "sudo apt-get update && sudo apt-get install --no-install-recommends"
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
            env={"PATH": f"{self.folder}/bin", "HOME": f"{self.folder}/home", **self.environment},
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

    def without_browser(self, user_id: int, system: str = "debian") -> None:
        (self.folder / "bin/chromium-headless-shell").unlink()
        self.of(user_id)
        (self.folder / "os-release").write_text(f"ID={system}\n")

    def lacks(self, *folders: str) -> None:
        for folder in folders:
            shutil.rmtree(self.folder / folder)

    def of(self, user_id: int) -> None:
        (self.folder / "bin/id").unlink()
        self.command("bin/id", f"echo {user_id}")

    def log(self, name: str) -> list[str]:
        file = self.folder / "home" / name
        return file.read_text().splitlines() if file.exists() else []


@pytest.fixture
def machine() -> Iterator[Machine]:
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        machine.folder.chmod(0o755)
        shutil.copytree(ROOT / "ci", machine.project / "ci")
        for requirements in ("requirements.txt", "requirements-test.txt"):
            (machine.project / requirements).write_text("playwright==1\n")
        for part in (machine.project / "ci/lib/setup").glob("*.sh"):
            there = part.read_text()
            for path in ("/etc/os-release", "/usr/share/fonts", "/usr/lib"):
                there = there.replace(path, str(machine.folder / Path(path).name))
            part.write_text(there)
        machine.command("bin/chromium-headless-shell")
        machine.command("fonts/NotoSansCJK.ttc")
        machine.command("lib/x86_64-linux-gnu/libatomic.so.1")
        machine.command("home/uv", UV)
        machine.command("home/fetched", WORKING_PYTHON)
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


def test_uv_fetches_a_python_once(machine: Machine) -> None:
    machine.command("bin/uv", UV)
    code, said = machine.setup()
    assert code == 0 and said[0].startswith("ci/setup: fetching Python 3.13 by uv")
    (machine.folder / "bin/uv").unlink()
    shutil.rmtree(machine.project / ".venv")
    assert machine.setup()[1][0] == "ci/setup: making .venv with Python 3.14.0"


def test_a_python_that_is_too_old_brings_uv(machine: Machine) -> None:
    machine.command("bin/python3", OLD_PYTHON)
    code, said = machine.setup()
    assert (code, said[:2]) == (
        0,
        ["ci/setup: making an environment for uv", "ci/setup: installing uv"],
    )
    assert "UV_PYTHON_INSTALL_MIRROR names a mirror" in said[2]


@pytest.mark.parametrize(
    ("minor", "first"),
    [
        (11, "making an environment for uv"),
        (12, "making .venv with Python 3.14.0"),
        (14, "making .venv with Python 3.14.0"),
        (15, "making an environment for uv"),
    ],
)
def test_what_has_no_wheels_of_ours_is_too_old_or_too_new(machine: Machine, minor: int, first: str) -> None:
    asked = OF_THIS_MINOR.replace("MINOR", str(minor))
    machine.command("bin/python3", WORKING_PYTHON.replace("true", asked))
    code, said = machine.setup()
    assert (code, said[0]) == (0, f"ci/setup: {first}")


def test_a_python_that_cannot_be_fetched(machine: Machine) -> None:
    machine.command("bin/uv", "echo no route >&2; exit 1")
    code, said = machine.setup()
    assert (code, said[1]) == (3, "no route")
    assert said[2].startswith("ci/setup: failed: fetching Python 3.13 by uv")


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        (
            "apt-get",
            f"run: {APT} python3 python3-venv libatomic1 fonts-noto-cjk",
        ),
        ("dnf", "run: sudo dnf install python3 libatomic google-noto-sans-cjk-vf-fonts"),
        (
            "zypper",
            "run: your package manager, for Python 3.12, 3.13 or 3.14 with venv; libatomic; Noto Sans CJK;",
        ),
    ],
)
def test_a_user_is_told_what_to_run(machine: Machine, manager: str, line: str) -> None:
    machine.of(1000)
    machine.command(f"bin/{manager}")
    machine.command("bin/python3.12", BROKEN_SHIM)
    machine.command("bin/python3.13", "exit 1")
    machine.lacks("fonts", "lib")
    machine.refuses(f"missing packages; {line}")


def test_a_mac_has_fonts(machine: Machine) -> None:
    machine.environment["OSTYPE"] = "darwin24"
    machine.command("bin/brew")
    machine.lacks("fonts", "lib")
    machine.refuses("missing packages; run: brew install python@3.13")


def test_root_gets_everything_at_once(machine: Machine) -> None:
    machine.without_browser(user_id=0)
    machine.lacks("fonts", "lib")
    installed = f'[[ $* != *install* ]] || cp "$HOME/fetched" "{machine.folder}/bin/python3.13"'
    machine.command("bin/apt-get", f'echo "$*" >>"$HOME/apt.log"; {installed}')
    assert machine.setup()[0] == 0
    update, install = machine.log("apt.log")
    assert update == "update"
    assert install.startswith("install --yes")
    assert install.endswith(" python3 python3-venv libatomic1 fonts-noto-cjk chromium-headless-shell")


def test_a_user_who_lacks_more_is_told_of_the_browser_too(machine: Machine) -> None:
    machine.without_browser(user_id=1000)
    machine.command("bin/apt-get")
    machine.refuses(f"missing packages; run: {APT} python3 python3-venv chromium-headless-shell")


@pytest.mark.parametrize("system", ["debian", "ubuntu", "fedora"])
def test_a_user_gets_playwrights_browser(machine: Machine, system: str) -> None:
    machine.without_browser(1000, system)
    machine.command("bin/dnf" if system == "fedora" else "bin/apt-get")
    machine.command("bin/python3.14", WORKING_PYTHON)
    assert [machine.setup()[0] for _ in range(2)] == [0, 0]
    assert machine.log("playwright.log") == ["-m playwright install --only-shell chromium"]


def test_root_on_ubuntu_gets_the_browsers_libraries_too(machine: Machine) -> None:
    machine.without_browser(0, 'neon\nID_LIKE="ubuntu debian"')
    machine.command("bin/apt-get")
    machine.command("bin/python3.14", WORKING_PYTHON)
    assert machine.setup()[0] == 0
    assert machine.log("playwright.log") == ["-m playwright install --with-deps --only-shell chromium"]


@pytest.mark.parametrize(
    ("system", "manager", "line"),
    [
        ("debian", "apt-get", f"{APT} chromium-headless-shell"),
        ("ubuntu", "apt-get", "sudo .venv/bin/python -m playwright install-deps chromium"),
        ("fedora", "dnf", "sudo dnf install chromium-headless"),
        ("alpine", "apk", ".venv/bin/python -m playwright install --only-shell chromium"),
    ],
)
def test_a_browser_that_lacks_libraries(machine: Machine, system: str, manager: str, line: str) -> None:
    machine.without_browser(1000, system)
    machine.command(f"bin/{manager}")
    machine.command("bin/python3.14", LACKING_LIBRARIES)
    code, said = machine.setup()
    assert (code, said[-2:]) == (
        3,
        ["libnss3 is missing", f"ci/setup: no Chromium starts here; run: {line}"],
    )


def test_a_damaged_environment_is_made_anew(machine: Machine) -> None:
    machine.command("bin/python3.14", WORKING_PYTHON)
    machine.setup()
    machine.command("a project/.venv/damaged")
    assert machine.setup() == (
        0,
        [
            "ci/setup: installing requirements.txt into .venv",
            "ci/setup: making .venv with Python 3.14.0",
            "ci/setup: installing requirements.txt into .venv",
        ],
    )
    assert machine.setup() == (0, [])


def test_an_environment_of_a_python_that_is_gone_is_made_anew(machine: Machine) -> None:
    machine.command("bin/python3.14", WORKING_PYTHON)
    machine.setup()
    (machine.project / ".venv/bin/python").unlink()
    assert machine.setup()[1][0] == "ci/setup: making .venv with Python 3.14.0"


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
