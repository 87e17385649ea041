"""What two devices submit meets at the proxy."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import httpx
import pytest

from fake_services.proxy import Meeting, Proxy
from tests.proxy.upstream import eventually

MAIL = "mail.example.edu"
BOTH = ("device 0", "device 1")
TOGETHER = ["held, and let go together with device 1", "held, and let go together with device 0"]


@pytest.fixture
def clients(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[httpx.Client]]:
    """One behind each device."""
    monkeypatch.setenv("SSL_CERT_FILE", str(proxy.ca))
    made = [httpx.Client(proxy=f"http://127.0.0.1:{port}", timeout=30) for port in proxy.device_ports]
    yield made
    proxy.barrier.part()
    for client in made:
        client.close()


@pytest.fixture
def later() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor() as threads:
        yield threads


def meet(proxy: Proxy, patience: float = 20) -> Meeting:
    return proxy.barrier.meet(BOTH, {MAIL}, patience)


def notes(proxy: Proxy, start: int) -> list[str]:
    """The notes of each device's exchanges, the first device's first."""
    ended = sorted(proxy.recorder.since(start), key=lambda exchange: exchange.listener)
    return [exchange.note for exchange in ended]


def submit(client: httpx.Client, path: str = "") -> httpx.Response:
    return client.post(f"https://{MAIL}/{path}")


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", ""), ("GET", "back?code=4D8L&state=x")],
    ids=["a form", "an answer from elsewhere"],
)
def test_what_two_submit_is_let_go_together(
    proxy: Proxy,
    clients: list[httpx.Client],
    later: ThreadPoolExecutor,
    start: int,
    method: str,
    path: str,
) -> None:
    meeting = meet(proxy)
    first = later.submit(clients[0].request, method, f"https://{MAIL}/{path}")
    assert clients[1].get(f"https://{MAIL}/asked").status_code == 200
    assert not first.done()
    assert clients[1].request(method, f"https://{MAIL}/{path}").status_code == 200
    assert first.result().status_code == 200
    assert meeting.trouble() == ""
    assert [note for note in notes(proxy, start) if note] == TOGETHER


def test_the_next_ones_meet_too(
    proxy: Proxy, clients: list[httpx.Client], later: ThreadPoolExecutor, start: int
) -> None:
    meet(proxy)
    for _ in range(2):
        held: Future[httpx.Response] = later.submit(submit, clients[0])
        submit(clients[1])
        held.result()
    assert sorted(notes(proxy, start)) == sorted(2 * TOGETHER)


def test_who_waits_in_vain_is_let_go_and_the_other_is_named(
    proxy: Proxy, clients: list[httpx.Client], start: int
) -> None:
    meeting = meet(proxy, patience=0.1)
    assert submit(clients[0]).status_code == 200
    assert meeting.trouble() == "nothing was submitted by device 1"
    assert notes(proxy, start) == ["held, and let go alone"]


def test_who_comes_after_the_other_has_left_did_not_meet_it(
    proxy: Proxy, clients: list[httpx.Client]
) -> None:
    meeting = meet(proxy, patience=0.1)
    for client in clients:
        assert submit(client).status_code == 200
    assert meeting.trouble() == "what was submitted came too far apart"


def test_when_nobody_submits_anything_all_are_named(proxy: Proxy) -> None:
    trouble = meet(proxy, patience=0.05).trouble()
    assert trouble == "nothing was submitted by device 0 and device 1"


def test_one_request_a_device_is_held(
    proxy: Proxy, clients: list[httpx.Client], later: ThreadPoolExecutor, start: int
) -> None:
    """Of two that one device submits at once, the second passes."""
    meet(proxy)
    both = [later.submit(submit, clients[0]) for _ in range(2)]
    assert eventually(lambda: any(one.done() for one in both))
    assert notes(proxy, start) == [""]
    submit(clients[1])
    assert {one.result().status_code for one in both} == {200}


def test_other_hosts_and_other_devices_are_not_held(proxy: Proxy, clients: list[httpx.Client]) -> None:
    proxy.barrier.meet(["device 0"], {"portal.example.edu"}, 20)
    assert submit(clients[0]).status_code == 200
    proxy.barrier.meet(["device 1", "device 2"], {MAIL}, 20)
    assert submit(clients[0]).status_code == 200


def test_after_the_meeting_nothing_is_held(proxy: Proxy, clients: list[httpx.Client], start: int) -> None:
    meet(proxy)
    proxy.barrier.part()
    assert submit(clients[0]).status_code == 200
    assert notes(proxy, start) == [""]
