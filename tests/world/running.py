"""The reference, started by hand, and its profile without how to start it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec
from mitmproxy.certs import CertStore

from conformance.run import Run, Scenario
from tests.proxy.upstream import eventually

ROOT = Path(__file__).parents[2]
SERVED = ("portal", "mail", "control", "imap", "pop3", "submission")
OWN = {"i": "portal", "mail": "mail"}
GUIDE = "steps/test_guide.py::test_"


def direct(ports: Mapping[str, int], **others: str) -> str:
    """The operator's settings for a deployment without a proxy: where it reaches itself, and others."""
    reach = {f"{name}.kust.edu.cn": f"http://127.0.0.1:{ports[port]}" for name, port in OWN.items()}
    lines = [f'"{host}" = "{base}"' for host, base in {**reach, **others}.items()]
    return "\n".join(["[reach]", *lines, ""])


@contextmanager
def running(ports: dict[str, int], folder: Path, settings: str = "", **environment: str) -> Iterator[None]:
    """The reference on these ports; settings: what its operator configures besides."""
    CertStore.from_store(folder / "authority", "mitmproxy", 2048)
    text = (ROOT / "targets" / "reference" / "settings.toml").read_text(encoding="utf-8")
    (folder / "settings.toml").write_text(f"{text}\n{settings}", encoding="utf-8")
    trusting = {"SSL_CERT_FILE": str(folder / "authority" / "mitmproxy-ca-cert.pem")}
    options = {name: str(ports[name]) for name in SERVED}
    options |= {"smtp": f"127.0.0.1:{ports['smtp']}", "store": str(folder / "reference.sqlite")}
    options["settings"] = str(folder / "settings.toml")
    command = [sys.executable, "-m", "fake_services.reference"]
    command += [part for name, value in options.items() for part in (f"--{name}", value)]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | trusting | environment) as process:
        try:
            assert eventually(lambda: ready(ports["control"]))
            yield
        finally:
            process.terminate()


def ready(control: int) -> bool:
    """Whether the reference can be used."""
    try:
        return httpx.get(f"http://127.0.0.1:{control}/ready").is_success
    except httpx.TransportError:
        return False


def profile(ports: dict[str, int], folder: Path, tables: str) -> Path:
    """The reference's profile with these tables in the place of how to start it."""
    text = (ROOT / "targets" / "reference.toml").read_text(encoding="utf-8")
    text = re.sub(r"(?s)\[ixit\.start\].*?(?=\[ixit\.hosts\])", lambda _: f"{tables}\n\n", text)
    for name in SERVED:
        text = text.replace(f"{{{name}}}", str(ports[name]))
    path = folder / "running.toml"
    path.write_text(text, encoding="utf-8")
    return path


def proxied(ports: dict[str, int], folder: Path) -> Path:
    """A profile for a deployment that is told the proxy."""
    tables = f"proxy = {ports['proxy']}\nsmtp = {ports['smtp']}\nauthority = '{folder / 'authority'}'"
    return profile(ports, folder, f"[ixit.outbound]\n{tables}")


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run of the suite, its report in `out`."""
    command = [sys.executable, "-m", "pytest", f"--report-folder={folder / 'out'}", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | environment
    )


def scenarios(folder: Path) -> list[Scenario]:
    """What that run recorded."""
    return msgspec.json.decode((folder / "out" / "run.json").read_bytes(), type=Run).scenarios
