import gc
import socket
from collections.abc import Iterator

import httpx
import pytest

from fake_services.proxy import Proxy, recorder
from fake_services.proxy.bodies import LIMIT
from tests.ports import free_ports
from tests.proxy.upstream import eventually


@pytest.mark.parametrize("address", ["https://elsewhere.example.com/a?b", "http://elsewhere.example.com/a?b"])
def test_an_unknown_host_is_refused_and_recorded(
    proxy: Proxy, client: httpx.Client, start: int, address: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, "elsewhere.example.com" in answer.text) == (403, True)
    (exchange,) = proxy.recorder.since(start)
    assert (exchange.kind, exchange.url, exchange.status) == ("refused", address, 403)
    assert proxy.recorder.faults(start) == []


@pytest.mark.parametrize(
    ("site", "mode", "recorded"),
    [("none", "no-cors", 0), ("none", "navigate", 1), ("cross-site", "no-cors", 1)],
)
def test_only_chromiums_own_calls_are_refused_silently(
    proxy: Proxy, client: httpx.Client, start: int, site: str, mode: str, recorded: int
) -> None:
    headers = {"sec-fetch-site": site, "sec-fetch-mode": mode}
    assert client.get("https://update.example.com/", headers=headers).status_code == 403
    assert len(proxy.recorder.since(start)) == recorded


@pytest.mark.parametrize(
    "said",
    [b"SSH-2.0-OpenSSH_10\r\n\r\n", b"\x00\x01\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n"],
    ids=["another protocol", "noise", "plain http"],
)
def test_no_connection_is_opened_to_a_refused_host(proxy: Proxy, said: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        with socket.create_connection(("127.0.0.1", proxy.device_ports[0]), timeout=5) as tunnel:
            tunnel.sendall(b"CONNECT 127.0.0.1:%d HTTP/1.1\r\n\r\n" % listening.getsockname()[1])
            assert tunnel.recv(100).startswith(b"HTTP/1.1 200")
            tunnel.sendall(said)
            assert b" 40" in tunnel.recv(100)
        with pytest.raises(BlockingIOError):
            listening.accept()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_host_that_is_let_through_and_cannot_be_reached_is_a_fault(
    proxy: Proxy, client: httpx.Client, start: int, scheme: str
) -> None:
    (nobody,) = free_ports(1)
    assert client.get(f"{scheme}://localhost:{nobody}/style.css").status_code == 502
    assert any(f"localhost:{nobody}" in fault for fault in proxy.recorder.faults(start))


def test_a_host_that_is_let_through_and_takes_no_connection_is_a_fault(
    proxy: Proxy, client: httpx.Client, start: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        port = full.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), pytest.raises(httpx.ReadTimeout):
            client.get(f"http://localhost:{port}/style.css", timeout=1)
        expected = f"http://localhost:{port}/style.css: {recorder.UNREACHED}"
        assert any(fault.endswith(expected) for fault in proxy.recorder.faults(start))


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_a_name_that_leads_to_this_machine_reaches_nothing_on_it(
    proxy: Proxy, client: httpx.Client, start: int, monkeypatch: pytest.MonkeyPatch, scheme: str, address: str
) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    asked = socket.getaddrinfo
    owned = {"cdn.example.net": address}
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *more, **by: asked(owned.get(host, host), *more, **by)
    )
    with socket.create_server((address, 0), family=family) as service:
        port = service.getsockname()[1]
        assert client.get(f"{scheme}://cdn.example.net:{port}/").status_code == 502
        with service.accept()[0] as connection:
            assert connection.recv(100) == b""
    faults = proxy.recorder.faults(start)
    assert any(f"cdn.example.net led to {address}, this machine" in fault for fault in faults), faults


def pieces() -> Iterator[bytes]:
    """A body that does not say how long it is."""
    for _ in range(4):
        yield bytes(1024)


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # mitmproxy drops what it cuts off, unclosed
@pytest.mark.parametrize("body", [bytes(LIMIT + 1), pieces()], ids=["large", "of unknown length"])
def test_what_an_unknown_host_is_sent_is_cut_off_and_recorded(
    proxy: Proxy, client: httpx.Client, start: int, body: bytes | Iterator[bytes]
) -> None:
    with pytest.raises(httpx.TransportError):
        client.post("https://elsewhere.example.com/", content=body)
    assert eventually(lambda: proxy.recorder.since(start))
    (exchange,) = proxy.recorder.since(start)
    assert (exchange.kind, exchange.status, exchange.error) == ("refused", None, None)
    assert proxy.recorder.faults(start) == []
    assert client.get("https://elsewhere.example.com/").status_code == 403
    gc.collect()
