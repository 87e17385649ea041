"""Who is lent is not lent again, in this process or another one, until they are had back."""

import subprocess
import sys
from pathlib import Path

import pytest

from steps.people.accounts.leases import Kept, Lease, lease
from steps.people.actors import Belonging

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from steps.people.accounts.leases import lease
held = lease(Path(sys.argv[1]), "one")
print("held" if held else "taken", flush=True)
sys.stdin.read()
"""


def hold(folder: Path) -> subprocess.Popen[str]:
    """Another process that wants this person, and says whether it has them."""
    command = [sys.executable, "-c", HOLDER, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def got(folder: Path, login: str = "one") -> Lease:
    held = lease(folder, login)
    assert held
    return held


def test_one_at_a_time(tmp_path: Path) -> None:
    held = got(tmp_path)
    assert lease(tmp_path, "one") is None
    got(tmp_path, "two").close()
    held.close()
    got(tmp_path).close()


def test_not_in_two_processes(tmp_path: Path) -> None:
    held = got(tmp_path)
    with hold(tmp_path) as other:
        assert said(other) == "taken"
        other.kill()
    held.close()


def test_a_process_that_is_killed_holds_nobody(tmp_path: Path) -> None:
    with hold(tmp_path) as other:
        assert said(other) == "held"
        assert lease(tmp_path, "one") is None
        other.kill()
    got(tmp_path).close()


def test_what_is_known_is_remembered(tmp_path: Path) -> None:
    held = got(tmp_path)
    assert held.read() is None
    held.write(
        Kept(
            {"otp": Belonging(link="otpauth://totp/" + "x" * 100)},
            clean=False,
            bound=[{"sms": "+8613900000001"}],
        )
    )
    held.write(Kept(clean=False, bound=[{"wechat": "o1"}, {}]))
    held.close()
    assert got(tmp_path).read() == Kept(clean=False, bound=[{"wechat": "o1"}, {}])


@pytest.mark.parametrize("login", ["one", "a/b", "李"])
def test_only_the_owner_reads_it(tmp_path: Path, login: str) -> None:
    got(tmp_path / "deep", login).close()
    (file,) = (tmp_path / "deep").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
