"""What a sign-in says of where to lead on, with somebody else's host in its place (ASVS 3.7.2)."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from conformance.judging.verdict import NotRun
from conformance.profile import Profile
from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.ways.login import enter
from steps.ways.requests.message import Change, Message, parsed
from steps.ways.requests.renewal import Renewal
from steps.ways.requests.sending import answer_to, of_exchange
from steps.ways.requests.services import EVIL

THERE = re.compile(rf"(https?:)?//+([^/?#]*[@.])?{re.escape(EVIL)}|http:/?{re.escape(EVIL)}", re.IGNORECASE)
"""An address that leads there as browsers read it, once its backslashes are slashes (WHATWG URL)."""
HOPS = 8
"""How many redirects of the deployment's own are gone along."""


def led_by_sign_in(scene: Scene, person: Person) -> list[str]:
    """What a sign-in at either address says by which it leads there; NotRun where none says where to lead."""
    led, tried = [], 0
    for address in filter(None, (scene.target.ixit.addresses.mail, scene.target.ixit.addresses.direct)):
        device = scene.browsers.give(person.name, scene.browsers.open(f"a browser at {address}"))
        enter(device, person, address)
        for name, message in _leading_elsewhere(device):
            tried += 1
            if message.method != "GET":
                _ask_for_form(device, address)
            if _leads_there(device, Renewal(device).of(message)):
                led.append(f"{urlsplit(message.url).path}: {name}")
    if not tried:
        raise NotRun("no request on the way in says where to lead on")
    return led


def _ask_for_form(device: Device, address: str) -> None:
    """Have the form of a login handed out anew, as to somebody who has not signed in."""
    device.context.clear_cookies()
    device.visit(address)


def _leading_elsewhere(device: Device) -> Iterator[tuple[str, Message]]:
    """Each request on the way in that says where to lead on, with each address of the other's in its place.

    What is asked for comes before what is submitted: it may want the login.
    """
    asked = [one for one in device.wire.since(device.login_mark) if device.target.ixit.serves(one.url)]
    for message in (of_exchange(one, {}) for one in sorted(asked, key=lambda one: one.method != "GET")):
        for name, value in message.values():
            if _is_address(device.target, str(value)):
                for other in _written(str(value)):
                    yield f"{name}={other}", message.changed(_put(name, other))


def _is_address(target: Profile, value: str) -> bool:
    return value.startswith("/") or (value.startswith("https://") and target.ixit.serves(value))


def _written(own: str) -> list[str]:
    """The other's address, written as what compares addresses may take for its own, or for a path."""
    host = urlsplit(own).hostname or ""
    as_own = (
        [f"https://{host}@{EVIL}/", f"https://{host}.{EVIL}/", f"https://{EVIL}\\@{host}/"] if host else []
    )
    return [f"https://{EVIL}/", f"//{EVIL}/", f"/\\{EVIL}/", f"/\t/{EVIL}/", f"http:{EVIL}", *as_own]


def _put(name: str, address: str) -> Change:
    return lambda one, said: [address if one == name else said]


def _leads_there(device: Device, message: Message) -> bool:
    """Whether this leads there, by redirects of the deployment's own; nothing is sent there."""
    for _ in range(HOPS):
        answer = answer_to(device, message, {}, onwards=False)
        to = answer.headers.get("location", "") if answer else ""
        if THERE.match(re.sub(r"[\t\r\n]", "", to).strip().replace("\\", "/")):
            return True
        onwards = urljoin(message.address(), to)
        if not to or not device.target.ixit.serves(onwards):
            return False
        message = parsed("GET", onwards, {}, b"")
    return False
