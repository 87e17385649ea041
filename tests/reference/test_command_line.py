import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from fake_services.reference.__main__ import LACKS, NEEDED
from tests.ports import free_ports

COMMAND = [sys.executable, "-m", "fake_services.reference"]
SETTINGS = "targets/reference/settings.toml"
PORTS = ("portal", "mail", "control", "imap", "pop3", "submission")


def arguments(ports: list[int], folder: Path) -> list[str]:
    """The command line that serves on these ports."""
    chosen = [text for name, port in zip(PORTS, ports, strict=True) for text in (f"--{name}", str(port))]
    rest = ["--smtp", "127.0.0.1:25", "--store", str(folder / "store"), "--settings", SETTINGS]
    return [*COMMAND, *chosen, *rest]


def wait_until_ready(control: int, process: "subprocess.Popen[str]") -> None:
    with httpx.Client(transport=httpx.HTTPTransport(retries=6), trust_env=False) as client:
        while process.poll() is None:
            if client.get(f"http://127.0.0.1:{control}/ready").status_code == 200:
                return
    raise AssertionError(process.stderr.read() if process.stderr else "")


@pytest.fixture
def ports() -> list[int]:
    return free_ports(len(PORTS))


def test_serves_until_it_is_told_to_stop(ports: list[int], tmp_path: Path) -> None:
    with subprocess.Popen(arguments(ports, tmp_path), stderr=subprocess.PIPE, text=True) as process:
        wait_until_ready(ports[2], process)
        second = subprocess.run(arguments(ports, tmp_path), capture_output=True, text=True, check=False)
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == -signal.SIGTERM
    assert second.returncode == 3
    assert second.stderr.startswith(f"reference: portal: cannot listen on 127.0.0.1:{ports[0]}")
    assert second.stderr.count("\n") == 1


def test_goes_with_its_parent(ports: list[int], tmp_path: Path) -> None:
    parent = "import subprocess, sys; subprocess.Popen(sys.argv[1:]); sys.stdin.read()"
    command = [sys.executable, "-c", parent, *arguments(ports, tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        wait_until_ready(ports[2], process)
        process.kill()
        assert process.stderr is not None
        assert process.stderr.read() == ""  # it ends when the reference, too, has closed it


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (["--defect", "no-such"], "reference: no defect 'no-such'; --list-defects lists them\n"),
        (["--settings", "missing.toml"], "reference: missing.toml: No such file or directory\n"),
    ],
)
def test_wrong_use_is_one_line(ports: list[int], tmp_path: Path, wrong: list[str], message: str) -> None:
    command = [*arguments(ports, tmp_path), *wrong]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (3, message)


def test_missing_arguments_are_named() -> None:
    ended = subprocess.run([*COMMAND, "--portal", "1"], capture_output=True, text=True, check=False)
    assert ended.returncode == 2 and "--mail" in ended.stderr


def test_defects_are_listed() -> None:
    ended = subprocess.run([*COMMAND, "--list-defects"], capture_output=True, text=True, check=True)
    lines = [line.split("\t") for line in ended.stdout.splitlines()]
    assert ["number-shared", "G0.3", "A phone number can be bound to any number of mailboxes."] in lines


def test_without_a_package_it_serves_nothing_and_says_which() -> None:
    without = "import sys; sys.modules['{}'] = None; "
    run = without + "from fake_services.reference.__main__ import main; sys.exit(main())"
    for module, package in NEEDED.items():
        done = subprocess.run(
            [sys.executable, "-c", run.format(module)], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout) == (LACKS, "")
        assert (
            done.stderr
            == f"reference: {package} not installed; run: ci/setup, or pip install '.[reference]'\n"
        )
