"""Codes by mail, against aiosmtpd."""

import asyncio

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox
from fake_services.providers.smtp import MailServer
from fake_services.reference.outgoing.mail import CodeMail, MailFailed
from tests.ports import free_ports


class NoSuchMailbox:
    """A mail server's handler that refuses every recipient."""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """aiosmtpd's hook for a recipient."""
        return "550 no such mailbox"


def send(protocol: MailServer | NoSuchMailbox, address: str) -> None:
    def connection() -> asyncio.Protocol:
        if isinstance(protocol, MailServer):
            return protocol.protocol()
        return SMTP(protocol, hostname="localhost", loop=asyncio.get_running_loop())

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(connection, "127.0.0.1", 0)
        async with server:
            await CodeMail(*server.sockets[0].getsockname()).send_code(address, "7K3MQ9", 10)

    asyncio.run(run())


def test_code_arrives() -> None:
    inbox = Inbox()
    send(MailServer(Clock(), inbox), "li@example.com")
    [message] = inbox.received("li@example.com")
    assert "邮箱安全验证码" in message.text
    assert "7K3MQ9，10 分钟内有效" in message.text


def test_refused_mailbox() -> None:
    with pytest.raises(MailFailed, match="no such mailbox"):
        send(NoSuchMailbox(), "li@example.com")


def test_an_address_cannot_add_headers() -> None:
    inbox = Inbox()
    with pytest.raises(MailFailed):
        send(MailServer(Clock(), inbox), "li@example.com\r\nBcc: wang@example.com")
    assert inbox.everything() == []


def test_no_mail_server() -> None:
    with pytest.raises(MailFailed, match=r"no mail to li@example\.com"):
        asyncio.run(CodeMail("127.0.0.1", free_ports(1)[0]).send_code("li@example.com", "7K3MQ9", 10))
