"""Tickets that a sign-on may give to services which only look like the mail (CAS Protocol 3.0, 2.1.1)."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.scene import Scene
from steps.ways.requests.observed import once

EVIL = "evil.example"
"""A host of somebody else's; nothing is sent there, for no redirect is followed."""


def tickets_for_lookalikes(scene: Scene, device: Device) -> list[str]:
    """Ask the portal, signed in there, for a ticket for each lookalike; those that were given one.

    Raises NotRun where the mail leads to no portal by CAS, or is itself given no ticket by an address.
    """
    login, service = sign_on(scene)
    if not ticket_for(device, login, service):
        raise NotRun("the mail itself is sent no ticket by an address, so that no lookalike would be")
    return [
        f"{what}: {urlsplit(address).scheme}://{urlsplit(address).netloc}"
        for what, address in lookalikes(service).items()
        if ticket_for(device, login, address)
    ]


def sign_on(scene: Scene) -> tuple[str, str]:
    """The address of the portal to which the mail leads, and the service that it names; raises NotRun."""
    login = once(scene, "login for a service", _login_address)
    return login, dict(parse_qsl(urlsplit(login).query))["service"]


def lookalikes(service: str) -> Mapping[str, str]:
    """Addresses that a careless comparison takes for this service: they lead elsewhere, or in the plain."""
    parts = urlsplit(service)
    host, rest = parts.hostname or "", service.partition(parts.netloc)[2]
    first, _, domain = host.partition(".")
    return {
        "a host that begins so": f"https://{host}.{EVIL}{rest}",
        "a host before which the mail's stands as a user": f"https://{host}@{EVIL}{rest}",
        "a domain that ends so": f"https://{first}.evil{domain}{rest}",
        "the mail's address in the path": f"https://{EVIL}/{service}",
        "the mail's address in the query": f"https://{EVIL}/?{service}",
        "the mail's address after the hash sign": f"https://{EVIL}/#{service}",
        "the mail's host after a backslash": f"https://{EVIL}\\@{host}{rest}",
        "a host with another sign for its first dot": f"https://{host.replace('.', 'x', 1)}{rest}",
        "another port": f"https://{host}:8443{rest}",
        "no https": f"http://{host}{rest}",
    }


def _login_address(scene: Scene) -> str:
    """The address at the portal's host to which the mail sends somebody who is not signed in."""
    device = scene.browsers.open("a browser that nobody has used")
    device.visit(scene.target.ixit.addresses.mail)
    portal = urlsplit(scene.target.ixit.addresses.portal).netloc
    for one in device.wire.since(device.login_mark):
        parts = urlsplit(one.url)
        if parts.netloc == portal and "service" in dict(parse_qsl(parts.query)):
            return one.url
    raise NotRun("the mail leads to no address of the portal that names a service (CAS Protocol 3.0, 2.1.1)")


def ticket_for(device: Device, login: str, service: str) -> str:
    """The ticket that is sent to this very service, "" if none is: followed nowhere, only read."""
    to = leads_to(device, login, {"service": service})
    return dict(parse_qsl(urlsplit(to).query)).get("ticket", "") if _whose(to) == _whose(service) else ""


def leads_to(
    device: Device, address: str, said: Mapping[str, str], headers: Mapping[str, str] | None = None
) -> str:
    """Where the answer to this address, saying this besides, leads; "" if nowhere."""
    parts = urlsplit(address)
    query = urlencode({**dict(parse_qsl(parts.query)), **said})
    there = parts._replace(query=query).geturl()
    answer = device.context.request.get(there, headers=dict(headers or {}), max_redirects=0)
    return answer.headers.get("location", "")


def _whose(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
