"""What mail programs come to: IMAP and POP3 to read, SMTP submission to send."""

import asyncio
import socket
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fake_services.reference.mail_programs import submission
from fake_services.reference.mail_programs.conversation import Conversation
from fake_services.reference.mail_programs.imap import ImapConversation
from fake_services.reference.mail_programs.pop3 import Pop3Conversation
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

    def held_as(kind: type[Conversation]) -> Callable[[StreamReader, StreamWriter], Awaitable[None]]:
        return lambda *streams: kind(office(), *streams).hold()

    loop = asyncio.get_running_loop()
    servers = (
        await asyncio.start_server(held_as(ImapConversation), sock=reading),
        await asyncio.start_server(held_as(Pop3Conversation), sock=fetching),
        await loop.create_server(lambda: submission.protocol(office()), sock=sending),
    )
    try:
        yield
    finally:
        for server in servers:
            server.close()
