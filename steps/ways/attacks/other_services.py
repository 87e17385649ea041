"""The other services of mail servers, where a password alone may do: ActiveSync, EWS, DAV, JMAP (G4.7)."""

from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.ways.attacks.claiming import basic
from steps.ways.requests.message import parsed
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


def services_open(scene: Scene, device: Device, person: Person) -> list[str]:
    """Those that take this person's password, by either name of the account, and no wrong one.

    A wrong one is given only where the right one did: else it would count as a try.
    """
    return [
        f"{verb} {path}, as {name}"
        for verb, path in SERVICES
        for name in (person.mailbox.address, person.login)
        if _takes(scene, device, verb, path, name, person.password)
        and not _takes(scene, device, verb, path, name, f"not{person.password}")
    ]


def _takes(scene: Scene, device: Device, verb: str, path: str, name: str, password: str) -> bool:
    message = parsed(verb, f"{scene.target.ixit.addresses.mail.rstrip('/')}{path}", {}, b"")
    status = send(device, message, {**basic(name, password), "Cookie": ""})
    return status is not None and status in range(200, 300)
