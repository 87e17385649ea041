"""A server or a client that says something without end is ended, and that is a fault."""

import base64
import hashlib
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress

import pytest

from fake_services.proxy import Proxy, floods
from fake_services.proxy.exchange import Exchange
from fake_services.proxy.floods import FLOOD
from tests.proxy.upstream import eventually

MOST = 1024 * 1024
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
KEY = b"dGhlIHNhbXBsZSBub25jZQ=="
ACCEPTED = base64.b64encode(hashlib.sha1(KEY + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
UPGRADED = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
ASKED = b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
PART = bytes([0, 126, 255, 255]) + 65535 * b"a"

MASKED = bytes([0, 254, 255, 255]) + bytes(4) + 65535 * b"a"


@pytest.fixture(autouse=True)
def bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floods, "MOST", MOST)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def flood(listener: socket.socket, first: bytes, then: bytes, times: int) -> None:
    """Answer one request so, and then so many times so."""
    connection = listener.accept()[0]
    with closing(connection), suppress(OSError):
        connection.recv(65536)
        connection.sendall(first)
        for _ in range(times):
            connection.sendall(then)


def upgrade(listener: socket.socket) -> None:
    """Answer one request with a WebSocket, and listen to it until it ends."""
    connection = listener.accept()[0]
    with closing(connection), suppress(OSError):
        connection.recv(65536)
        connection.sendall(UPGRADED + b"Sec-WebSocket-Accept: %b\r\n\r\n" % ACCEPTED)
        while connection.recv(65536):
            pass


def said_of(exchange: Exchange) -> str:
    """What went wrong with it, or was done to it."""
    return exchange.error or exchange.note


def asked(proxy: Proxy, listener: socket.socket, more: bytes = b"") -> socket.socket:
    """Who asked through the proxy for what the listener says."""
    client = socket.create_connection(("127.0.0.1", proxy.device_ports[0]), timeout=30)
    host = b"localhost:%d" % listener.getsockname()[1]
    client.sendall(b"GET http://%b/ HTTP/1.1\r\nHost: %b\r\n%b\r\n" % (host, host, more))
    return client


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # mitmproxy drops what it cuts off, unclosed
@pytest.mark.parametrize(
    ("first", "then"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-A: %b\r\n" % (4000 * b"y")),
        (b"HTTP/1.1 200 OK\r\nX-A: ", 4000 * b"y"),
        (CHUNKED + b"0\r\n", b"X-A: %b\r\n" % (4000 * b"y")),
        (CHUNKED + b"5;", 4000 * b"y"),
        (UPGRADED + b"Sec-WebSocket-Accept: %b\r\n\r\n" % ACCEPTED + b"\x01" + PART[1:], PART),
    ],
    ids=["headers", "one header", "trailers", "a chunk's extension", "one message"],
)
def test_it_is_a_fault(proxy: Proxy, listener: socket.socket, start: int, first: bytes, then: bytes) -> None:
    more = ASKED + KEY + b"\r\n" if first.startswith(UPGRADED) else b""
    with ThreadPoolExecutor() as pool, asked(proxy, listener, more) as client:
        pool.submit(flood, listener, first, then, 2000)
        while client.recv(65536):
            pass
    assert eventually(lambda: proxy.recorder.faults(start))
    (fault,) = proxy.recorder.faults(start)
    assert fault.endswith(FLOOD.format("server"))


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.parametrize("listens", ["device", "sut"])
@pytest.mark.parametrize("of", ["one header", "one message"])
def test_a_clients_is_one_too_but_not_that_of_the_system_under_test(
    proxy: Proxy, listener: socket.socket, start: int, of: str, listens: str
) -> None:
    port = proxy.device_ports[0] if listens == "device" else proxy.outbound_port
    with ThreadPoolExecutor() as pool, socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        if of == "one message":
            host = b"localhost:%d" % listener.getsockname()[1]
            more = ASKED + KEY
            client.sendall(b"GET http://%b/ HTTP/1.1\r\nHost: %b\r\n%b\r\n\r\n" % (host, host, more))
            pool.submit(upgrade, listener)
            first, then = b"\x01" + MASKED[1:], MASKED
            assert b"101" in client.recv(65536)
        else:
            first, then = b"GET http://localhost/ HTTP/1.1\r\nX-A: ", 65535 * b"y"
        with suppress(OSError):
            client.sendall(first)
            for _ in range(200):
                client.sendall(then)
    assert eventually(lambda: [one for one in proxy.recorder.since(start) if "the client" in said_of(one)])
    assert bool(proxy.recorder.faults(start)) == (listens == "device")
    assert all(fault.endswith(FLOOD.format("client")) for fault in proxy.recorder.faults(start))


def test_what_goes_on_piece_by_piece_is_none(proxy: Proxy, listener: socket.socket, start: int) -> None:
    piece = b"ffff\r\n%b\r\n" % (65535 * b"x")
    with ThreadPoolExecutor() as pool, asked(proxy, listener, b"Connection: close\r\n") as client:
        pool.submit(flood, listener, CHUNKED, 40 * piece + b"0\r\n\r\n", 1)
        got = 0
        while data := client.recv(65536):
            got += len(data)
    assert got > MOST
    assert not any(FLOOD.format("server") in fault for fault in proxy.recorder.faults(start))
