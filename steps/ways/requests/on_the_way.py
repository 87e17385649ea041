"""What a browser asks for, looked at on its way for a while: kept from being sent, or sent otherwise."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from playwright.sync_api import Route

from steps.devices.device import Device


@contextmanager
def routed(device: Device, sort: Callable[[Route], None]) -> Iterator[None]:
    """Whatever the device asks for in this block is sorted so."""
    device.context.route("**/*", sort)
    try:
        yield
    finally:
        device.context.unroute("**/*", sort)


@contextmanager
def with_headers(device: Device, headers: Mapping[str, str]) -> Iterator[None]:
    """Whatever the device asks for in this block has these headers as well, as if a proxy had added them.

    A browser asks first whether a host other than the page's takes such headers of its own (CORS).
    """
    with routed(device, _adding(headers)):
        yield


def say_always(device: Device, headers: Mapping[str, str]) -> None:
    """Whatever the device asks for from now on, until it is cleared, has these headers as well."""
    device.context.route("**/*", _adding(headers))


def _adding(headers: Mapping[str, str]) -> Callable[[Route], None]:
    said = {name.lower(): value for name, value in headers.items()}
    return lambda route: route.continue_(headers={**route.request.headers, **said})
