"""Ports for servers that a test starts by itself."""

from fake_services.ports import reserved_ports


def free_ports(count: int) -> list[int]:
    """Different ports of 127.0.0.1 that were free a moment ago; another process may still take one."""
    with reserved_ports(count) as ports:
        return ports
