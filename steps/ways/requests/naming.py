"""Requests that name somebody else's number or mailbox, as whoever has the browser in hand can make them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import unquote_plus

from playwright.sync_api import Request, Route

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.surroundings import Exchange
from steps.ways.requests.message import Message, parsed
from steps.ways.requests.sending import of_exchange, replaced

ASKED_BY_SCRIPT = ("xhr", "fetch")
EMPTY: Mapping[str, str] = {}
SPACING = str.maketrans("", "", " -")
"""What may stand between the digits of a number."""


def how_named(exchanges: Iterable[Exchange], value: str) -> dict[str, str]:
    """By which name these requests told something that ends so, and as what; empty where none did.

    In an address's query, a form, or anywhere in a JSON text.
    """
    said = (told for one in exchanges for told in of_exchange(one, EMPTY).values())
    named = (
        (name, str(told))
        for name, told in said
        if name and str(told).translate(SPACING).endswith(value.translate(SPACING))
    )
    return dict([first]) if (first := next(named, None)) else {}


def is_said(exchanges: Iterable[Exchange], value: str) -> bool:
    """Whether one of these requests says it, in its address or its body, wherever and by whatever name."""
    return any(
        value
        in unquote_plus(f"{one.url} {(one.request_body or b'').decode(errors='replace')}").translate(SPACING)
        for one in exchanges
    )


@contextmanager
def naming(device: Device, more: Mapping[str, str], instead: Mapping[str, str] = EMPTY) -> Iterator[None]:
    """Whatever the device submits in this block says `more`, and one thing instead of another.

    Raises NotRun when nothing was submitted that could be made to.
    """
    said: list[str] = []

    def say(route: Route) -> None:
        message = _message(route.request, instead).saying(more)
        if not _submits(route.request) or message == _message(route.request, EMPTY):
            route.fallback()
            return
        said.append(message.url)
        kind, body = message.body()
        typed = {"content-type": kind} if body else {}
        route.continue_(url=message.address(), headers={**route.request.headers, **typed}, post_data=body)

    device.context.route("**/*", say)
    try:
        yield
    finally:
        device.context.unroute("**/*", say)
    if not said:
        raise NotRun("no request was submitted that names what is to be exchanged where it can be read")


def _submits(request: Request) -> bool:
    return request.method != "GET" or request.resource_type in ASKED_BY_SCRIPT


def _message(request: Request, instead: Mapping[str, str]) -> Message:
    body = replaced((request.post_data_buffer or b"").decode(errors="replace"), instead).encode()
    return parsed(request.method, replaced(request.url, instead), request.headers, body)
