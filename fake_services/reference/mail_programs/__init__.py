"""What mail programs come to: IMAP and POP3 to read, SMTP submission to send."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fake_services.reference.mail_programs import imap, pop3, submission
from fake_services.reference.mail_programs.post_office import PostOffice

__all__ = ["PostOffice", "for_programs"]


@asynccontextmanager
async def for_programs(
    office: Callable[[], PostOffice],
    reading: socket.socket,
    fetching: socket.socket,
    sending: socket.socket,
) -> AsyncIterator[None]:
    """Serve IMAP, POP3 and SMTP submission; a connection has the office that is there when it comes."""
    loop = asyncio.get_running_loop()
    servers = (
        await asyncio.start_server(lambda *streams: imap.serve(office(), *streams), sock=reading),
        await asyncio.start_server(lambda *streams: pop3.serve(office(), *streams), sock=fetching),
        await loop.create_server(lambda: submission.protocol(office()), sock=sending),
    )
    try:
        yield
    finally:
        for server in servers:
            server.close()
