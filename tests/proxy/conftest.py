from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fake_services.proxy import Proxy
from fake_services.world.browser import Browser
from tests.ports import free_ports
from tests.proxy.upstream import Address, eventually, serving


@pytest.fixture(scope="session")
def upstream() -> Iterator[Address]:
    with serving() as address:
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture(scope="module")
def proxy(folder: Path, upstream: Address) -> Iterator[Proxy]:
    """mail.example.edu is up, dead.example.edu is not; localhost and cdn.example.net are let through."""
    (nobody,) = free_ports(1)
    routes = {"mail.example.edu": upstream, "dead.example.edu": ("127.0.0.1", nobody)}
    proxy = Proxy(routes, {"localhost", "cdn.example.net"}, devices=2, authority=folder)
    proxy.start()
    yield proxy
    proxy.stop()


@pytest.fixture
def start(proxy: Proxy) -> int:
    """The record's place at the start of the test."""
    return proxy.recorder.mark()


@pytest.fixture
def client(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    """Behind device 0, trusting the CA; what it asked for is recorded before the next test."""
    monkeypatch.setenv("SSL_CERT_FILE", str(proxy.ca))
    with httpx.Client(proxy=f"http://127.0.0.1:{proxy.device_ports[0]}") as client:
        yield client
    assert eventually(lambda: not proxy.recorder.waits())


@pytest.fixture(scope="module")
def browser(folder: Path, proxy: Proxy) -> Iterator[Browser]:
    browser = Browser()
    browser.start(None, folder, proxy.ca, headed=False)
    yield browser
    browser.stop()
