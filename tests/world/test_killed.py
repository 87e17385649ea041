"""A run on the reference in which something is killed: what was recorded stays, and no process does."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import psutil
import pytest

from conformance.run import Run
from fake_services.world.processes import works_in
from tests.proxy.upstream import eventually

ROOT = Path(__file__).parents[2]
TWO = ("-m", "G5.4")
"""Two short scenarios."""


class Suite:
    """The whole suite, run in processes of its own, marked by their folder for temporary files."""

    def __init__(self, folder: Path) -> None:
        self._mark = folder / "temporary"
        self._mark.mkdir()
        self._target = folder / "impatient.toml"
        reference = (ROOT / "targets" / "reference.toml").read_text(encoding="utf-8")
        self._target.write_text(reference.replace("[ixit.waits]", "[ixit.waits]\npage = 4"), encoding="utf-8")
        self.report = folder / "report"

    @contextmanager
    def running(self, *arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
        """The suite on its two scenarios."""
        pytest_ = ["env", "--default-signal=INT", sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
        options = [f"--target={self._target}", f"--report-folder={self.report}", *TWO, *arguments]
        marked = {**os.environ, "TMPDIR": str(self._mark), **environment}
        with subprocess.Popen(
            [*pytest_, *options], cwd=ROOT, env=marked, stdout=subprocess.PIPE, text=True, process_group=0
        ) as process:
            try:
                yield process
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)

    def run(self, *arguments: str, **environment: str) -> int:
        """Run it to its end; its exit code."""
        with self.running(*arguments, **environment) as process:
            process.communicate(timeout=120)
        return process.returncode

    @property
    def result(self) -> Run:
        """What run.json says."""
        return msgspec.json.decode((self.report / "run.json").read_bytes(), type=Run)

    @property
    def kept(self) -> list[str]:
        """The verdicts in scenarios.jsonl."""
        lines = (self.report / "scenarios.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["verdict"] for line in lines]

    def left(self) -> list[str]:
        """The processes of this run that are still there."""
        return [" ".join(one.cmdline()) for one in psutil.process_iter() if works_in(one, self._mark)]


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    return Suite(tmp_path)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("the system under test", "the system under test has ended"),
        ("the gateways", "the gateways have ended"),
        ("the proxy", "the proxy has ended"),
    ],
)
def test_a_dead_part_of_the_world_ends_the_run_as_error(suite: Suite, part: str, reason: str) -> None:
    assert suite.run("-p", "tests.world.killer", KILL=part) == 4
    assert suite.kept == ["error", "error"]
    assert all(scenario.reason.startswith(reason) for scenario in suite.result.scenarios)
    assert (suite.report / "report.html").exists()
    assert eventually(lambda: not suite.left()), suite.left()


def test_a_temporary_folder_that_is_taken_away_lets_no_run_pass(suite: Suite) -> None:
    assert suite.run("-p", "tests.world.killer", KILL="the temporary folder") == 4
    lost = "this world's temporary folder cannot be used (No such file or directory)"
    assert suite.kept[-1] == "error" and suite.result.scenarios[-1].reason.startswith(lost)
    assert "fail" not in suite.kept
    assert eventually(lambda: not suite.left()), suite.left()


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("the browser", "the browser has ended"),
        ("the driver", "the browser's driver has ended"),
        ("the network service", "the browser('s network service)? has ended"),  # it may take all with it
        ("a page's process", "a page of the browser has crashed"),
    ],
)
def test_a_killed_part_of_the_browser_is_an_error_and_the_next_scenario_has_a_new_one(
    suite: Suite, part: str, reason: str
) -> None:
    assert suite.run("-p", "tests.world.killer", KILL=part) == 4
    assert suite.kept == ["error", "pass"]
    assert re.match(reason, suite.result.scenarios[0].reason)
    assert eventually(lambda: not suite.left()), suite.left()


def test_a_killed_worker_costs_its_scenario_and_leaves_no_process(suite: Suite) -> None:
    assert suite.run("-p", "tests.world.killer", "-n", "1", "--max-worker-restart=0", KILL="the worker") == 4
    assert suite.kept == ["error", "error"]
    assert (suite.report / "report.html").exists()
    assert eventually(lambda: not suite.left()), suite.left()


@pytest.mark.parametrize(
    ("kill", "sign"), [(os.killpg, signal.SIGINT), (os.kill, signal.SIGTERM)], ids=["Ctrl-C", "SIGTERM"]
)
def test_what_was_recorded_is_kept_and_no_process_left(
    suite: Suite, kill: Callable[[int, int], None], sign: int
) -> None:
    with suite.running("-n", "2", "--repeat", "20") as process:
        assert process.stdout
        while not process.stdout.readline().startswith("pass"):
            assert process.poll() is None
        kill(process.pid, sign)
        process.communicate(timeout=60)
    assert process.returncode == 4
    verdicts = [scenario.verdict.value for scenario in suite.result.scenarios]
    assert (len(verdicts), {"pass", "error", "not-run"} >= set(verdicts)) == (40, True)
    assert sorted(suite.kept) == sorted(verdicts)
    assert (suite.report / "report.html").exists()
    assert eventually(lambda: not suite.left()), suite.left()
