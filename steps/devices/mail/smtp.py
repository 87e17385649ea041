"""A mail program that sends: it signs in by SMTP, and begins to send a letter."""

import smtplib

from steps.devices.mail import connections
from steps.devices.mail.answers import Answer, first_taken, text
from steps.devices.mail.connections import Server
from steps.people.actors import Mailbox

ABOUT_THE_PASSWORD = range(534, 600)
"""534 and 535 (RFC 4954), and 550 and the like, which some servers answer to AUTH."""
NEEDS_TLS = 538
"""The mechanism needs a connection that is encrypted (RFC 4954)."""
MECHANISMS = ("PLAIN", "LOGIN")


def begin(server: Server, mailbox: Mailbox, password: str) -> Answer:
    """Sign in by each mechanism, and begin to send from and to the mailbox; raises FAULTS."""

    def by(mechanism: str) -> Answer | None:
        with connections.smtp(server) as client:
            client.ehlo_or_helo_if_needed()
            offered = client.esmtp_features.get("auth", "").upper().split()
            return _send_by(client, mechanism, mailbox, password) if mechanism in offered else None

    return first_taken(MECHANISMS, by)


def _send_by(client: smtplib.SMTP, mechanism: str, mailbox: Mailbox, password: str) -> Answer:
    client.user, client.password = mailbox.address, password
    try:
        code, said = client.auth(mechanism, getattr(client, f"auth_{mechanism.lower()}"))
    except smtplib.SMTPAuthenticationError as refusal:
        return _refused_by_smtp(mechanism, refusal)
    taken = f"AUTH {mechanism}: {code} {text(said)}"
    try:
        steps = [client.mail(mailbox.address), client.rcpt(mailbox.address)]  # no DATA: nothing is sent
    except (OSError, smtplib.SMTPException) as fault:
        return Answer(True, False, taken, repr(fault))
    more = "; ".join(f"{status} {text(words)}" for status, words in steps)
    for_now = more if any(400 <= status < 500 for status, _ in steps) else ""
    return Answer(True, all(status < 300 for status, _ in steps), f"{taken}; {more}", for_now)


def _refused_by_smtp(mechanism: str, refusal: smtplib.SMTPAuthenticationError) -> Answer:
    if refusal.smtp_code not in ABOUT_THE_PASSWORD or refusal.smtp_code == NEEDS_TLS:
        raise refusal
    return Answer(False, False, f"AUTH {mechanism}: {refusal.smtp_code} {text(refusal.smtp_error)}")
