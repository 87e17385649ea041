"""Requests that name somebody else's number or mailbox, as whoever has the browser in hand can make them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from playwright.sync_api import Request, Route

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.surroundings import Exchange
from steps.ways.requests.sending import replaced

ASKED_BY_SCRIPT = ("xhr", "fetch")
EMPTY: Mapping[str, str] = {}


def how_named(exchanges: Iterable[Exchange], value: str) -> dict[str, str]:
    """By which name these requests told something that ends so, and as what; empty where none did.

    In an address, a form, or a JSON object.
    """
    told = ((name, said) for one in exchanges for name, said in _fields(one).items() if said.endswith(value))
    return dict([first]) if (first := next(told, None)) else {}


@contextmanager
def naming(device: Device, more: Mapping[str, str], instead: Mapping[str, str] = EMPTY) -> Iterator[None]:
    """Whatever the device submits in this block says `more`, and one thing instead of another.

    Raises NotRun when nothing was submitted that could be made to.
    """
    said: list[str] = []

    def say(route: Route) -> None:
        address, body = _saying(route.request, more, instead)
        if (address, body) == (route.request.url, route.request.post_data):
            route.fallback()
        else:
            said.append(address)
            route.continue_(url=address, post_data=body)

    device.context.route("**/*", say)
    try:
        yield
    finally:
        device.context.unroute("**/*", say)
    if not said:
        raise NotRun("no request was submitted that names what is to be exchanged where it can be read")


def _saying(request: Request, more: Mapping[str, str], instead: Mapping[str, str]) -> tuple[str, str | None]:
    if request.method != "GET":
        body = with_fields(replaced(request.post_data or "", instead), more)
        return replaced(request.url, instead), body if body else request.post_data
    if request.resource_type not in ASKED_BY_SCRIPT:
        return request.url, None
    address = urlsplit(replaced(request.url, instead))
    query = urlencode({**dict(parse_qsl(address.query)), **more})
    return urlunsplit(address._replace(query=query)), None


def with_fields(body: str, more: Mapping[str, str]) -> str:
    """A form, or a JSON object, that says this too."""
    if not more:
        return body
    said = _object(body)
    if said is None:
        return urlencode({**dict(parse_qsl(body, keep_blank_values=True)), **more})
    return json.dumps({**said, **more})


def _fields(exchange: Exchange) -> dict[str, str]:
    body = exchange.request_body.decode(errors="replace")
    said = _object(body) or dict(parse_qsl(body))
    return dict(parse_qsl(urlsplit(exchange.url).query)) | {
        name: value for name, value in said.items() if isinstance(value, str)
    }


def _object(body: str) -> dict[str, Any] | None:
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
