import errno
import socket

import pytest

from fake_services.ports import reserved_ports


def test_ports_are_free_and_different() -> None:
    with reserved_ports(5) as ports:
        assert len(set(ports)) == 5
        for port in ports:
            socket.create_server(("127.0.0.1", port)).close()


def test_a_reserved_port_is_its_servers_alone() -> None:
    with reserved_ports(1) as (port,):
        with socket.socket() as somebody, pytest.raises(OSError) as taken:
            somebody.bind(("127.0.0.1", port))
        assert taken.value.errno == errno.EADDRINUSE
        server = socket.create_server(("127.0.0.1", port))
    with server, socket.create_connection(("127.0.0.1", port)):
        pass
