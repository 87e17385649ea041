"""Gateways that fail because they shall: what a caller sees of it, and what is recorded."""

from collections.abc import Iterator

import httpx
import pytest

from fake_services.providers.failures import COMMON, INSIDE, Answer, Cut, Silence
from fake_services.proxy import Proxy
from tests.proxy.upstream import eventually

MAIL, URL = "mail.example.edu", "https://mail.example.edu/send"


@pytest.fixture
def faults(proxy: Proxy) -> Iterator[Proxy]:
    yield proxy
    proxy.faults.mend()


def test_a_host_answers_what_it_shall(faults: Proxy, client: httpx.Client, start: int) -> None:
    faults.faults.fail({MAIL: Answer(500, b"broken", "text/html")})
    answer = client.post(URL, content="code")
    assert (answer.status_code, answer.text, answer.headers["content-type"]) == (500, "broken", "text/html")
    (exchange,) = faults.recorder.since(start)
    assert (exchange.note, exchange.status) == ("injected: an answer with status 500", 500)
    assert (exchange.request_body, exchange.error) == (b"code", None)
    assert faults.faults.fired == {MAIL}


def test_a_cut_connection_is_no_fault_of_the_harness(faults: Proxy, client: httpx.Client, start: int) -> None:
    faults.faults.fail({MAIL: Cut()})
    with pytest.raises(httpx.RemoteProtocolError):
        client.post(URL)
    (exchange,) = faults.recorder.since(start)
    assert (exchange.note, exchange.status) == ("injected: the connection cut", None)
    assert faults.recorder.faults(start) == []


def test_silence_lasts_until_the_caller_gives_up(faults: Proxy, client: httpx.Client, start: int) -> None:
    faults.faults.fail({MAIL: Silence()})
    with pytest.raises(httpx.ReadTimeout):
        client.post(URL, timeout=0.2)
    assert eventually(lambda: faults.recorder.since(start))
    (exchange,) = faults.recorder.since(start)
    assert (exchange.note, exchange.status) == ("injected: no answer", None)
    assert faults.recorder.faults(start) == []


def test_other_hosts_work_and_a_dead_one_is_still_a_fault(
    faults: Proxy, client: httpx.Client, start: int
) -> None:
    faults.faults.fail({"elsewhere.example.edu": Cut()})
    assert client.post(URL).status_code == 200
    client.get("https://dead.example.edu/")
    assert len(faults.recorder.faults(start)) == 1
    assert faults.faults.fired == set()


def test_once_mended_it_works(faults: Proxy, client: httpx.Client, start: int) -> None:
    faults.faults.fail({MAIL: Cut()})
    faults.faults.mend()
    assert client.post(URL).status_code == 200
    assert [exchange.note for exchange in faults.recorder.since(start)] == [""]


def test_whatever_is_answered_carries_the_word() -> None:
    answers = [failure for failure in COMMON.values() if isinstance(failure, Answer)]
    assert len(answers) == 2
    assert all(INSIDE.encode() in answer.body for answer in answers)
