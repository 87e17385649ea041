"""Requests that name somebody else's number or mailbox, as whoever has the browser in hand can make them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import unquote_plus

from playwright.sync_api import Request, Route

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.screens.waiting import until
from steps.surroundings import Exchange
from steps.ways.requests.message import Json, Message, parsed
from steps.ways.requests.on_the_way import routed
from steps.ways.requests.sending import of_exchange, replaced

ASKED_BY_SCRIPT = ("xhr", "fetch")
EMPTY: Mapping[str, str] = {}
ROW = re.compile(r"\d{1,18}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
"""What a row of a database is mostly known by."""
MASK = re.compile(r"(?=.*\d)\+?[\d -]*[*•]{2,}[\d -]*")
MASKED_ADDRESS = re.compile(r"(?=[^@\s]*[*•])[^@\s]*@\S+")
"""A number, and an address, of which not all is said."""
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
def naming(
    device: Device, more: Mapping[str, str], instead: Mapping[str, str] = EMPTY, masked: str = ""
) -> Iterator[None]:
    """Whatever the device submits in this block says `more`, and one thing instead of another.

    masked: what it says where a masked number, or address, stood. Raises NotRun when nothing was submitted
    that could be made to say so.
    """
    said: list[str] = []
    mask = MASKED_ADDRESS if "@" in masked else MASK

    def unmasked(_: str, value: Json) -> list[Json]:
        return [masked] if masked and isinstance(value, str) and mask.fullmatch(value) else [value]

    def say(route: Route) -> None:
        message = _message(route.request, instead).changed(unmasked).saying(more)
        if not _submits(route.request) or message == _message(route.request, EMPTY):
            route.fallback()
            return
        said.append(message.url)
        kind, body = message.body()
        typed = {"content-type": kind} if body else {}
        route.continue_(url=message.address(), headers={**route.request.headers, **typed}, post_data=body)

    with routed(device, say):
        yield
    if not said:
        raise NotRun("no request was submitted that names what is to be exchanged where it can be read")


def held_back(device: Device, act: Callable[[], None]) -> Message:
    """The first request by which this act would submit something, which is not sent; else NotRun."""
    held: list[Message] = []

    def hold(route: Route) -> None:
        if held or not _submits(route.request):
            route.fallback()
            return
        held.append(_message(route.request, EMPTY))
        if route.request.is_navigation_request():
            route.fulfill(status=204)
        else:
            route.abort()

    with routed(device, hold):
        act()
        until(device.page, device.target.ixit.waits.page, lambda: held or None)
    if not held:
        raise NotRun("nothing was submitted")
    return held[0]


def others_rows(own: Message, theirs: Message) -> dict[str, str]:
    """What the other's request says otherwise that a row may be known by: a number, a UUID; else NotRun."""
    said = {name: str(value) for name, value in own.values()}
    named = {name: str(value) for name, value in theirs.values() if said.get(name, str(value)) != str(value)}
    rows = {name: value for name, value in named.items() if ROW.fullmatch(value)}
    if not rows:
        raise NotRun("what unbinds a number names it by nothing that is another one in another mailbox")
    return rows


def _submits(request: Request) -> bool:
    return request.method != "GET" or request.resource_type in ASKED_BY_SCRIPT


def _message(request: Request, instead: Mapping[str, str]) -> Message:
    body = replaced((request.post_data_buffer or b"").decode(errors="replace"), instead).encode()
    return parsed(request.method, replaced(request.url, instead), request.headers, body)
