"""Requests that name somebody else's host: whether an answer leads there (ASVS 3.7.2, CAS 3.0, 2.3)."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from urllib.parse import unquote, urlsplit

from steps.devices.device import Device
from steps.scene import Scene
from steps.ways.requests.on_the_way import with_headers
from steps.ways.requests.services import EVIL, leads_to, sign_on

THERE = f"https://{EVIL}/"
HOSTS = ("X-Forwarded-Host", "X-Host", "X-Original-Host", "X-Forwarded-Server")
"""Headers by which proxies say for which host they ask; anybody can send them."""
NAMING: Mapping[str, str] = {**dict.fromkeys(HOSTS, EVIL), "Forwarded": f"host={EVIL};proto=https"}
ONWARDS = ("service", "url", "redirect", "next", "returnUrl")
"""What the address at which a sign-out leads on may be called."""


def led_by_headers(scene: Scene, device: Device) -> list[str]:
    """The headers that name the host, and by which the mail leads there, or has the portal lead there."""
    mail = scene.target.ixit.addresses.mail
    return [
        f"{header}: {value}"
        for header, value in NAMING.items()
        if EVIL in unquote(leads_to(device, mail, {}, {header: value}))
    ]


def naming_host(device: Device) -> AbstractContextManager[None]:
    """Whatever the device asks for in this block names the host in its headers."""
    return with_headers(device, NAMING)


def led_by_portal(scene: Scene, device: Device) -> list[str]:
    """What the portal's addresses say by which it leads there; raises NotRun without a sign-on by CAS."""
    return [
        what
        for what, address, said in asked_to_lead(sign_on(scene)[0])
        if urlsplit(leads_to(device, address, said)).netloc == EVIL
    ]


def asked_to_lead(login: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """What the portal of this address is asked, in words; at which address; and what is said there."""
    parts = urlsplit(login)
    bare = parts._replace(query="", path=parts.path.replace("login", "logout")).geturl()
    yield "sign-on, as a gateway", login, {"service": THERE, "gateway": "true"}
    for name in ONWARDS:
        yield f"sign-out, {name}", bare, {name: THERE}
