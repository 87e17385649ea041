"""Requests that name a number of their own, as whoever has the browser in hand can make them."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from playwright.sync_api import Request, Route

from conformance.verdict import NotRun
from steps.actors import Missing
from steps.device import Device
from steps.journeys.binding import national
from steps.wire import Exchange

ASKED_BY_SCRIPT = ("xhr", "fetch")


def how_named(device: Device, number: str) -> tuple[str, str]:
    """By which name this device's requests have told the number, and as what.

    Raises NotRun where none has, in an address, a form or JSON.
    """
    for exchange in reversed(device.wire.since(device.login_mark)):
        for name, value in _fields(exchange).items():
            if value.endswith(national(number)):
                return name, value
    raise NotRun("no request of a binding names the number where it can be read")


@contextmanager
def naming(device: Device, name: str, value: str) -> Iterator[None]:
    """Whatever the device submits in this block says so, too; raises Missing when it submits nothing."""
    said: list[str] = []

    def say(route: Route) -> None:
        if not _submits(route.request):
            route.fallback()
            return
        said.append(route.request.url)
        _say(route, {name: value})

    device.context.route("**/*", say)
    try:
        yield
    finally:
        device.context.unroute("**/*", say)
    if not said:
        raise Missing("the browser submitted nothing")


def _submits(request: Request) -> bool:
    return request.method != "GET" or request.resource_type in ASKED_BY_SCRIPT


def _say(route: Route, more: Mapping[str, str]) -> None:
    request = route.request
    if request.method == "GET":
        address = urlsplit(request.url)
        query = urlencode({**dict(parse_qsl(address.query)), **more})
        route.continue_(url=urlunsplit(address._replace(query=query)))
    else:
        route.continue_(post_data=with_fields(request.post_data or "", more))


def with_fields(body: str, more: Mapping[str, str]) -> str:
    """A form, or a JSON object, that says this too."""
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
