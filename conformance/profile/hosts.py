"""How hosts and addresses are written: one way only, so that who may be reached can be read off them."""

import re
import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from conformance.profile.placeholders import PLACE

HOST = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*", re.IGNORECASE)
DOTS = str.maketrans("。．｡", "...")
RESERVED = {"test", "example", "invalid", "localhost", "local", "internal", "home.arpa"}
RESERVED |= {"example.com", "example.net", "example.org"}
"""Names that lead to nobody's public site (RFC 2606, RFC 6761, RFC 6762, and ICANN's `internal`)."""


def public(host: str) -> bool:
    """Tell whether a host may be a site that the public uses: no name or address kept for private use."""
    try:
        return any(one.is_global for one in _inner(ip_address(host)))
    except ValueError:
        return "." in host and not f".{host}".endswith(tuple(f".{name}" for name in RESERVED))


def _inner(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and those that it leads to: by 6to4, by Teredo, or as an IPv4 address in IPv6."""
    yield address
    if isinstance(address, IPv6Address):
        led = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
        yield from filter(None, led)


def loopback(host: str) -> bool:
    """Tell whether a host is this machine, and nothing else."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def tried(address: str) -> str:
    """Return an address with something in the place of each `{…}`, to see whether it can be one."""
    return PLACE.sub("1", address)


def host_of(address: str) -> str:
    """Return the host of an address; empty where that is wrong, which is said elsewhere."""
    return "" if misspelt(tried(address)) else urlsplit(tried(address)).hostname or ""


def odd(host: str) -> str:
    """Return what to do about a host that is not written as browsers send it; empty where it is."""
    try:
        nowhere = ip_address(host).is_unspecified
    except ValueError:
        pass
    else:
        return "nobody has this address; for this machine give 127.0.0.1" if nowhere else ""
    if not host.isascii():
        return _in_ascii(host)
    if not HOST.fullmatch(host):
        return "give a host's name, such as mail.example.org, or an address; there are no wildcards"
    try:
        return f"write it as {socket.inet_ntoa(socket.inet_aton(host))}"
    except OSError:
        return ""


def misspelt(address: str) -> str:
    """Return what is wrong with an address of the web, in words; empty where nothing is."""
    begins = "give an address that begins with https://"
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 (raises ValueError)
    except ValueError:
        return begins
    if "\\" in address:
        return r"browsers and programs read a \ in it each in their own way: leave it out"
    if parts.scheme not in ("https", "http") or not parts.hostname or re.search(r"[\s\x00-\x1f]", address):
        return begins
    return f"{parts.hostname}: {wrong}" if (wrong := odd(parts.hostname)) else ""


def _in_ascii(host: str) -> str:
    try:
        return f"write it as {host.translate(DOTS).encode('idna').decode()}"
    except UnicodeError:
        return "give a host's name in ASCII"
