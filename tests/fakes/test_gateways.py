import smtplib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.providers.gateways import Gateways
from fake_services.providers.provider import Tables


@pytest.fixture
def start(settings: Tables) -> Callable[[], Gateways]:
    def start() -> Gateways:
        gateways = Gateways(Clock(), settings)
        gateways.start()
        return gateways

    return start


def test_every_provider_listens_on_loopback_only(gateways: Gateways) -> None:
    assert set(gateways.hosts) == {
        "sms.tencentcloudapi.com",
        "dysmsapi.aliyuncs.com",
        "open.weixin.qq.com",
        "lp.open.weixin.qq.com",
        "api.weixin.qq.com",
        "login.work.weixin.qq.com",
        "open.work.weixin.qq.com",
        "qyapi.weixin.qq.com",
        "push.lunkr.example",
    }
    for host, port in [*gateways.hosts.values(), gateways.smtp]:
        assert host == "127.0.0.1"
        socket.create_connection((host, port), timeout=5).close()


def test_two_worlds_share_nothing(start: Callable[[], Gateways]) -> None:
    one, other = start(), start()
    with smtplib.SMTP(*one.smtp) as client:
        client.sendmail("no-reply@kust.edu.cn", ["li@example.com"], "Subject: one\n\n")
    host, port = one.hosts["api.weixin.qq.com"]
    httpx.get(f"http://{host}:{port}/sns/auth")
    one.stop()
    other.stop()
    assert (len(one.mail.everything()), len(one.refusals.all())) == (1, 1)
    assert (other.mail.everything(), other.refusals.all()) == ([], [])
    assert not set(one.hosts.values()) & set(other.hosts.values())


def test_stopping_ends_what_is_open(start: Callable[[], Gateways]) -> None:
    before = set(threading.enumerate())
    gateways = start()
    host, port = gateways.hosts["open.weixin.qq.com"]
    with smtplib.SMTP(*gateways.smtp) as mail, httpx.Client() as web:
        web.get(f"http://{host}:{port}/connect/confirm")
        with socket.create_connection((host, port), timeout=5) as polling:
            polling.sendall(b"GET /connect/l/qrconnect?uuid=x&last=402 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            gateways.stop()
        with pytest.raises(smtplib.SMTPServerDisconnected):
            mail.noop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, port), timeout=5)
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=10)
        assert not thread.is_alive()


def endless() -> Iterator[bytes]:
    """More than any gateway is asked."""
    while True:
        yield bytes(65536)


def test_a_request_without_end_is_turned_away(gateways: Gateways) -> None:
    host, port = gateways.hosts["sms.tencentcloudapi.com"]
    with suppress(httpx.WriteError):
        assert httpx.post(f"http://{host}:{port}/", content=endless()).status_code == 413
    assert gateways.alive
