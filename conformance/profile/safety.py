"""Whom a run may reach: addresses, numbers, and how the gateways' traffic and the messages come to us."""

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

import msgspec

from conformance.profile.ixit import Ixit, Outbound
from conformance.profile.phones import E164, Phones

SMS = ("sms.tencentcloudapi.com", "dysmsapi.aliyuncs.com")
WECHAT = ("api.weixin.qq.com",)
WECOM = ("qyapi.weixin.qq.com",)
"""The providers' hosts that a deployment itself calls."""
RESERVED = {"test", "example", "invalid", "localhost", "local", "internal", "home.arpa"}
RESERVED |= {"example.com", "example.net", "example.org"}
"""Names that lead to nobody's public site (RFC 2606, RFC 6761, RFC 6762, and ICANN's `internal`)."""


def unsafe(ixit: Ixit) -> Iterator[str]:
    """Yield a line for each way in which a run would reach, or wait for, what it should not."""
    if not ixit.allow_production:
        yield from _production(ixit)
    yield from _phones(ixit.phones, ixit)
    if ixit.outbound:
        yield from _outbound(ixit.outbound, (*SMS, *WECHAT, *WECOM, *ixit.app_hosts))


def _production(ixit: Ixit) -> Iterator[str]:
    let_out = {host.lower() for host in ixit.allowed_hosts} - {host.lower() for host in ixit.hosts}
    for key, address in msgspec.structs.asdict(ixit.addresses).items():
        host = urlsplit(address).hostname
        if host in let_out and public(host):
            yield (
                f"ixit.addresses.{key} = {address!r}: {host} is on the network, where people may use it; "
                "a run binds, unbinds and sends messages there: say ixit.allow_production = true if you may"
            )
    for name, server in ixit.mail_servers.items():
        if public(server.host):
            yield (
                f"ixit.mail_programs.{name}.host = {server.host!r} is on the network, where people may use "
                "it; a run tries passwords there: say ixit.allow_production = true if you may"
            )


def public(host: str) -> bool:
    """Tell whether a host may be a site that the public uses: no name or address kept for private use."""
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not f".{host}".endswith(tuple(f".{name}" for name in RESERVED))


def _phones(phones: Phones, ixit: Ixit) -> Iterator[str]:
    table = {"webhook": phones.webhook, "command": phones.command}
    if phones.kind in table and table[phones.kind] is None:
        yield f'ixit.phones.kind is "{phones.kind}", but [ixit.phones.{phones.kind}] is missing'
    if phones.kind == "fake" and not ixit.sees(*SMS):
        yield (
            'ixit.phones.kind is "fake", but no SMS gateway\'s traffic comes to us: say in ixit.outbound how '
            'it does, or where the messages are read: "webhook", "command" or "operator"'
        )
    if phones.kind in ("command", "operator") and not phones.numbers:
        yield (
            f'ixit.phones.kind is "{phones.kind}", where messages go to real phones: name in '
            "ixit.phones.numbers those that may receive them"
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
