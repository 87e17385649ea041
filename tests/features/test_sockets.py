"""What comes through a WebSocket is learnt with what was said to it, and is nothing that a browser keeps."""

from types import SimpleNamespace
from typing import cast

import pytest

from fake_services.proxy.exchange import Exchange
from steps.devices.device import Device
from steps.people.actors import Mailbox, Missing
from steps.ways.requests.caching import may_be_kept
from steps.ways.requests.sockets import SWITCHED, conversations

ADDRESS = "https://mail/live?box=chen"
MAILBOX = Mailbox("chen@kust.edu.cn", "letter-1")


def exchange(
    asked: bytes = b"", answered: bytes = b"", status: int = SWITCHED, kind: str = "", url: str = ADDRESS
) -> Exchange:
    headers = [("content-type", kind)]
    return Exchange("device 0", 0.0, "GET", url, [], asked, status, headers, answered, None, "routed")


def device(*exchanges: Exchange) -> Device:
    wire = SimpleNamespace(since=lambda mark: [*exchanges])
    return cast("Device", SimpleNamespace(wire=wire, login_mark=0.0))


def test_a_conversation_is_what_was_said_where_the_letter_came() -> None:
    said = [exchange(asked=b'{"ask":"list"}'), exchange(answered=b'"letter-1"'), exchange(asked=b"more")]
    others = [exchange(asked=b"ping", url="https://mail/pings"), exchange(answered=b"letter-1", status=200)]
    assert conversations([*said, *others], "letter-1") == {ADDRESS: ['{"ask":"list"}', "more"]}
    assert conversations(others, "letter-1") == {}


@pytest.mark.parametrize(
    ("status", "kind", "kept"),
    [(SWITCHED, "", False), (200, "text/event-stream; charset=utf-8", False), (200, "text/html", True)],
)
def test_what_streams_is_kept_by_no_browser(status: int, kind: str, kept: bool) -> None:
    streamed = exchange(answered=b"letter-1", status=status, kind=kind)
    assert bool(may_be_kept(device(streamed), MAILBOX)) is kept


def test_where_nothing_carried_the_letter_nothing_can_be_said() -> None:
    with pytest.raises(Missing):
        may_be_kept(device(exchange(answered=b"ping")), MAILBOX)
