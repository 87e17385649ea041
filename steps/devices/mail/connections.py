"""Connections to mail servers, kept from others as the profile says."""

import imaplib
import poplib
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from conformance.profile import Protocol
from conformance.profile.mail_programs import Tls
from steps.devices.mail import hearing

FAULTS = (OSError, imaplib.IMAP4.error, poplib.error_proto, smtplib.SMTPException)
"""What the clients of the standard library raise where a server does not keep to the protocol, or is gone."""


@dataclass(frozen=True)
class Server:
    """A mail server; seconds: how long it may take to answer."""

    protocol: Protocol
    host: str
    port: int
    tls: Tls
    authority: str
    seconds: float

    @property
    def at(self) -> dict[str, Any]:
        """Where it is, and how long it may take, as the clients of the standard library are told."""
        return {"host": self.host, "port": self.port, "timeout": self.seconds}


@contextmanager
def imap(server: Server) -> Iterator[imaplib.IMAP4]:
    """A connection; how it ends, once the password was answered, says nothing any more."""
    at, implicit = server.at, server.tls == "implicit"
    client = hearing.ImapOverTls(**at, ssl_context=_trust(server)) if implicit else hearing.Imap(**at)
    with _ending(client.logout, client.shutdown):
        if server.tls == "starttls":
            client.starttls(_trust(server))
        yield client


@contextmanager
def pop3(server: Server) -> Iterator[poplib.POP3]:
    """The same for POP3."""
    at, implicit = server.at, server.tls == "implicit"
    client = hearing.Pop3OverTls(**at, context=_trust(server)) if implicit else hearing.Pop3(**at)
    with _ending(client.quit, client.close):
        if server.tls == "starttls":
            client.stls(_trust(server))
        yield client


@contextmanager
def smtp(server: Server) -> Iterator[smtplib.SMTP]:
    """The same for SMTP."""
    at, implicit = server.at, server.tls == "implicit"
    client = hearing.SmtpOverTls(**at, context=_trust(server)) if implicit else hearing.Smtp(**at)
    with _ending(client.quit, client.close):
        if server.tls == "starttls":
            client.starttls(context=_trust(server))
        yield client


@contextmanager
def _ending(politely: Callable[[], object], anyhow: Callable[[], object]) -> Iterator[None]:
    """Whatever is done in this block, the connection ends with it: as the protocol has it, or at once."""
    try:
        yield
    finally:
        try:
            politely()
        except FAULTS:
            with suppress(OSError):
                anyhow()


def _trust(server: Server) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.authority or None)
