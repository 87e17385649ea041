"""A mail program, as far as a server can tell: it signs in by IMAP and reads, or by SMTP and begins to send.

Whether a password was refused is said by the server's own answer to it. Where none came, or one that is about
something else (the connection, TLS, a fault for now), nothing is known: `NoAnswer`.
"""

import email
import imaplib
import re
import smtplib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from email import policy
from select import select

from conformance.judging.verdict import NotRun
from conformance.profile import Protocol
from steps.devices.mail_connections import Server, imap, smtp
from steps.people.actors import Mailbox, Missing

NOT_THE_PASSWORD = re.compile(
    r"\[(UNAVAILABLE|PRIVACYREQUIRED|CONTACTADMIN|INUSE|LIMIT|SERVERBUG|CLIENTBUG|CANNOT)", re.I
)
"""IMAP: a NO to LOGIN for another reason than the credentials (RFC 5530)."""
ABOUT_THE_PASSWORD = range(534, 600)
"""SMTP: 534 and 535 (RFC 4954), and 550 and the like, which some servers answer to AUTH."""
LATE, PAUSE = 3, 0.25
"""Seconds within which a letter may still be put in, and from one look to the next."""
MECHANISMS = ("PLAIN", "LOGIN")
PLAIN = "AUTH=PLAIN"
"""IMAP: the capability to sign in by SASL's PLAIN (RFC 4616)."""
LOGIN = "AUTH=LOGIN"
"""IMAP: the capability to be asked for name and password one by one, as many servers have it."""
type Signing = Callable[[imaplib.IMAP4], tuple[str, Sequence[object]]]
NEEDS_TLS = 538
"""SMTP: the mechanism needs a connection that is encrypted (RFC 4954)."""


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


def sign_in(server: Server, mailbox: Mailbox, password: str) -> Answer:
    """Sign in, and read the mailbox's letter by IMAP, or by SMTP begin to send one; raises NoAnswer."""
    try:
        return PROGRAMS[server.protocol](server, mailbox, password)
    except (OSError, imaplib.IMAP4.error, smtplib.SMTPException) as fault:
        where = f"{server.host}:{server.port}"
        raise NoAnswer(f"no answer to the password by {server.protocol} at {where}: {fault!r}") from None


class OpenProgram:
    """A mail program that stays signed in over IMAP; raises NoAnswer where it cannot read the mailbox."""

    def __init__(self, server: Server, mailbox: Mailbox, password: str) -> None:
        self._mailbox = mailbox
        self._connection = ExitStack()
        self._client = self._connection.enter_context(imap(server))
        try:
            self._client.login(mailbox.address, password)
            read = _letter(self._client, mailbox.letter)[0]
        except (OSError, imaplib.IMAP4.error) as fault:
            self.close()
            raise NoAnswer(f"the mail program could not sign in: {fault!r}") from None
        if not read:
            self.close()
            raise NoAnswer("the mail program is signed in, and does not find the mailbox's letter")

    def reads(self) -> bool:
        """Whether it still reads the mailbox's letter; not, where the server has ended the connection."""
        try:
            return _found(self._client, self._mailbox.letter)[0]
        except (OSError, imaplib.IMAP4.error):
            return False

    def hear(self, seconds: float) -> None:
        """Wait until the server says something unasked, such as BYE, or so many seconds have passed."""
        select([self._client.socket()], [], [], seconds)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()


def read_as(server: Server, own: Mailbox, password: str, wanted: Mailbox) -> Answer:
    """Sign in with one mailbox's password, asking for another (RFC 4616), and look for its letter.

    Raises NotRun where no mechanism is offered that could ask so, NoAnswer as above.
    """
    try:
        with imap(server) as client:
            if PLAIN not in client.capabilities:
                raise NotRun(f"the mail server does not offer {PLAIN}")
            return _read_by(client, "PLAIN", _plain(wanted.address, own.address, password), wanted)
    except (OSError, imaplib.IMAP4.error) as fault:
        raise NoAnswer(f"no answer by {server.protocol}: {fault!r}") from None


def _read(server: Server, mailbox: Mailbox, password: str) -> Answer:
    """By each way to sign in that is offered, until one of them takes the password."""
    ways: Mapping[str, tuple[str, Signing]] = {
        "LOGIN": ("LOGINDISABLED", lambda client: client.login(mailbox.address, password)),
        "AUTHENTICATE PLAIN": (PLAIN, _plain("", mailbox.address, password)),
        "AUTHENTICATE LOGIN": (LOGIN, _by_prompts(mailbox.address, password)),
    }

    def offered(client: imaplib.IMAP4, name: str) -> bool:
        return (ways[name][0] in client.capabilities) is (name != "LOGIN")

    def by(name: str) -> Answer | None:
        with imap(server) as client:
            return _read_by(client, name, ways[name][1], mailbox) if offered(client, name) else None

    return _first_taken(ways, by)


def _plain(wanted: str, address: str, password: str) -> Signing:
    said = f"{wanted}\0{address}\0{password}".encode()
    return lambda client: client.authenticate("PLAIN", lambda _: said)


def _by_prompts(address: str, password: str) -> Signing:
    def sign(client: imaplib.IMAP4) -> tuple[str, Sequence[object]]:
        answers = iter((address.encode(), password.encode()))
        return client.authenticate("LOGIN", lambda _: next(answers, None))

    return sign


def _read_by(client: imaplib.IMAP4, name: str, sign: Signing, mailbox: Mailbox) -> Answer:
    try:
        _, said = sign(client)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as refusal:
        return _refused_by_imap(name, _text(refusal.args[0]))
    taken = f"{name}: OK {_text(said[-1])}"
    try:
        served, more = _letter(client, mailbox.letter)
    except (OSError, imaplib.IMAP4.error) as fault:
        return Answer(True, False, taken, repr(fault))
    return Answer(True, served, f"{taken}; {more}")


def _refused_by_imap(name: str, said: str) -> Answer:
    if "command error" in said or NOT_THE_PASSWORD.search(said):
        raise imaplib.IMAP4.error(said)
    return Answer(False, False, f"{name}: NO {said}")


def _first_taken(ways: Iterable[str], by: Callable[[str], Answer | None]) -> Answer:
    """What the first way came to that took the password, else what all that are offered said.

    Once one has said no, another that says nothing leaves it at that: many servers then hang up.
    """
    said: list[str] = []
    for name in ways:
        try:
            answer = by(name)
        except (OSError, imaplib.IMAP4.error, smtplib.SMTPException) as fault:
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


def _letter(client: imaplib.IMAP4, word: str) -> tuple[bool, str]:
    """Look for the letter with this word in the INBOX, and read it."""
    _introduce(client)
    status, said = client.select("INBOX", readonly=True)
    if status != "OK":
        return False, f"EXAMINE: {status} {_text(said[-1])}"
    deadline, found = time.monotonic() + LATE, _found(client, word)
    while not found[0] and time.monotonic() < deadline:
        select([client.socket()], [], [], PAUSE)
        client.noop()
        found = _found(client, word)
    return found


def _introduce(client: imaplib.IMAP4) -> None:
    if "ID" in client.capabilities:  # some servers serve nobody who does not name themselves (RFC 2971)
        client.xatom("ID", '("name" "mailbox-2fa-conformance")')


def _found(client: imaplib.IMAP4, word: str) -> tuple[bool, str]:
    """The same in the mailbox that is selected."""
    _, found = client.search(None, "TEXT", f'"{word}"')
    numbers = (found[0] or b"").split()
    read = any(word in _content(client, number.decode()) for number in numbers)
    return read, f"SEARCH: {len(numbers)} found, the letter {'read' if read else 'not among them'}"


def _content(client: imaplib.IMAP4, number: str) -> str:
    """The subject and the text of a letter."""
    _, parts = client.fetch(number, "(BODY.PEEK[])")
    raw = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    message = email.message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain", "html"))
    return f"{message['subject']}\n{body.get_content() if body else ''}"


def _send(server: Server, mailbox: Mailbox, password: str) -> Answer:
    def by(mechanism: str) -> Answer | None:
        with smtp(server) as client:
            client.ehlo_or_helo_if_needed()
            offered = client.esmtp_features.get("auth", "").upper().split()
            return _send_by(client, mechanism, mailbox, password) if mechanism in offered else None

    return _first_taken(MECHANISMS, by)


def _send_by(client: smtplib.SMTP, mechanism: str, mailbox: Mailbox, password: str) -> Answer:
    client.user, client.password = mailbox.address, password
    try:
        code, said = client.auth(mechanism, getattr(client, f"auth_{mechanism.lower()}"))
    except smtplib.SMTPAuthenticationError as refusal:
        return _refused_by_smtp(mechanism, refusal)
    taken = f"AUTH {mechanism}: {code} {_text(said)}"
    try:
        steps = [client.mail(mailbox.address), client.rcpt(mailbox.address)]  # no DATA: nothing is sent
    except (OSError, smtplib.SMTPException) as fault:
        return Answer(True, False, taken, repr(fault))
    more = "; ".join(f"{status} {_text(words)}" for status, words in steps)
    for_now = more if any(400 <= status < 500 for status, _ in steps) else ""
    return Answer(True, all(status < 300 for status, _ in steps), f"{taken}; {more}", for_now)


def _refused_by_smtp(mechanism: str, refusal: smtplib.SMTPAuthenticationError) -> Answer:
    if refusal.smtp_code not in ABOUT_THE_PASSWORD or refusal.smtp_code == NEEDS_TLS:
        raise refusal
    return Answer(False, False, f"AUTH {mechanism}: {refusal.smtp_code} {_text(refusal.smtp_error)}")


PROGRAMS: Mapping[Protocol, Callable[[Server, Mailbox, str], Answer]] = {"imap": _read, "smtp": _send}


def _text(said: object) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else str(said)
