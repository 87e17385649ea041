"""A mail program, as a server sees it: it signs in by IMAP or POP3 and reads, or by SMTP and sends."""

from collections.abc import Callable, Mapping

from conformance.profile import Protocol
from steps.devices.mail import imap, pop3, smtp
from steps.devices.mail.answers import Answer, NoAnswer
from steps.devices.mail.connections import FAULTS, Server
from steps.people.actors import Mailbox

PROGRAMS: Mapping[Protocol, Callable[[Server, Mailbox, str], Answer]] = {
    "imap": imap.read,
    "pop3": pop3.read,
    "smtp": smtp.begin,
}


def sign_in(server: Server, mailbox: Mailbox, password: str) -> Answer:
    """Sign in, and read the mailbox's letter, or by SMTP begin to send one; raises NoAnswer."""
    try:
        return PROGRAMS[server.protocol](server, mailbox, password)
    except FAULTS as fault:
        where = f"{server.host}:{server.port}"
        raise NoAnswer(f"no answer to the password by {server.protocol} at {where}: {fault!r}") from None
