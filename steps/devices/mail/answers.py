"""What came of a mail program's try to sign in.

Whether a password was refused is said by the server's own answer to it. Where none came, or one that is about
something else (the connection, TLS, a fault for now), nothing is known: `NoAnswer`.
"""

import smtplib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from steps.devices.mail.connections import FAULTS, Server
from steps.people.actors import Missing


class NoAnswer(Missing):
    """The mail server did not say whether it takes the password."""


@dataclass(frozen=True)
class Answer:
    """Whether the password was taken, whether the mailbox could then be used, and what the server said.

    fault: why it is not known whether the mailbox can be used; empty where it is.
    """

    taken: bool
    served: bool
    said: str
    fault: str = ""


@dataclass(frozen=True)
class SignIn:
    """What came of one try: whose program it was, by what it signed in, and when (time.monotonic)."""

    who: str
    by: str
    server: Server
    at: float
    said: str
    taken: bool = False


def first_taken(ways: Iterable[str], by: Callable[[str], Answer | None]) -> Answer:
    """What the first way came to that took the password, else what all that are offered said.

    Once one has said no, another that says nothing leaves it at that: many servers then hang up.
    """
    said: list[str] = []
    for name in ways:
        try:
            answer = by(name)
        except FAULTS as fault:
            if not said:
                raise
            said.append(f"{name}: {fault!r}")
            continue
        if answer and answer.taken:
            return answer
        said += [answer.said] if answer else []
    if not said:
        raise smtplib.SMTPNotSupportedError("no way to sign in is offered that is known here")
    return Answer(False, False, "; ".join(said))


def text(said: object) -> str:
    """What a server said, as far as it can be read."""
    return said.decode(errors="replace") if isinstance(said, bytes) else str(said)
