"""A mail server that takes every message, for backup mailboxes."""

import asyncio
import email
import email.policy

from aiosmtpd.smtp import SMTP, Envelope, Session

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox, Message


class MailServer:
    """Takes mail for any address; the inbox holds subject, an empty line, and the readable body."""

    def __init__(self, clock: Clock, inbox: Inbox) -> None:
        self._clock = clock
        self._inbox = inbox

    def protocol(self) -> asyncio.Protocol:
        """The protocol of one connection, for `loop.create_server`."""
        return SMTP(self, hostname="localhost", enable_SMTPUTF8=True, loop=asyncio.get_running_loop())

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """aiosmtpd's hook for a complete message."""
        text = _readable(envelope.original_content or b"")
        for to in envelope.rcpt_tos:
            self._inbox.deliver(Message(envelope.mail_from or "", to, text, self._clock.now()))
        return "250 OK"


def _readable(content: bytes) -> str:
    message = email.message_from_bytes(content, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    return f"{message['subject'] or ''}\n\n{body.get_content() if body else ''}".strip()
