"""Codes by mail, to a backup mailbox."""

import asyncio
import smtplib
from email.message import EmailMessage

from fake_services.reference.outgoing.failed import GatewayFailed
from fake_services.reference.outgoing.http import TIMEOUT

SENDER = "no-reply@kust.edu.cn"


class MailFailed(GatewayFailed):
    """The mail server did not take the message; the text says why, in one line."""


class CodeMail:
    """Sends a code through the SMTP server at host and port."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port

    async def send_code(self, address: str, code: str, minutes: int) -> None:
        """Send the code to a mail address; raises MailFailed when the server does not accept it."""
        try:
            await asyncio.to_thread(self._send, _message(address, code, minutes))
        except (OSError, smtplib.SMTPException, ValueError) as fault:
            raise MailFailed(f"no mail to {address} by {self._host}:{self._port}: {fault!r}") from fault

    def _send(self, message: EmailMessage) -> None:
        with smtplib.SMTP(self._host, self._port, timeout=TIMEOUT) as server:
            server.send_message(message)


def _message(address: str, code: str, minutes: int) -> EmailMessage:
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = address
    message["Subject"] = "邮箱安全验证码"
    message.set_content(f"您的验证码是 {code}，{minutes} 分钟内有效。如非本人操作，请忽略本邮件。\n")
    return message
