import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from fake_services.world.deployment import Deployment, DeploymentFault
from tests.ports import free_ports
from tests.proxy.upstream import eventually

SERVER = """
import http.server, json, os, signal, subprocess, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        said = {"server": os.getpid(), "helper": helper.pid, "town": os.environ["TOWN"]}
        self.wfile.write(json.dumps(said).encode())
helper = subprocess.Popen(["sleep", "600"])
signal.signal(signal.SIGTERM, signal.Handlers[os.environ.get("ON_SIGTERM", "SIG_DFL")])
print("listening", flush=True)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""

DRIPPING = """
import http.server, sys, time
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.wfile.write(b"HTTP/1.0 200 OK\\r\\nHEAD")
        while True:
            self.wfile.write(b"x")
            time.sleep(0.1)
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""

HARNESS = """
import os, sys
from pathlib import Path
from fake_services.world.deployment import Deployment
server, address, port, folder = sys.argv[1:]
command = [sys.executable, "-c", server, port]
Deployment(command, {"TOWN": "-", "PATH": os.environ["PATH"]}, address, Path(folder)).start()
print("ready", flush=True)
sys.stdin.read()
"""


class Site:
    """A small system under test, and what it says of itself."""

    def __init__(self, folder: Path, program: str, **environment: str) -> None:
        (port,) = free_ports(1)
        self.address = f"http://127.0.0.1:{port}/"
        command = [sys.executable, "-c", program, str(port)]
        self.deployment = Deployment(
            command,
            {"TOWN": "昆明", "PATH": os.environ["PATH"]} | environment,
            f"{self.address}ready",
            folder,
        )

    def says(self) -> dict[str, Any]:
        return dict(httpx.get(self.address, trust_env=False).json())

    def processes(self) -> list[psutil.Process]:
        said = self.says()
        return [psutil.Process(said["server"]), psutil.Process(said["helper"])]


def end(processes: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(processes, timeout=10)[1]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path, SERVER)
    site.deployment.start()
    yield site
    site.deployment.stop()


def test_it_is_ready_once_started(site: Site) -> None:
    assert site.deployment.alive
    assert site.says()["town"] == "昆明"
    assert "listening" in site.deployment.log.read_text()


def test_a_page_that_leads_to_a_login_is_an_answer(tmp_path: Path) -> None:
    site = Site(tmp_path, SERVER.replace("send_response(200)", "send_response(302)"))
    site.deployment.start()
    site.deployment.stop()


def test_a_body_that_never_ends_is_not_waited_for(tmp_path: Path) -> None:
    site = Site(tmp_path, DRIPPING.replace("HEAD", r"\r\n"))
    site.deployment.start(deadline=10)
    assert site.deployment.answers(10)
    site.deployment.stop()


def test_headers_that_never_end_are_no_answer(tmp_path: Path) -> None:
    site = Site(tmp_path, DRIPPING.replace("HEAD", "x: "))
    with pytest.raises(DeploymentFault, match="answered neither 200 nor a redirect"):
        site.deployment.start(deadline=1)


def test_nothing_is_left_once_stopped(site: Site) -> None:
    processes = site.processes()
    site.deployment.stop()
    assert not site.deployment.alive
    assert end(processes)
    site.deployment.stop()


def test_what_ignores_sigterm_is_killed(tmp_path: Path) -> None:
    site = Site(tmp_path, SERVER, ON_SIGTERM="SIG_IGN")
    site.deployment.start()
    processes = site.processes()
    site.deployment.stop(grace=0.2)
    assert end(processes)


def test_a_system_that_dies_is_not_alive(site: Site) -> None:
    server, helper = site.processes()
    server.kill()
    assert end([server])
    assert eventually(lambda: not site.deployment.alive)
    assert helper.is_running()
    site.deployment.stop()
    assert end([helper])


def test_it_does_not_outlive_a_harness_that_is_killed(tmp_path: Path) -> None:
    (port,) = free_ports(1)
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-c", HARNESS, SERVER, address, str(port), str(tmp_path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as harness:
        assert harness.stdout and harness.stdout.readline() == b"ready\n"
        said = httpx.get(address, trust_env=False).json()
        processes = [psutil.Process(said["server"]), psutil.Process(said["helper"])]
        harness.kill()
        assert end(processes)


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (
            "import sys; sys.exit('the portal port is taken')",
            "exited with 1 before it was ready: the portal port is taken",
        ),
        ("raise SystemExit(3)", "exited with 3 before it was ready: it printed nothing"),
        ("import os; os.kill(os.getpid(), 9)", "exited with 137 before it was ready"),
    ],
)
def test_an_early_end_is_one_clear_line(tmp_path: Path, program: str, message: str) -> None:
    site = Site(tmp_path, program)
    with pytest.raises(DeploymentFault) as fault:
        site.deployment.start()
    assert message in str(fault.value)
    assert "\n" not in str(fault.value)
    assert not site.deployment.alive


def test_a_system_that_is_never_ready_is_stopped(tmp_path: Path) -> None:
    site = Site(tmp_path, "import time; print('warming up', flush=True); time.sleep(600)")
    with pytest.raises(
        DeploymentFault,
        match=r"answered neither 200 nor a redirect at http://127.0.0.1:\d+/ready within 1 s: warming up",
    ):
        site.deployment.start(deadline=1)
    assert not site.deployment.alive


def test_a_missing_program_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeploymentFault, match="no-such-sut: No such file or directory"):
        Deployment(["no-such-sut"], {}, "http://127.0.0.1:9/", tmp_path).start()
