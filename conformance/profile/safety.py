"""Whom a run may reach: addresses, numbers, and how the gateways' traffic and the messages come to us."""

from collections.abc import Iterator

from conformance.profile.hosts import host_of, public
from conformance.profile.ics import Ics
from conformance.profile.ixit import Ixit, Outbound
from conformance.profile.methods import METHODS
from conformance.profile.methods.sms import SMS
from conformance.profile.phones import E164, Phones


def unsafe(ics: Ics, ixit: Ixit) -> Iterator[str]:
    """Yield a line for each way in which a run would reach, or wait for, what it should not."""
    if not ixit.allow_production:
        yield from _production(ixit)
    yield from _phones(ixit.phones, ics, ixit)
    if ixit.outbound:
        known = tuple(host for method in METHODS for host in ixit.hosts_of(method))
        yield from _outbound(ixit.outbound, known)


def in_use(ixit: Ixit) -> bool:
    """Whether people may be using what a run reaches: an address of it is on the network."""
    return bool(_let_out(ixit))


def _production(ixit: Ixit) -> Iterator[str]:
    for key, address, host in _let_out(ixit):
        yield (
            f"{key} = {address!r}: {host} is on the network, where people may use it; "
            "a run binds, unbinds and sends messages there: say ixit.allow_production = true if you may"
        )
    for name, server in ixit.mail_servers.items():
        if public(server.host):
            yield (
                f"ixit.mail_programs.{name}.host = {server.host!r} is on the network, where people may use "
                "it; a run tries passwords there: say ixit.allow_production = true if you may"
            )
    for key, hook in ixit.hooks.given():
        if (host := host_of(hook.url)) and public(host):
            yield (
                f"ixit.hooks.{key}.url = {hook.url!r}: {host} is on the network, where people may use it; "
                "a run makes and changes people there: say ixit.allow_production = true if you may"
            )
    backup = ixit.people.backup.rpartition("@")[2]
    if public(backup):
        yield (
            f"ixit.people.backup = {ixit.people.backup!r}: whoever has such an address at {backup} would get "
            "mails: give example.org, or say ixit.allow_production = true if you may"
        )


def _let_out(ixit: Ixit) -> list[tuple[str, str, str]]:
    """Each address that is on the network: its key, the address and the host."""
    hosts = {host.lower() for host in ixit.allowed_hosts} - {host.lower() for host in ixit.hosts}
    given = [(key, url, host_of(url)) for key, url in ixit.opened()]
    return [(key, url, host) for key, url, host in given if host in hosts and public(host)]


def _phones(phones: Phones, ics: Ics, ixit: Ixit) -> Iterator[str]:
    table = {"webhook": phones.webhook, "command": phones.command}
    if phones.kind in table and table[phones.kind] is None:
        yield f'ixit.phones.kind is "{phones.kind}", but [ixit.phones.{phones.kind}] is missing'
    if phones.kind == "fake" and SMS.key in ics.exercised() and not ixit.sees(*ixit.hosts_of(SMS)):
        yield (
            'ixit.phones.kind is "fake", but no SMS gateway\'s traffic comes to us: say in ixit.outbound how '
            'it does, or where the messages are read: "webhook", "command" or "operator"'
        )
    if phones.kind in ("command", "operator") and not phones.numbers:
        yield (
            f'ixit.phones.kind is "{phones.kind}", where messages go to real phones: name in '
            "ixit.phones.numbers those that may receive them"
        )
    if phones.kind == "webhook" and not phones.numbers and _let_out(ixit):
        yield (
            'ixit.phones.kind is "webhook" for a deployment on the network: numbers that are made up may be '
            "somebody's, so name in ixit.phones.numbers those that may receive messages"
        )
    for number in phones.numbers:
        if not E164.fullmatch(number):
            yield f"ixit.phones.numbers: {number!r} is no number in E.164, such as +8613900000000"


def _outbound(outbound: Outbound, known: tuple[str, ...]) -> Iterator[str]:
    for host in outbound.addresses:
        if host not in known:
            yield f'ixit.outbound.addresses."{host}": no such provider; there are {", ".join(known)}'
    if (outbound.proxy or outbound.tls) and not outbound.authority:
        yield "ixit.outbound.authority is missing: name a folder for the CA that the deployment is to trust"
