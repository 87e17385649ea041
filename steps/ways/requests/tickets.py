"""Service tickets that are used otherwise than they were given (CAS Protocol 3.0, 3.1.1)."""

from urllib.parse import quote, urljoin

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.scene import Scene
from steps.screens.places import LOGINS
from steps.screens.seeing import see
from steps.ways.requests.services import sign_on, ticket_for
from steps.words.attacks import WrongTicket

LATE = 601
"""Seconds: a ticket should live for no more than five minutes (CAS Protocol 3.0, 3.1.1)."""


def use_ticket(scene: Scene, device: Device, other: Device, which: WrongTicket) -> None:
    """Fetch a ticket with this device, signed in at the portal, and use it in the other one.

    Raises NotRun where no ticket is given by an address, or none signs anybody in whose browser it is not.
    """
    login, service = sign_on(scene)
    control = scene.browsers.open("a browser with the right ticket")
    _need_signed_in(control, service, ticket_for(device, login, service))
    elsewhere = urljoin(service, "/elsewhere/")
    if which is not WrongTicket.OLD:
        ticket = ticket_for(device, login, elsewhere)
    else:
        ticket = ticket_for(device, login, service)
        scene.clock.pass_time(LATE)
    if not ticket:
        raise NotRun("no ticket is given for another address of the mail")
    along = f"&service={elsewhere}#" if which is WrongTicket.SMUGGLING else ""
    _use(other, service, f"{ticket}{quote(along, safe='')}")


def _use(device: Device, service: str, ticket: str) -> None:
    device.visit(f"{service}{'&' if '?' in service else '?'}ticket={ticket}")


def _need_signed_in(device: Device, service: str, ticket: str) -> None:
    _use(device, service, ticket)
    device.visit(device.target.ixit.addresses.mail)
    if see(device) in LOGINS:
        raise NotRun("a ticket signs nobody in but in the browser that it was given to")
