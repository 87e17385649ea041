"""mitmproxy drops a new connection unclosed when a browser gives up meanwhile; asyncio closes it."""

import asyncio
import gc


async def drop_a_connection() -> None:
    """Connect, and forget the connection without closing it."""
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        del writer
        gc.collect()
        await asyncio.sleep(0)


def test_a_connection_dropped_unclosed_is_nobodys_error() -> None:
    asyncio.run(drop_a_connection())
