"""What is said through WebSockets (RFC 6455); in the record each message of either side is an exchange."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress

from playwright.sync_api import Error as BrowserError

from steps.devices.device import Device
from steps.screens.waiting import until
from steps.surroundings import Exchange

SWITCHED = 101
"""The status of an answer after which both sides speak through a WebSocket."""
BEGIN = """([address, said]) => {
    const socket = window.conversation = new WebSocket(address);
    socket.onopen = () => said.forEach(one => socket.send(one));
}"""
IS_OVER = "() => window.conversation.readyState === WebSocket.CLOSED"
END = "() => window.conversation.close()"


def through_socket(exchange: Exchange) -> bool:
    """Whether it is a message of a WebSocket, and no answer that a browser could keep or ask for again."""
    return exchange.status == SWITCHED


def conversations(exchanges: Sequence[Exchange], text: str) -> Mapping[str, Sequence[str]]:
    """The address of each WebSocket through which this text came, with what the browser said to it."""
    spoken = [one for one in exchanges if through_socket(one)]
    return {
        address: [one.request_body.decode(errors="replace") for one in spoken if _asks(one, address)]
        for address in dict.fromkeys(one.url for one in spoken if one.carries(text))
    }


def _asks(exchange: Exchange, address: str) -> bool:
    return exchange.url == address and bool(exchange.request_body)


def converse(device: Device, address: str, said: Sequence[str], text: str) -> None:
    """Say this to a WebSocket from the page, with the browser's session, until the text comes or it ends.

    address: as the record has it. Where neither comes, it waits as long as for what must not come.
    """
    with suppress(BrowserError):  # the page's own rules may let none through
        device.page.evaluate(BEGIN, [re.sub("^http", "ws", address), [*said]])
        until(
            device.page,
            device.target.ixit.waits.absence,
            lambda: device.page.evaluate(IS_OVER) or device.received(text) or None,
        )
        device.page.evaluate(END)
