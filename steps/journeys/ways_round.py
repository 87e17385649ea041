"""Ways by which somebody might try to pass round a gate."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Error as BrowserError

from conformance.target import Method
from steps.actors import Device, Missing, Person
from steps.journeys.login import be_inside, complete, enter, sign_in_here
from steps.journeys.settings import click_to_two_step
from steps.scene import Scene
from steps.screens.mailbox import open_inbox
from steps.screens.places import where_at_once
from steps.wire import Exchange

OWN_HEADERS = frozenset({"accept", "content-type", "origin", "referer", "x-requested-with"})


@dataclass(frozen=True)
class Observed:
    """What the browser of somebody who was let in asked for while looking at a mailbox of theirs."""

    person: Person
    mailbox: Sequence[str]
    settings: Sequence[str]
    data: Sequence[Exchange]


def observed(scene: Scene) -> Observed:
    """The addresses and data requests of a mailbox, seen once a world from somebody who is let in.

    Raises Missing when no request was seen that carried the mailbox's letter.
    """
    if "observed" not in scene.stage.memory:
        scene.stage.memory["observed"] = _observe(scene)
    found = scene.stage.memory["observed"]
    assert isinstance(found, Observed)
    return found


def _observe(scene: Scene) -> Observed:
    person, methods = scene.person("Chen"), scene.target.ics.exercised()
    method: Method = "sms" if "sms" in methods else methods[0]
    scene.bind(person, person.mailbox, method)
    device = scene.device("Chen")
    enter(device, person)
    complete(scene, device, person, method)
    device.begin_login()
    start = device.wire.mark()
    device.page.reload()
    open_inbox(device)
    device.page.get_by_text(person.mailbox.letter).first.click()
    device.page.wait_for_load_state("networkidle")
    inside = device.wire.since(start)
    middle = device.wire.mark()
    be_inside(scene, device, person)
    click_to_two_step(device)
    data = [exchange for exchange in inside if exchange.carries(person.mailbox.letter)]
    if not data:
        raise Missing("nothing that a mailbox's owner looked at carried the mailbox's letter")
    return Observed(person, _pages(inside), _pages(device.wire.since(middle)), data)


def _pages(exchanges: Sequence[Exchange]) -> list[str]:
    """The addresses that were asked for as pages, each once."""
    pages = [
        exchange.url
        for exchange in exchanges
        if exchange.method == "GET" and "text/html" in dict(_lower(exchange)).get("accept", "")
    ]
    return list(dict.fromkeys(pages))


def repeat_data_requests(scene: Scene, device: Device, person: Person) -> None:
    """Repeat a mailbox's data requests with this device's session, asking for this person's mailbox."""
    known = observed(scene)
    for exchange in known.data:
        repeat(
            device,
            exchange,
            {known.person.mailbox.address: person.mailbox.address, known.person.login: person.login},
        )


def submitted(device: Device, mark: float) -> Exchange:
    """What this device submitted after the mark, once it is answered; raises Missing when nothing was."""
    deadline = time.monotonic() + device.target.ixit.waits.page
    while time.monotonic() < deadline:
        for exchange in device.wire.since(mark):
            if exchange.method == "POST":
                return exchange
        device.page.wait_for_timeout(20)
    raise Missing("the browser submitted nothing that was answered")


def repeat(device: Device, exchange: Exchange, replacing: dict[str, str]) -> None:
    """Make a recorded request again with this device's session, some of its parts replaced."""
    url, body = exchange.url, exchange.request_body.decode(errors="replace")
    for old, new in replacing.items():
        url, body = url.replace(old, new), body.replace(old, new)
        url = url.replace(old.replace("@", "%40"), new.replace("@", "%40"))
    headers = {
        name: value for name, value in _lower(exchange) if name in OWN_HEADERS or name.startswith("x-")
    }
    device.context.request.fetch(
        url, method=exchange.method, headers=headers, data=body or None, fail_on_status_code=False
    )


def _lower(exchange: Exchange) -> list[tuple[str, str]]:
    return [(name.lower(), value) for name, value in exchange.request_headers]


def try_addresses(scene: Scene, device: Device, addresses: Sequence[str], person: Person) -> None:
    """Open each address of somebody else's visit as this person would, and see where that leads."""
    other = observed(scene).person.mailbox.address
    for address in addresses:
        visit(device, address.replace(other, person.mailbox.address))


def visit(device: Device, address: str) -> None:
    """Open an address, or try to, and see where that leads."""
    with suppress(BrowserError):
        device.visit(address)
    where_at_once(device)


def try_way(scene: Scene, device: Device, person: Person, way: str) -> None:
    """Try one way round a gate; `device.reached` then holds which screens it led to."""
    if way == "mailbox":
        try_addresses(scene, device, observed(scene).mailbox, person)
    elif way == "settings":
        try_addresses(scene, device, observed(scene).settings, person)
    elif way == "reload":
        device.page.reload()
    elif way == "back":
        go_back(device)
    elif way == "tab":
        device.second_tab()
        visit(device, device.target.ixit.addresses.mail)
    else:
        sign_in_anew(device, person)
    where_at_once(device)


def go_back(device: Device) -> None:
    """Press the back button three times, seeing where each leads, and the forward button once."""
    for _ in range(3):
        device.page.go_back()
        where_at_once(device)
    device.page.go_forward()


def sign_in_anew(device: Device, person: Person) -> None:
    """Sign in again through every door, in the same browser."""
    addresses = device.target.ixit.addresses
    for address in filter(None, (addresses.portal, addresses.mail, addresses.direct)):
        device.visit(address)
        sign_in_here(device, person)
        where_at_once(device)


def sign_in_addresses(device: Device) -> list[str]:
    """The mail's addresses that this device opened as pages since its login began."""
    host = urlsplit(device.target.ixit.addresses.mail).netloc
    return [url for url in _pages(device.wire.since(device.login_mark)) if urlsplit(url).netloc == host]
