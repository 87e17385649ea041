"""Several workers share one SMS sink: each hears every post, whatever becomes of the others."""

from collections.abc import Iterator

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.providers.gateways import Gateways
from fake_services.providers.sms.shared import SINK, SharedSink, join

TABLE = {"port": 0, "secret": "made up", "header": "X-Secret", "number": "number", "text": "text"}
POSTED = {"number": "13900000001", "text": "code 4821"}


@pytest.fixture
def shared() -> Iterator[SharedSink]:
    shared = SharedSink(0)
    shared.start()
    yield shared
    shared.stop()


@pytest.fixture
def workers(shared: SharedSink) -> Iterator[list[Gateways]]:
    workers = [Gateways(Clock(), {"sink": TABLE}) for _ in range(2)]
    for one in workers:
        one.start()
        join(shared.folder, one.hosts[SINK][1])
    yield workers
    for one in workers:
        one.stop()


def post(shared: SharedSink, secret: str = "made up") -> httpx.Response:
    return httpx.post(
        f"http://127.0.0.1:{shared.port}/", json=POSTED, headers={"X-Secret": secret}, trust_env=False
    )


def test_each_worker_gets_each_message(shared: SharedSink, workers: list[Gateways]) -> None:
    assert post(shared).status_code == 204
    assert [one.sms.texts("+8613900000001") for one in workers] == [["code 4821"], ["code 4821"]]


def test_what_the_workers_refuse_is_refused_with_their_reason(
    shared: SharedSink, workers: list[Gateways]
) -> None:
    answer = post(shared, "another")
    assert (answer.status_code, answer.text) == (403, "the header X-Secret does not carry the secret\n")
    assert all(one.refusals.unheard() for one in workers)


def test_a_worker_that_is_gone_keeps_nothing_from_the_others(
    shared: SharedSink, workers: list[Gateways]
) -> None:
    join(shared.folder, 1)
    assert post(shared).status_code == 204


def test_before_any_worker_listens_the_deployment_is_told_so(shared: SharedSink) -> None:
    assert post(shared).status_code == 503


def test_nothing_of_it_stays() -> None:
    shared = SharedSink(0)
    shared.start()
    join(shared.folder, 1)
    shared.stop()
    assert not shared.folder.exists()
