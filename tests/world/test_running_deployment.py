"""A deployment that somebody else started: its own calls come in at a port that the profile names."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

import httpx
import msgspec
import pytest
from mitmproxy.certs import CertStore

from conformance.run import Run
from fake_services.ports import free_ports
from tests.proxy.upstream import eventually

ROOT = Path(__file__).parents[2]
NAMES = ("portal", "mail", "control", "proxy", "smtp")
BINDING = "steps/test_guide.py::test_the_number_bound_on_the_forced_page_serves_at_the_next_login"
MAIL = "steps/test_guide.py::test_after_the_password_comes_the_verification_by_the_backup_mailbox"


@pytest.fixture
def ports() -> dict[str, int]:
    return dict(zip(NAMES, free_ports(len(NAMES)), strict=True))


@contextmanager
def running(ports: dict[str, int], folder: Path) -> Iterator[None]:
    """The reference, started by hand and told the proxy and the CA."""
    CertStore.from_store(folder / "authority", "mitmproxy", 2048)
    proxied = {
        "HTTPS_PROXY": f"http://127.0.0.1:{ports['proxy']}",
        "SSL_CERT_FILE": str(folder / "authority" / "mitmproxy-ca-cert.pem"),
    }
    options = {name: str(ports[name]) for name in ("portal", "mail", "control")}
    options |= {"smtp": f"127.0.0.1:{ports['smtp']}", "store": str(folder / "reference.sqlite")}
    options["settings"] = "targets/reference/settings.toml"
    command = [sys.executable, "-m", "fake_services.reference"]
    command += [part for name, value in options.items() for part in (f"--{name}", value)]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | proxied) as process:
        try:
            assert eventually(lambda: ready(ports["control"]))
            yield
        finally:
            process.terminate()


def ready(control: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{control}/ready").is_success
    except httpx.TransportError:
        return False


def profile(ports: dict[str, int], folder: Path) -> Path:
    """The reference's profile, without how to start it."""
    text = (ROOT / "targets" / "reference.toml").read_text(encoding="utf-8")
    outbound = f"proxy = {ports['proxy']}\nsmtp = {ports['smtp']}\nauthority = '{folder / 'authority'}'\n"
    text = re.sub(r"(?s)\[ixit\.start\].*?(?=\[ixit\.hosts\])", f"[ixit.outbound]\n{outbound}\n", text)
    for name in ("portal", "mail", "control"):
        text = text.replace(f"{{{name}}}", str(ports[name]))
    path = folder / "running.toml"
    path.write_text(text, encoding="utf-8")
    return path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", f"--report-folder={folder / 'out'}", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_deployment_that_runs_already_is_judged(ports: dict[str, int], tmp_path: Path) -> None:
    with running(ports, tmp_path):
        ended = run(tmp_path, f"--target={profile(ports, tmp_path)}", BINDING, MAIL)
    assert ended.returncode == 0, ended.stdout
    done = msgspec.json.decode((tmp_path / "out" / "run.json").read_bytes(), type=Run)
    assert [scenario.verdict.value for scenario in done.scenarios] == ["pass", "pass"]
    assert any("sms.tencentcloudapi.com" in exchange.url for exchange in done.scenarios[0].wire)


def test_several_workers_cannot_share_it(ports: dict[str, int], tmp_path: Path) -> None:
    ended = run(tmp_path, f"--target={profile(ports, tmp_path)}", "-n", "2")
    assert "one deployment for all workers, in one process: leave out -n" in ended.stderr
    assert ended.returncode == 3


def test_a_port_that_is_taken_is_told(ports: dict[str, int], tmp_path: Path) -> None:
    with create_server(("127.0.0.1", ports["smtp"])):
        ended = run(tmp_path, f"--target={profile(ports, tmp_path)}", BINDING)
    assert f"127.0.0.1:{ports['smtp']} cannot be listened on: Address already in use" in ended.stdout
    assert "Traceback" not in ended.stdout
    assert ended.returncode == 4
