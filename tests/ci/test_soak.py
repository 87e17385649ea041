"""A soak that a signal ends has ended its session and leaves no folder; what a session leaves is seen."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ci.lib.soak import session as sessions
from ci.lib.soak.conclusion import Conclusion
from ci.lib.soak.hostile import PAGES, profile
from ci.lib.soak.session import CALM, HOSTILE, Kind, Session
from conformance.profile import load
from tests.conformance.report_sample import sample_run

ROOT = Path(__file__).parents[2]
STARTER = """
import subprocess, sys
from ci.lib.prove.session import ended_in_order
from ci.lib.soak import __main__ as soak

def play(*given):
    program = "import time; print('begun', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", program]) as process, ended_in_order(process):
        process.wait()

soak.play = play
sys.argv = ["ci/soak"]
sys.exit(soak.main())
"""


@pytest.mark.parametrize(
    ("kill", "sign"), [(os.killpg, signal.SIGINT), (os.kill, signal.SIGTERM)], ids=["Ctrl-C", "SIGTERM"]
)
def test_a_soak_that_is_told_to_end_leaves_no_folder(
    tmp_path: Path, kill: Callable[[int, int], None], sign: int
) -> None:
    with subprocess.Popen(
        ["env", "--default-signal=INT", sys.executable, "-c", STARTER],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout and process.stdout.readline() == "begun\n"
        assert list(tmp_path.glob("soak-*"))
        kill(process.pid, sign)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 4, said
    assert said.splitlines()[-1] == "ci/soak: interrupted"
    assert not list(tmp_path.iterdir())


def test_the_profile_of_each_hostile_page_can_be_read(tmp_path: Path) -> None:
    for hang in PAGES:
        assert load(profile(tmp_path, hang)).ixit.waits.page == 3


@pytest.mark.parametrize(
    ("command", "below"),
    [
        (["sleep", "60"], "browser-1"),
        (["tail", "-f", "/dev/null", "--", "{}/browser-1/lock"], "../elsewhere"),
    ],
    ids=["by its folder for temporary files", "by its command line"],
)
def test_a_browser_that_a_session_left_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], below: str
) -> None:
    monkeypatch.setattr(sessions, "GRACE", 0.1)
    temporary, session = tmp_path / "tmp", Session(CALM, "")
    environment = os.environ | {"TMPDIR": os.path.normpath(temporary / below)}
    with subprocess.Popen(
        [word.format(temporary) for word in command], env=environment, stderr=subprocess.DEVNULL
    ) as process:
        sessions._look_round(session, temporary)
        process.kill()
    assert session.left == [f"process {process.pid} {command[0]}, listening on no port"]


@pytest.mark.parametrize("silent", [True, False])
def test_a_hostile_session_that_asked_for_no_page_is_wrong(tmp_path: Path, silent: bool) -> None:
    assert ("no page was asked for" in judged(tmp_path, HOSTILE, silent).wrong) == silent


def judged(folder: Path, kind: Kind, silent: bool = False) -> Session:
    """What is found in a made run; silent: with nothing on the wire."""
    run, session = sample_run(folder), Session(kind, "")
    for scenario in run.scenarios:
        scenario.seen = scenario.seen.encode(errors="replace").decode()
        scenario.wire = [] if silent else scenario.wire
    (folder / "run.json").write_bytes(msgspec.json.encode(run))
    (folder / "selected.json").write_text("{}")
    (folder / "deaths").touch()
    sessions._judge(session, folder, folder / "deaths")
    return session


def test_a_verdict_that_should_not_be_is_wrong_and_so_is_no_record(tmp_path: Path) -> None:
    told = [line.partition(":")[0] for line in judged(tmp_path, CALM).wrong]
    assert told == ["fail", "fail", "inconclusive", "error", "fail"]
    (tmp_path / "run.json").unlink()
    session = Session(CALM, "")
    sessions._judge(session, tmp_path, tmp_path / "deaths")
    assert session.wrong[0].startswith("there is no record of it")


def test_a_file_that_a_session_left_is_seen(tmp_path: Path) -> None:
    (tmp_path / "browser-1").mkdir()
    (tmp_path / "browser-1" / "lock").touch()
    session = Session(CALM, "")
    sessions._look_round(session, tmp_path)
    assert session.left == ["file browser-1/lock"]


def calm(megabytes: float, **verdicts: str) -> Session:
    return Session(CALM, "", of_scenarios=verdicts, megabytes=megabytes)


def test_verdicts_that_differ_and_memory_that_grows_are_not_clean() -> None:
    clean = Conclusion(
        [calm(400, a="pass", b="pass"), Session(HOSTILE, ""), calm(599, a="pass", c="not-run")]
    )
    assert clean.is_clean
    assert not Conclusion([calm(400), calm(601)]).is_clean
    differing = Conclusion([calm(400, a="pass", b="pass"), calm(400, a="not-run", b="pass")])
    assert not differing.is_clean
    assert differing.differing == ["a: not-run and pass"]
    assert "1 that differ where nothing died" in str(differing)


def test_what_died_is_not_compared(tmp_path: Path) -> None:
    session = judged(tmp_path, CALM)
    assert len(session.of_scenarios) == session.runs
    struck, _ = next(iter(session.of_scenarios.items()))
    (tmp_path / "deaths").write_text(f"{struck}\tthe browser\n", encoding="utf-8")
    again = Session(CALM, "")
    sessions._judge(again, tmp_path, tmp_path / "deaths")
    assert struck not in again.of_scenarios
