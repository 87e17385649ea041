"""The other services of mail servers, where a password alone may do: ActiveSync, EWS, DAV, tokens (G4.7)."""

from collections.abc import Mapping
from urllib.parse import urlencode

from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.ways.attacks.claiming import NOTHING, Headers, basic, cookies_of, with_token
from steps.ways.requests.message import URLENCODED, parsed
from steps.ways.requests.sending import send

SERVICES = (
    ("OPTIONS", "/Microsoft-Server-ActiveSync"),
    ("GET", "/EWS/Exchange.asmx"),
    ("GET", "/autodiscover/autodiscover.xml"),
    ("PROPFIND", "/.well-known/caldav"),
    ("PROPFIND", "/.well-known/carddav"),
    ("PROPFIND", "/dav/"),
    ("PROPFIND", "/remote.php/dav/"),
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


def services_open_to_session(scene: Scene, device: Device, person: Person) -> list[str]:
    """Those that take a cookie of this login for a password or a token, and none that is made up.

    As a login that waits for the second step has one (CVE-2026-45690, CVE-2026-45691).
    """
    cookies = cookies_of(device, scene.target.ixit.addresses.mail)
    made_up = [(name, value[::-1]) for name, value in cookies]
    tries = [*zip(with_token(cookies, person), with_token(made_up, person), strict=True)]
    return [
        f"{verb} {path}, {what}"
        for verb, path in SERVICES
        if _status(scene, device, verb, path) in REFUSED
        for (what, right), (_, wrong) in tries
        if _answer_to(scene, device, verb, path, right) in TAKEN
        and _answer_to(scene, device, verb, path, wrong) in REFUSED
    ]


def _status(
    scene: Scene, device: Device, verb: str, path: str, name: str = "", password: str = ""
) -> int | None:
    """What is answered to this name with this password; to nobody's without a name."""
    if path in TOKENS:
        return send(device, parsed(verb, _address(scene, path), FORM, _grant(name, password)), {"Cookie": ""})
    return _answer_to(scene, device, verb, path, basic(name, password) if name else NOTHING)


def _answer_to(scene: Scene, device: Device, verb: str, path: str, more: Headers) -> int | None:
    """What is answered to these headers, without any cookie."""
    return send(device, parsed(verb, _address(scene, path), {}, b""), {**more, "Cookie": ""})


def _address(scene: Scene, path: str) -> str:
    return f"{scene.target.ixit.addresses.mail.rstrip('/')}{path}"


def _grant(name: str, password: str) -> bytes:
    return urlencode({"grant_type": "password", "username": name, "password": password}).encode()
