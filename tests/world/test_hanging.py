"""A run on deployments that hang: each scenario ends, and says what hung; the next one has a browser."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psutil
import pytest

from ci.lib.soak.hostile import PAGES, profile
from fake_services.world.processes import below, words
from tests.proxy.upstream import eventually
from tests.world.running import GUIDE, ROOT, run, scenarios


@pytest.mark.parametrize("hang", PAGES)
def test_every_scenario_ends(tmp_path: Path, hang: str) -> None:
    ended = run(tmp_path, f"{GUIDE}the_tile_opens_the_web_mail", f"--target={profile(tmp_path, hang)}")
    assert ended.returncode != 0, ended.stdout
    verdicts = {one.verdict.value for one in scenarios(tmp_path)}
    assert verdicts
    assert verdicts <= {"inconclusive", "fail"}, ended.stdout


@pytest.mark.parametrize("hang", ["font", "fields"])
def test_what_a_page_does_to_its_pictures_fails_nothing(tmp_path: Path, hang: str) -> None:
    run(tmp_path, "-m", "G6.2", f"--target={profile(tmp_path, hang)}")
    played = scenarios(tmp_path)
    assert any(one.wire for one in played)
    assert "fail" not in {one.verdict.value for one in played}


def test_what_hung_is_told(tmp_path: Path) -> None:
    run(tmp_path, "-m", "G2.1", f"--target={profile(tmp_path, 'script', page=200)}")
    reasons = [one.reason for one in scenarios(tmp_path)]
    assert reasons
    assert all("cut off" in reason for reason in reasons)


def test_a_frozen_deployment_hangs_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-m", "G2.1", f"--report-folder={tmp_path / 'out'}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert any(eventually(lambda: shows_a_page(process.pid)) for _ in range(12))
        for one in below(psutil.Process(process.pid)):
            if words(one)[1:3] == ["-m", "fake_services.reference"]:
                one.suspend()
        said, _ = process.communicate(timeout=600)
    assert process.returncode != 0, said.decode()
    verdicts = {one.verdict.value for one in scenarios(tmp_path)}
    assert verdicts & {"inconclusive", "error"} and "fail" not in verdicts


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_what_hangs_and_a_second_one_changes_nothing(tmp_path: Path, sign: int) -> None:
    target = profile(tmp_path, "script", page=200, scenario=300)
    command = ["env", "--default-signal=INT,HUP", sys.executable, "-m", "pytest", "-m", "G2.1"]
    command += [f"--target={target}", f"--report-folder={tmp_path / 'out'}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert any(eventually(lambda: shows_a_page(process.pid)) for _ in range(12))
        process.send_signal(sign)
        process.send_signal(sign)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 4, said.decode()
    assert b"the run was interrupted" in said and b"Traceback" not in said
    assert [one.verdict.value for one in scenarios(tmp_path)] == ["not-run", "not-run"]


def test_a_signal_ends_a_run_whose_reader_went_away(tmp_path: Path) -> None:
    target = profile(tmp_path, "script", page=200, scenario=300)
    with told_to_a_reader(tmp_path, "-m", "G2.1", f"--target={target}") as (process, lines):
        assert any(eventually(lambda: shows_a_page(process.pid)) for _ in range(12))
        lines.close()
        process.terminate()
        assert process.wait(timeout=120) == 4
    assert (tmp_path / "out" / "report.html").is_file()


def test_a_run_that_nobody_reads_any_more_ends_in_order(tmp_path: Path) -> None:
    with told_to_a_reader(tmp_path, "-m", "G2.1") as (process, lines):
        assert any(line.startswith(b"collected") for line in lines)
        lines.close()
        assert process.wait(timeout=120) == 4
    assert [one.verdict.value for one in scenarios(tmp_path)] == ["pass", "not-run"]


def test_a_check_ends_and_says_how_far_it_came(tmp_path: Path) -> None:
    ended = run(tmp_path, "--check", f"--target={profile(tmp_path, 'script')}")
    assert ended.returncode == 4, ended.stdout
    assert "found    accounts" in ended.stdout
    assert "the check broke off: not over within 48 s, 4 times ixit.waits.scenario" in ended.stdout


def test_a_signal_ends_a_check(tmp_path: Path) -> None:
    target = profile(tmp_path, "script", page=200, scenario=300)
    with told_to_a_reader(tmp_path, "--check", f"--target={target}") as (process, lines):
        assert any(eventually(lambda: shows_a_page(process.pid)) for _ in range(12))
        process.terminate()
        process.terminate()
        said = lines.read()
        assert process.wait(timeout=60) == 4
    assert b"the check broke off: it was interrupted" in said and b"Traceback" not in said


@contextmanager
def told_to_a_reader(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """A run, and what it says, to be read or closed."""
    command = [sys.executable, "-m", "pytest", f"--report-folder={folder / 'out'}", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout
        try:
            yield process, process.stdout
        finally:
            process.kill()


def shows_a_page(pid: int) -> bool:
    """Whether a browser of this process shows a page."""
    started = below(psutil.Process(pid))
    return any("--type=renderer" in word for one in started for word in words(one))
