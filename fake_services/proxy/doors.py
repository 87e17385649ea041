"""Ports that answer as a provider does, for a system under test that is told no proxy."""

from collections.abc import Mapping

from mitmproxy.http import HTTPFlow

ANY = ""
"""In the place of a provider's host: whichever the client names."""
MODE = "reverse:https://provider.invalid:443@127.0.0.1:{port}"
"""mitmproxy's mode of such a port, which takes TLS and plain http; the host is put right here."""


class Doors:
    """Says for which provider a request is that came in at such a port; doors: port -> provider's host.

    The Host header stays what the client sent, since it is signed.
    """

    def __init__(self, doors: Mapping[int, str]) -> None:
        self._doors = doors

    def requestheaders(self, flow: HTTPFlow) -> None:
        """Name the provider (mitmproxy event)."""
        request, port = flow.request, flow.client_conn.sockname[1]
        if port not in self._doors:
            return
        sent, named = request.host_header, request.pretty_host.lower()
        request.host = flow.metadata["provider"] = self._doors[port] or named
        request.host_header = sent
