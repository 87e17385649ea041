"""SMTP submission (RFC 6409): a person who has signed in sends from their own address to mailboxes here."""

import asyncio
import email
import email.policy
from typing import cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from fake_services.reference.mail_programs.post_office import PostOffice
from fake_services.reference.records import Protocol


def protocol(office: PostOffice) -> asyncio.Protocol:
    """The protocol of one connection, for `loop.create_server`."""

    def signs_in(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: LoginPassword
    ) -> AuthResult:
        address = office.passwords.called(given.login.decode(errors="replace"))
        password = given.password.decode(errors="replace")
        by = (address, password, mechanism)
        opens = office.passwords.open(Protocol.SMTP, *by)
        return AuthResult(success=opens, handled=False, auth_data=by)

    loop = asyncio.get_running_loop()
    return SMTP(
        Sending(office), hostname="localhost", authenticator=signs_in, auth_require_tls=False, loop=loop
    )


class Sending:
    """aiosmtpd's hooks for what a person sends."""

    def __init__(self, office: PostOffice) -> None:
        self._office = office

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take one's own address only."""
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        by = cast("tuple[str, str, str]", session.auth_data)
        if not self._office.passwords.may_go_on(Protocol.SMTP, *by):
            return "530 5.7.0 The password was withdrawn"
        if address.lower() != by[0]:
            return "553 5.7.1 Not your own address"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take mailboxes of our own only."""
        if not self._office.has(address.lower()):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address.lower())
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Put the letter into each mailbox."""
        message = email.message_from_bytes(envelope.original_content or b"", policy=email.policy.default)
        for address in envelope.rcpt_tos:
            self._office.post(address, str(message["subject"] or ""))
        return "250 2.0.0 OK"
