"""The other services of mail servers, where a password alone may do: ActiveSync, EWS, DAV, tokens (G4.7)."""

from collections.abc import Mapping
from urllib.parse import urlencode

from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.ways.attacks.claiming import NOTHING, basic
from steps.ways.requests.message import URLENCODED, parsed
from steps.ways.requests.sending import send

SERVICES = (
    ("OPTIONS", "/Microsoft-Server-ActiveSync"),
    ("GET", "/EWS/Exchange.asmx"),
    ("GET", "/autodiscover/autodiscover.xml"),
    ("PROPFIND", "/.well-known/caldav"),
    ("PROPFIND", "/.well-known/carddav"),
    ("PROPFIND", "/dav/"),
    ("GET", "/.well-known/jmap"),
    ("GET", "/service/home/~/inbox.rss"),
)
"""How each is asked first, and where it is by its protocol or its product."""
TOKENS = ("/oauth/token", "/oauth2/token")
"""Where a password may be given for a token (RFC 6749, 4.3), in many products."""

TAKEN = range(200, 300)
REFUSED = (400, 401, 403)
"""What is answered to a wrong password; any other status is about something else (RFC 9110, RFC 6749 5.2)."""
FORM: Mapping[str, str] = {"content-type": URLENCODED}


def services_open(scene: Scene, device: Device, person: Person) -> list[str]:
    """Those that take this person's password, by either name of the account, and no wrong one.

    Given only where a password is asked for, and a wrong one only where the right one did: else each counts
    as a try. It has to be refused, and the right one taken once more: a service that is cut off for a while,
    or silent, tells nothing.
    """
    asked = (*SERVICES, *(("POST", path) for path in TOKENS))
    return [
        f"{verb} {path}, as {name}"
        for verb, path in asked
        if _status(scene, device, verb, path) in REFUSED
        for name in (person.mailbox.address, person.login)
        if _status(scene, device, verb, path, name, person.password) in TAKEN
        and _status(scene, device, verb, path, name, f"not{person.password}") in REFUSED
        and _status(scene, device, verb, path, name, person.password) in TAKEN
    ]


def _status(
    scene: Scene, device: Device, verb: str, path: str, name: str = "", password: str = ""
) -> int | None:
    """What is answered to this name with this password; to nobody's without a name."""
    address = f"{scene.target.ixit.addresses.mail.rstrip('/')}{path}"
    if path in TOKENS:
        message, more = parsed(verb, address, FORM, _grant(name, password)), NOTHING
    else:
        message, more = parsed(verb, address, {}, b""), basic(name, password) if name else NOTHING
    return send(device, message, {**more, "Cookie": ""})


def _grant(name: str, password: str) -> bytes:
    return urlencode({"grant_type": "password", "username": name, "password": password}).encode()
