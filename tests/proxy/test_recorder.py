import gc
import socket
import ssl
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from fake_services.proxy import Proxy
from fake_services.proxy.bodies import LIMIT, Kept
from fake_services.proxy.recorder import INTERIM_ANSWER, NO_ANSWER
from tests.proxy.upstream import Address, eventually

SITE = "https://mail.example.edu"


def test_both_sides_are_recorded(proxy: Proxy, client: httpx.Client, start: int) -> None:
    client.post(f"{SITE}/api?a=1", content="问", headers={"x-token": "t"})
    (exchange,) = proxy.recorder.since(start)
    assert (exchange.listener, exchange.method, exchange.url) == ("device 0", "POST", f"{SITE}/api?a=1")
    assert (exchange.request_body.decode(), exchange.status, exchange.kind) == ("问", 200, "routed")
    assert ("x-token", "t") in exchange.request_headers
    assert "x-forwarded-proto" not in dict(exchange.request_headers)
    assert ("content-type", "application/json") in exchange.response_headers
    assert b'"path":"/api"' in exchange.response_body
    assert exchange.error is None


def test_bodies_are_recorded_without_their_encoding(proxy: Proxy, client: httpx.Client, start: int) -> None:
    assert client.get(f"{SITE}/letter").headers["content-encoding"] == "gzip"
    assert proxy.recorder.carried("device 0", "欢迎使用邮箱", start)


def test_the_listeners_are_told_apart(proxy: Proxy, client: httpx.Client, start: int) -> None:
    client.get(f"{SITE}/page")
    assert proxy.recorder.carried("device 0", "欢迎", start)
    assert not proxy.recorder.carried("device 1", "欢迎", start)
    assert not proxy.recorder.since(start, "sut")


def test_a_mark_divides_the_record(proxy: Proxy, client: httpx.Client, start: int) -> None:
    client.get(f"{SITE}/page")
    later = proxy.recorder.mark()
    client.get(f"{SITE}/api")
    assert [exchange.url for exchange in proxy.recorder.since(start)] == [f"{SITE}/page", f"{SITE}/api"]
    assert [exchange.url for exchange in proxy.recorder.since(later)] == [f"{SITE}/api"]
    assert not proxy.recorder.carried("device 0", "欢迎", later)


def test_what_is_forgotten_moves_no_mark(proxy: Proxy, client: httpx.Client, start: int) -> None:
    client.get(f"{SITE}/page")
    later = proxy.recorder.mark()
    client.get(f"{SITE}/api")
    proxy.recorder.forget(later)
    proxy.recorder.forget(start)
    assert [exchange.url for exchange in proxy.recorder.since(start)] == [f"{SITE}/api"]
    assert proxy.recorder.since(later) == proxy.recorder.since(start)
    assert proxy.recorder.mark() == later + 1


def test_a_dead_upstream_is_a_fault_of_its_listener(proxy: Proxy, client: httpx.Client, start: int) -> None:
    assert client.get("https://dead.example.edu/a").status_code == 502
    (fault,) = proxy.recorder.faults(start, "device 0")
    assert fault.startswith("device 0: GET https://dead.example.edu/a: ")
    assert not proxy.recorder.faults(start, "device 1")


def test_half_an_answer_is_a_fault(proxy: Proxy, client: httpx.Client, start: int) -> None:
    assert client.get(f"{SITE}/broken").status_code == 502
    assert len(proxy.recorder.faults(start)) == 1


def test_a_client_that_leaves_is_recorded_and_no_fault(
    proxy: Proxy, client: httpx.Client, start: int
) -> None:
    with pytest.raises(httpx.ReadTimeout):
        client.get(f"{SITE}/never", timeout=0.2)
    assert eventually(lambda: proxy.recorder.since(start))
    (exchange,) = proxy.recorder.since(start)
    assert (exchange.url, exchange.status, exchange.error) == (f"{SITE}/never", None, None)
    assert proxy.recorder.faults(start) == []


def test_what_has_no_answer_yet_is_told(proxy: Proxy, client: httpx.Client, start: int) -> None:
    began = time.monotonic()
    with ThreadPoolExecutor() as pool:
        asking = pool.submit(client.get, f"{SITE}/never", timeout=3)
        assert eventually(lambda: proxy.recorder.unanswered(began))
        (exchange,) = proxy.recorder.unanswered(began)
        assert (exchange.url, exchange.status, exchange.note) == (f"{SITE}/never", None, NO_ANSWER)
        assert proxy.recorder.unanswered(time.monotonic()) == []
        with pytest.raises(httpx.ReadTimeout):
            asking.result()
    assert eventually(lambda: proxy.recorder.since(start))
    assert proxy.recorder.unanswered(began) == []


def test_a_client_without_the_ca_is_a_fault(proxy: Proxy, start: int) -> None:
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{SITE}/page", proxy=f"http://127.0.0.1:{proxy.outbound_port}", trust_env=False)
    assert eventually(lambda: proxy.recorder.faults(start, "sut"))
    (fault,) = proxy.recorder.faults(start)
    assert "does not trust" in fault
    assert SITE in fault


def test_a_client_that_leaves_in_the_handshake_is_no_fault(
    proxy: Proxy, client: httpx.Client, start: int
) -> None:
    hello = ssl.MemoryBIO()
    handshake = ssl.create_default_context().wrap_bio(
        ssl.MemoryBIO(), hello, server_hostname="mail.example.edu"
    )
    with pytest.raises(ssl.SSLWantReadError):
        handshake.do_handshake()
    with socket.create_connection(("127.0.0.1", proxy.device_ports[0]), timeout=5) as tunnel:
        tunnel.sendall(b"CONNECT mail.example.edu:443 HTTP/1.1\r\n\r\n")
        assert tunnel.recv(100).startswith(b"HTTP/1.1 200")
        tunnel.sendall(hello.read())
        assert tunnel.recv(100)
    assert client.get(f"{SITE}/page").status_code == 200
    assert proxy.recorder.faults(start) == []


def test_the_suts_own_calls_come_by_the_outbound_listener(
    proxy: Proxy, start: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.outbound_port}")
    monkeypatch.setenv("SSL_CERT_FILE", str(proxy.ca))
    assert httpx.get(f"{SITE}/page").status_code == 200
    (exchange,) = proxy.recorder.since(start)
    assert exchange.listener == "sut"


def test_an_allowed_host_is_recorded_as_such(
    proxy: Proxy, client: httpx.Client, start: int, upstream: Address
) -> None:
    client.get(f"http://localhost:{upstream[1]}/page")
    (exchange,) = proxy.recorder.since(start)
    assert (exchange.kind, exchange.url) == ("allowed", f"http://localhost:{upstream[1]}/page")


def test_an_answer_without_a_length_is_recorded_before_the_client_has_it(
    proxy: Proxy, client: httpx.Client, start: int
) -> None:
    with client.stream("GET", f"{SITE}/chunked") as answer:
        next(answer.iter_raw())
        (exchange,) = proxy.recorder.since(start)
    assert (exchange.response_body.decode(), exchange.cut) == ("欢迎使用邮箱", False)


def test_an_endless_answer_passes_and_is_recorded_as_cut(
    proxy: Proxy, client: httpx.Client, start: int
) -> None:
    assert len(client.get(f"{SITE}/endless").content) == 40 * 1024 * 1024
    (exchange,) = proxy.recorder.since(start)
    assert (len(exchange.response_body), exchange.cut) == (LIMIT, True)
    assert proxy.recorder.gaps(start) == [
        f"the answer to GET {SITE}/endless went on past 16 MB, or more came at once than is kept"
    ]


def test_answers_that_come_at_once_are_held_back_as_far_as_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("fake_services.proxy.bodies.TOGETHER", 1000)
    kept: list[tuple[bytes, bool]] = []
    first, second = (Kept(lambda body, cut: kept.append((body, cut))) for _ in range(2))
    assert (first(600 * b"a"), second(600 * b"b")) == ([], [600 * b"b"])
    assert (second(b"b"), first(b"")) == ([b"b"], [600 * b"a"])
    assert kept == [(600 * b"b", True), (600 * b"a", False)]


def test_a_small_body_that_opens_to_a_large_one_is_cut(
    proxy: Proxy, client: httpx.Client, start: int
) -> None:
    with client.stream("GET", f"{SITE}/bomb") as answer:
        assert sum(map(len, answer.iter_raw())) < 1024 * 1024
    (exchange,) = proxy.recorder.since(start)
    assert (len(exchange.response_body), exchange.cut) == (LIMIT, True)


def test_addresses_and_headers_count_for_the_room_that_there_is(
    proxy: Proxy, client: httpx.Client, start: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy.recorder.forget(start)
    monkeypatch.setattr("fake_services.proxy.recorder.ROOM", 20_000)
    for _ in range(3):
        client.get(f"{SITE}/page?{'x' * 10_000}")
    assert len(proxy.recorder.since(start)) == 1
    proxy.recorder.forget(proxy.recorder.mark())


def test_a_body_of_unknown_length_is_taken_whole(proxy: Proxy, client: httpx.Client, start: int) -> None:
    client.post(f"{SITE}/api", content=iter([b"one ", b"two"]))
    assert proxy.recorder.since(start)[0].request_body == b"one two"


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # mitmproxy drops what it cuts off, unclosed
def test_an_interim_answer_is_a_fault(proxy: Proxy, client: httpx.Client, start: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor() as pool:
        asked = pool.submit(client.get, url := f"http://localhost:{server.getsockname()[1]}/")
        with server.accept()[0] as connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")
            assert isinstance(asked.exception(5), httpx.TransportError)
    assert proxy.recorder.faults(start) == [f"device 0: GET {url}: {INTERIM_ANSWER} (103)"]
    gc.collect()


def test_a_full_record_says_what_it_did_not_keep(
    proxy: Proxy, client: httpx.Client, start: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fake_services.proxy.recorder.ROOM", 0)
    client.get(f"{SITE}/page")
    assert proxy.recorder.gaps(start) == ["the record of the wire was full: 1 exchanges were not kept"]
    proxy.recorder.forget(proxy.recorder.mark())
    assert proxy.recorder.gaps(start) == []
