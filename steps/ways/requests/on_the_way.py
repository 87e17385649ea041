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
    """Whatever the device asks for in this block has these headers as well."""
    device.context.set_extra_http_headers({**headers})
    try:
        yield
    finally:
        device.context.set_extra_http_headers({})
