"""What a profile's addresses and `{…}` say against each other, found before anything is started."""

from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from conformance.profile.forms import is_port
from conformance.profile.hosts import misspelt
from conformance.profile.ixit import Ixit, Start
from conformance.profile.placeholders import PLACE, Unfilled, names

WORLD = frozenset({"python", "folder", "smtp", "token"})
"""What `{…}` may stand for in every profile; the names in ixit.start.ports come on top."""
PHONES = frozenset({"python", "number", "since"})
"""What it may stand for in the program of ixit.phones.command, which runs beside the world."""
GIVEN: Mapping[str, frozenset[str]] = {
    "create_person": frozenset({"login", "password", "name", "address", "letter"}),
    "bind": frozenset({"address", "method", "value"}),
    "add_mailbox": frozenset({"login", "address", "letter"}),
    "advance_clock": frozenset({"seconds"}),
    "reset": frozenset({"address"}),
    "set_password": frozenset({"login", "address", "password"}),
    "portal_session": frozenset({"login"}),
    "mailbox_session": frozenset({"login", "address"}),
    "client_password": frozenset({"login", "address"}),
    "withdraw_client_password": frozenset({"login", "address", "password"}),
}
"""What `{…}` may stand for in each hook besides."""


def misled(ixit: Ixit) -> Iterator[str]:
    """Yield a line for each address that nobody can open, and each `{…}` that nothing stands for."""
    yield from _addresses(ixit)
    known = WORLD | set(ixit.start.ports if ixit.start else ())
    for key, port in _ports(ixit):
        yield from _unknown(key, port, known - WORLD)
        if not is_port(port) and not (names(port) and PLACE.fullmatch(port)):
            yield f"{key} = {port!r}: give a port, or a name of ixit.start.ports as {{name}}"
    for name, given in GIVEN.items():
        hook = getattr(ixit.hooks, name)
        if hook:
            yield from _unknown(f"ixit.hooks.{name}", [hook.url, hook.body], known | given)
    yield from ixit.mail_programs.lost_authorities() if ixit.mail_programs else ()
    yield from _unknown("ixit.accounts.command", list(ixit.accounts.command), known)
    if ixit.sign_in != "screens":
        yield from _unknown("ixit.sign_in", list(ixit.sign_in), known)
    if ixit.start:
        yield from _start(ixit.start, known)
    if ixit.phones.command:
        words = list(ixit.phones.command.command)
        yield from _unknown("ixit.phones.command.command", words, PHONES)


def _addresses(ixit: Ixit) -> Iterator[str]:
    reached = {host.lower() for host in (*ixit.hosts, *ixit.allowed_hosts)}
    for key, address in ixit.opened():
        if wrong := misspelt(address):
            yield f"{key} = {address!r}: {wrong}"
        elif (host := urlsplit(address).hostname) not in reached:
            yield f"{key} = {address!r}: {host} is neither in ixit.hosts nor in ixit.allowed_hosts"


def _ports(ixit: Ixit) -> Iterator[tuple[str, str]]:
    for host, port in ixit.hosts.items():
        yield f'ixit.hosts."{host}"', port
    for name, server in ixit.mail_servers.items():
        yield f"ixit.mail_programs.{name}.port", server.port


def _start(start: Start, known: frozenset[str]) -> Iterator[str]:
    for name, times in Counter(start.ports).items():
        if name in WORLD:
            yield f"ixit.start.ports: {{{name}}} stands for something else already: give another name"
        if times > 1:
            yield f"ixit.start.ports has {name!r} twice: give each port a name of its own"
    parts = {"command": list(start.command), "environment": dict(start.environment), "ready": start.ready}
    for key, value in parts.items():
        yield from _unknown(f"ixit.start.{key}", value, known)


def _unknown(key: str, value: object, known: frozenset[str]) -> Iterator[str]:
    for name in sorted(names(value) - known):
        yield f"{key}: {Unfilled(name, known)}{'' if known else ' without [ixit.start]'}"
