"""A browser's session, taken as it is and planted in another browser: what an attacker may have put there."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Route

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.ways.requests.on_the_way import routed

STORES = ("localStorage", "sessionStorage")
READ = "stores => Object.fromEntries(stores.map(one => [one, {...window[one]}]))"
WRITE = """kept => Object.entries(kept).forEach(([store, items]) =>
    Object.entries(items).forEach(([name, value]) => window[store].setItem(name, value)))"""


@dataclass(frozen=True)
class Session:
    """What a browser may be known by: its cookies, what its page keeps, and the address that it is at."""

    cookies: Sequence[Mapping[str, object]]
    kept: Mapping[str, Mapping[str, str]]
    address: str

    @property
    def things(self) -> int:
        """How many cookies and kept values there are."""
        return len(self.cookies) + sum(map(len, self.kept.values()))


def session_of(device: Device, of: str | None = None) -> Session:
    """The session of this browser as it is now; of: an address whose cookies alone count."""
    kept = device.page.evaluate(READ, STORES)
    return Session(device.context.cookies(of), kept, device.page.url)


def plant(device: Device, session: Session) -> None:
    """Put a session into this browser, which has begun none, and open its address there.

    Raises NotRun where there is nothing to plant: no cookie, nothing kept, and an address that says no more
    than the one that any browser is led to.
    """
    device.visit(device.target.ixit.addresses.mail)
    if not session.things and session.address == device.page.url:
        raise NotRun("no cookie, nothing in the storage and nothing in the address is a session's own here")
    device.context.clear_cookies()
    put_back(device, session)
    device.visit(session.address)


@contextmanager
def restoring(device: Device, of: str) -> Iterator[None]:
    """After this block the browser has the session that it had at this address before, and no other.

    Raises NotRun where it keeps nothing that could be put back.
    """
    session = session_of(device, of)
    if not session.things:
        raise NotRun("this browser has neither a cookie of it nor anything in its storage to put back")
    yield
    device.context.clear_cookies()
    put_back(device, session)
    device.begin_login()


def put_back(device: Device, session: Session) -> None:
    """Put cookies and kept values into this browser.

    The values at an empty page of that address: its own may lead elsewhere at once where it misses them.
    """
    device.put_back(session.cookies)
    if any(session.kept.values()):
        with at_empty_page(device, session.address):
            device.page.evaluate(WRITE, json.loads(json.dumps(session.kept)))


@contextmanager
def at_empty_page(device: Device, address: str) -> Iterator[None]:
    """In this block the browser shows an empty page at an address, and nothing is asked for."""
    with routed(device, _empty):
        device.visit(address)
        yield


def _empty(route: Route) -> None:
    route.fulfill(body="", content_type="text/html")
