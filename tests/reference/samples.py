"""Records to ask a policy about."""

from collections.abc import Mapping

from starlette.requests import Request

from fake_services.reference.login import Session
from fake_services.reference.methods import SMS
from fake_services.reference.paths import ASKED
from fake_services.reference.records import (
    Attempt,
    Binding,
    Claim,
    Code,
    Door,
    Errand,
    Method,
    Place,
    Trust,
    Verification,
)
from fake_services.reference.visit import Visit

LI, WANG = "li@kust.edu.cn", "wang@kust.edu.cn"
PHONE, OTHER_PHONE = "+8613800138001", "+8613900139002"
NOW = 1_000_000.0
NONE: Mapping[str, str] = {}


def binding(
    address: str = LI,
    method: Method = SMS,
    value: str = PHONE,
    until: float | None = None,
    since: float = NOW - 10,
) -> Binding:
    """A binding of Li's phone, or as told."""
    return Binding(1, address, address[:2], method, value, since, until)


def claim(place: Place = Place.FORCED, method: Method = SMS, value: str = PHONE) -> Claim:
    """Wang claims Li's number, typed with +86."""
    return Claim(WANG, "wa", method, value, value, place)


def visit(
    *bindings: Binding,
    trusts: tuple[Trust, ...] = (),
    tokens: frozenset[str] = frozenset({"token"}),
    verifications: tuple[Verification, ...] = (),
    path: str = "/",
    headers: Mapping[str, str] = NONE,
    door: Door = Door.PORTAL,
    session: str = "session",
    name: str = "li",
    answered: bool = False,
    entered: bool = False,
) -> Visit:
    """A visit to Li's mailbox in a login that began a minute ago."""
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    request = Request({"type": "http", "path": path, ASKED: path, "headers": sent, "server": ("mail", 443)})
    login = Session("cookie", session, "csrf", began=NOW - 60, seen=NOW, door=door, name=name)
    return Visit(request, login, LI, bindings, verifications, trusts, tokens, answered, entered, NOW)


def trust(address: str = LI, token: str = "token", since: float = NOW - 99, void: bool = False) -> Trust:
    """Trust of this device with Li's mailbox, or as told."""
    return Trust(address, token, since, void)


def errand(
    place: Place = Place.LOGIN, request: str = "session", address: str = LI, destination: str = PHONE
) -> Errand:
    """An SMS to Li's phone."""
    return Errand(place, request, address, SMS, destination)


def code(on: Errand | None = None, wrong: int = 0, used: bool = False, replaced: bool = False) -> Code:
    """A code sent a moment ago."""
    return Code(on or errand(), "ABC234", NOW - 1, wrong, used, replaced)


def attempt(text: str = "ABC234", on: Errand | None = None, at: float = NOW, wrong: int = 0) -> Attempt:
    """The right code, entered now, or as told."""
    return Attempt(on or errand(), text, at, wrong)
