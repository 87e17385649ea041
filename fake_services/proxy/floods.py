"""Servers that say something without end in which nobody can look at anything until it has ended.

A head, a line between the pieces of a body, what follows a body, a message of a WebSocket: mitmproxy keeps
such a thing until it is whole.
"""

# mypy: allow-untyped-calls

from asyncio import StreamReader
from collections.abc import Callable

from mitmproxy import ctx
from mitmproxy.connection import Server
from mitmproxy.http import HTTPFlow
from mitmproxy.proxy.server_hooks import ServerConnectionHookData

from fake_services.proxy.bodies import LIMIT

MOST = 2 * LIMIT
"""Bytes that a server may say until something of it is whole: a body that is kept is, and its head."""
FLOOD = f"the server sent more than {MOST >> 20} MB as one head, one line or one message"


class Floods:
    """Ends the connection of a server that floods; the recorder finds why as the connection's error."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}

    def server_connected(self, data: ServerConnectionHookData) -> None:
        """Have what it says counted (mitmproxy event)."""
        streams = ctx.master.addons.get("proxyserver").connections[data.client.id].transports[data.server]
        streams.reader = _Counted(streams.reader, data.server, self._heard)

    def server_disconnected(self, data: ServerConnectionHookData) -> None:
        """Count no more (mitmproxy event)."""
        self._said.pop(data.server.id, None)

    def responseheaders(self, flow: HTTPFlow) -> None:
        """Begin to count anew, here and at each piece that is passed on (mitmproxy event)."""
        assert flow.response
        self._moved(flow)
        if callable(stream := flow.response.stream):
            flow.response.stream = self._moving(flow, stream)

    def response(self, flow: HTTPFlow) -> None:
        """Begin to count anew (mitmproxy event)."""
        self._moved(flow)

    def websocket_message(self, flow: HTTPFlow) -> None:
        """Begin to count anew (mitmproxy event)."""
        self._moved(flow)

    def _moving[Passed](self, flow: HTTPFlow, stream: Callable[[bytes], Passed]) -> Callable[[bytes], Passed]:
        def piece(data: bytes) -> Passed:
            self._moved(flow)
            return stream(data)

        return piece

    def _moved(self, flow: HTTPFlow) -> None:
        self._said.pop(flow.server_conn.id, None)

    def _heard(self, server: Server, count: int) -> None:
        """Raises OSError, which mitmproxy takes for a connection that was closed."""
        self._said[server.id] = self._said.get(server.id, 0) + count
        if self._said[server.id] > MOST:
            server.error = FLOOD
            raise OSError(FLOOD)


class _Counted:
    """A server's stream, of which each read is counted."""

    def __init__(self, stream: StreamReader, server: Server, heard: Callable[[Server, int], None]) -> None:
        self._stream = stream
        self._server = server
        self._heard = heard

    async def read(self, size: int) -> bytes:
        """Read what there is; OSError where it is too much."""
        data = await self._stream.read(size)
        self._heard(self._server, len(data))
        return data
