"""Servers and clients that say something without end in which nobody can look at anything until it has ended.

A head, a line between the pieces of a body, what follows a body, a message of a WebSocket: mitmproxy keeps
such a thing until it is whole.
"""

# mypy: allow-untyped-calls

from asyncio import StreamReader
from collections.abc import Callable, Iterable

from mitmproxy import ctx
from mitmproxy.connection import Client, Connection
from mitmproxy.http import HTTPFlow, Message
from mitmproxy.proxy.server_hooks import ServerConnectionHookData

from fake_services.proxy.bodies import LIMIT

MOST = 2 * LIMIT
"""Bytes that either side may say until something of it is whole: a body that is kept is, and its head."""
FLOOD = f"the {{}} sent more than {MOST >> 20} MB as one head, one line or one message"

type Stream = Callable[[bytes], Iterable[bytes] | bytes]


class Floods:
    """Ends the connection of a side that floods; the recorder finds why as the connection's error."""

    def __init__(self, flooded: Callable[[Client], None]) -> None:
        """flooded: is told of a client that did."""
        self._flooded = flooded
        self._said: dict[str, int] = {}

    def client_connected(self, client: Client) -> None:
        """Have what it says counted (mitmproxy event)."""
        self._count(client, client)

    def client_disconnected(self, client: Client) -> None:
        """Count no more (mitmproxy event)."""
        self._said.pop(client.id, None)

    def server_connected(self, data: ServerConnectionHookData) -> None:
        """Have what it says counted (mitmproxy event)."""
        self._count(data.client, data.server)

    def server_disconnected(self, data: ServerConnectionHookData) -> None:
        """Count no more (mitmproxy event)."""
        self._said.pop(data.server.id, None)

    def requestheaders(self, flow: HTTPFlow) -> None:
        """Begin to count anew, here and at each piece that is passed on (mitmproxy event)."""
        self._begin(flow.client_conn, flow.request)

    def request(self, flow: HTTPFlow) -> None:
        """Begin to count anew (mitmproxy event)."""
        self._moved(flow.client_conn)

    def responseheaders(self, flow: HTTPFlow) -> None:
        """Begin to count anew, here and at each piece that is passed on (mitmproxy event)."""
        assert flow.response
        self._begin(flow.server_conn, flow.response)

    def response(self, flow: HTTPFlow) -> None:
        """Begin to count anew (mitmproxy event)."""
        self._moved(flow.server_conn)

    def websocket_message(self, flow: HTTPFlow) -> None:
        """Begin to count anew (mitmproxy event)."""
        self._moved(flow.client_conn if flow.metadata["from client"] else flow.server_conn)

    def _count(self, client: Client, side: Connection) -> None:
        streams = ctx.master.addons.get("proxyserver").connections[client.id].transports[side]
        streams.reader = _Counted(streams.reader, side, self._heard)

    def _begin(self, side: Connection, message: Message) -> None:
        self._moved(side)
        if message.stream:
            message.stream = self._moving(side, message.stream)

    def _moving(self, side: Connection, stream: Stream | bool) -> Stream:
        def piece(data: bytes) -> Iterable[bytes] | bytes:
            self._moved(side)
            return stream(data) if callable(stream) else data

        return piece

    def _moved(self, side: Connection) -> None:
        self._said.pop(side.id, None)

    def _heard(self, side: Connection, count: int) -> None:
        """Raises OSError, which mitmproxy takes for a connection that was closed."""
        self._said[side.id] = self._said.get(side.id, 0) + count
        if self._said[side.id] > MOST:
            side.error = FLOOD.format("client" if isinstance(side, Client) else "server")
            if isinstance(side, Client):
                self._flooded(side)
            raise OSError(side.error)


class _Counted:
    """A connection's stream, of which each read is counted."""

    def __init__(
        self, stream: StreamReader, side: Connection, heard: Callable[[Connection, int], None]
    ) -> None:
        self._stream = stream
        self._side = side
        self._heard = heard

    async def read(self, size: int) -> bytes:
        """Read what there is; OSError where it is too much."""
        data = await self._stream.read(size)
        self._heard(self._side, len(data))
        return data
