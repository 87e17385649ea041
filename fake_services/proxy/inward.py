"""Names that lead inward: whoever owns a name says where it leads, and may say it leads to this machine."""

from ipaddress import IPv6Address, ip_address

from mitmproxy.connection import Server


def inward(server: Server) -> str:
    """Say that a host's name led to this machine, or to its own link; empty where it did not.

    An address that is written as one was meant, and so was localhost.
    """
    name = server.address[0] if server.address else ""
    if not server.peername or name == "localhost" or _is_address(name):
        return ""
    peer = ip_address(server.peername[0])
    peer = (isinstance(peer, IPv6Address) and peer.ipv4_mapped) or peer
    if not (peer.is_loopback or peer.is_link_local):
        return ""
    return (
        f"{name} led to {peer}, this machine or its own link: if that is meant, give its port in ixit.hosts"
    )


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
