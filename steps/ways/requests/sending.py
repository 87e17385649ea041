"""Sending a recorded request again, or one made from it, with a browser's own session."""

from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import quote

from playwright.sync_api import APIResponse
from playwright.sync_api import Error as BrowserError

from steps.devices.device import Device
from steps.surroundings import Exchange
from steps.ways.requests.message import Message, parsed

SECONDS = 10
"""How long an answer may take; what takes longer has let nobody in."""


def of_exchange(exchange: Exchange, replacing: Mapping[str, str], address: str = "") -> Message:
    """A recorded request, with parts of it replaced; a header of which nothing is left is left out.

    address: where to, if that is written otherwise than it was.
    """
    headers = {name: replaced(value, replacing) for name, value in exchange.request_headers}
    left = {name: value for name, value in headers.items() if value}
    body = replaced(exchange.request_body.decode(errors="replace"), replacing)
    return parsed(exchange.method, replaced(address or exchange.url, replacing), left, body.encode())


def said_at(exchange: Exchange, field: str) -> list[str]:
    """What a recorded request says at a field, such as `a.b`, or `a.0` for the first of the list `a`."""
    name = next(part for part in reversed(field.split(".")) if not part.isdecimal())
    return [str(value) for called, value in of_exchange(exchange, {}).values() if called == name]


def send(device: Device, message: Message, more: Mapping[str, str], *, onwards: bool = True) -> int | None:
    """Send a request with the browser's session and these headers; the status of the last answer, if any.

    onwards: whether to go where an answer leads, as a browser does.
    """
    answer = answer_to(device, message, more, onwards=onwards)
    return answer.status if answer else None


def answer_to(
    device: Device, message: Message, more: Mapping[str, str], *, onwards: bool
) -> APIResponse | None:
    """The same, and the answer itself."""
    kind, body = message.body()
    typed = {"content-type": kind} if body is not None else {}
    own = {name: value for name, value in message.headers.items() if name != "content-type"}
    with suppress(BrowserError):
        return device.context.request.fetch(
            message.address(),
            method=message.method,
            headers={**own, **typed, **more},
            data=body,
            fail_on_status_code=False,
            timeout=SECONDS * 1000,
            max_redirects=None if onwards else 0,
        )
    return None


def replaced(text: str, replacing: Mapping[str, str]) -> str:
    """The text with each part replaced, as it is or as an address has it."""
    for old, new in replacing.items():
        for before, after in {quote(old, safe=""): quote(new, safe=""), old: new}.items():
            text = text.replace(before, after)
    return text
