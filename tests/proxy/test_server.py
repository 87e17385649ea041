import socket
import subprocess
import sys
import threading
from contextlib import nullcontext, suppress
from pathlib import Path

import httpx
import pytest

from fake_services.proxy import Proxy, ProxyFault, server
from fake_services.world.environment import environment
from tests.ports import free_ports
from tests.proxy.upstream import Address


def proxy(upstream: Address, folder: Path) -> Proxy:
    return Proxy({"mail.example.edu": upstream}, (), devices=2, authority=folder)


def reads(port: int, ca: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca))
    return httpx.get("https://mail.example.edu/page", proxy=f"http://127.0.0.1:{port}").status_code == 200


def test_it_lives_from_start_to_stop(
    upstream: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    wire = proxy(upstream, tmp_path)
    assert not wire.alive
    wire.start()
    ports = [*wire.device_ports, wire.outbound_port]
    assert len(set(ports)) == 3
    assert wire.alive
    assert all(reads(port, wire.ca, monkeypatch) for port in ports)
    wire.stop()
    assert not wire.alive
    assert [exchange.listener for exchange in wire.recorder.since(0)] == ["device 0", "device 1", "sut"]
    assert "proxy" not in {thread.name for thread in threading.enumerate()}
    for port in ports:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))
    assert capfd.readouterr() == ("", "")


def test_it_stops_while_connections_are_open(upstream: Address, tmp_path: Path) -> None:
    wire = proxy(upstream, tmp_path)
    wire.start()
    with socket.create_connection(("127.0.0.1", wire.device_ports[0]), timeout=5) as open_request:
        open_request.sendall(b"GET http://mail.example.edu/never HTTP/1.1\r\nHost: mail.example.edu\r\n\r\n")
        with socket.create_connection(("127.0.0.1", wire.device_ports[1])):
            wire.stop()
        with suppress(ConnectionResetError):  # closed before the request was read
            assert open_request.recv(100) == b""
    assert not wire.alive


def test_it_keeps_its_ca_when_it_is_started_again(
    upstream: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = proxy(upstream, tmp_path)
    first.start()
    certificate = first.ca.read_bytes()
    first.stop()
    second = proxy(upstream, tmp_path)
    second.start()
    assert second.ca.read_bytes() == certificate
    assert reads(second.device_ports[0], second.ca, monkeypatch)
    second.stop()
    second.stop()


def test_a_process_runs_one_proxy_at_a_time(upstream: Address, tmp_path: Path) -> None:
    wire = proxy(upstream, tmp_path)
    wire.start()
    with pytest.raises(ProxyFault, match="runs a proxy already"):
        proxy(upstream, tmp_path).start()
    wire.stop()


def test_a_taken_port_is_one_clear_line(
    upstream: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(
            server, "reserved_ports", lambda count: nullcontext([port, *free_ports(count - 1)])
        )
        with pytest.raises(ProxyFault, match=rf"^the proxy did not start: .*{port}.*in use") as fault:
            proxy(upstream, tmp_path).start()
    assert "\n" not in str(fault.value)
    monkeypatch.undo()
    wire = proxy(upstream, tmp_path)
    wire.start()
    wire.stop()


ASKS = """
import ssl, sys
from pathlib import Path
import httpx
from fake_services.proxy import Proxy

proxy = Proxy({}, (), 1, Path(sys.argv[1]))
proxy.start()
trusted = ssl.create_default_context(cafile=proxy.ca)
with httpx.Client(proxy=f"http://127.0.0.1:{proxy.device_ports[0]}", verify=trusted) as client:
    print(client.get("https://mail.example.edu/").status_code)
proxy.stop()
"""


@pytest.mark.parametrize("name", ["SSLKEYLOGFILE", "MITMPROXY_SSLKEYLOGFILE"])
def test_no_key_of_a_session_is_written_down_because_the_shell_says_so(tmp_path: Path, name: str) -> None:
    keys = tmp_path / "keys"
    said = subprocess.run(
        [sys.executable, "-c", ASKS, str(tmp_path)],
        env={**environment(), name: str(keys)},
        capture_output=True,
        check=True,
    )
    assert said.stdout == b"403\n"
    assert not keys.exists()
