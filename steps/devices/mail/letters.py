"""The mailbox's letter, as mail programs come to it."""

import email
from email import policy

LATE, PAUSE = 3, 0.25
"""Seconds within which a letter may still be put in, and from one look to the next."""


def content(raw: bytes) -> str:
    """The subject and the text of a letter (RFC 5322)."""
    message = email.message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain", "html"))
    return f"{message['subject']}\n{body.get_content() if body else ''}"
