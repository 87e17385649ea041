"""Ports that answer as a provider, for a system under test that is told no proxy."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fake_services.ports import reserved_ports
from fake_services.providers.failures import Answer
from fake_services.proxy import Proxy
from fake_services.proxy.doors import ANY
from tests.proxy.upstream import Address

HOST = "mail.example.edu"


class Opened(Proxy):
    """A proxy with a door for one host, and one for the name that the client asks for."""

    fixed: int
    named: int


@pytest.fixture(scope="module")
def proxy(folder: Path, upstream: Address) -> Iterator[Opened]:
    with reserved_ports(2) as (fixed, named):
        proxy = Opened({HOST: upstream}, (), devices=1, authority=folder, doors={fixed: HOST, named: ANY})
        proxy.fixed, proxy.named = fixed, named
        proxy.start()
    yield proxy
    proxy.stop()


def over_tls(proxy: Opened, host: str) -> httpx.Response:
    """As after a hosts entry: the address is ours, name and certificate are the provider's."""
    trusting = ssl.create_default_context(cafile=proxy.ca)
    with httpx.Client(verify=trusting, trust_env=False) as client:
        return client.get(
            f"https://127.0.0.1:{proxy.named}/page", headers={"Host": host}, extensions={"sni_hostname": host}
        )


def test_plain_http_at_another_base_address(proxy: Opened, start: int) -> None:
    answer = httpx.get(f"http://127.0.0.1:{proxy.fixed}/page", trust_env=False)
    (exchange,) = proxy.recorder.since(start)
    assert answer.status_code == 200
    assert (exchange.url, exchange.listener, exchange.kind) == (f"https://{HOST}/page", "sut", "routed")
    headers = {name.lower(): value for name, value in exchange.request_headers}
    assert headers["host"] == f"127.0.0.1:{proxy.fixed}"


def test_tls_by_the_name_that_the_client_asks_for(proxy: Opened, start: int) -> None:
    assert over_tls(proxy, HOST).status_code == 200
    assert [exchange.url for exchange in proxy.recorder.since(start)] == [f"https://{HOST}/page"]


def test_a_name_that_nobody_plays_is_refused(proxy: Opened, start: int) -> None:
    answer = over_tls(proxy, "elsewhere.example.edu")
    assert answer.status_code == 403
    assert [exchange.kind for exchange in proxy.recorder.since(start)] == ["refused"]


def test_a_provider_that_fails_fails_there_too(proxy: Opened) -> None:
    proxy.faults.fail({HOST: Answer(503, b"-")})
    assert httpx.get(f"http://127.0.0.1:{proxy.fixed}/page", trust_env=False).status_code == 503
    assert proxy.faults.fired == {HOST}
    proxy.faults.mend()
