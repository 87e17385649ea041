"""mitmproxy's listeners and connections, of which it leaves none open."""

from mitmproxy.addons.proxyserver import Proxyserver
from mitmproxy.connection import Connection
from mitmproxy.proxy.server import ConnectionHandler
from mitmproxy.proxy.server_hooks import ServerConnectionHookData

from fake_services.proxy.inward import inward


class Connections(Proxyserver):
    """mitmproxy's own, which forgets a connection unclosed if it is cut off while another event is handled.

    Asyncio closes what was forgotten, but only once it is collected, which may be after the proxy's end.
    """

    name = "proxyserver"

    def server_connected(self, data: ServerConnectionHookData) -> None:
        """Send nothing to where a name may not lead (mitmproxy event)."""
        if inward(data.server):
            _close(self.connections[data.client.id], data.server)

    def server_disconnected(self, data: ServerConnectionHookData) -> None:
        """Close what mitmproxy did not close itself (its hook of this name)."""
        handler = self.connections.get(data.client.id)
        if handler and data.server in handler.transports:
            _close(handler, data.server)

    async def end(self) -> None:
        """Close every listener, and every connection that is still open."""
        await self.servers.update([])
        for handler in self.connections.values():
            for connection in handler.transports:
                _close(handler, connection)


def _close(handler: ConnectionHandler, connection: Connection) -> None:
    if writer := handler.transports[connection].writer:
        writer.close()
