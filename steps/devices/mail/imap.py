"""A mail program that reads: it signs in by IMAP, and looks for the mailbox's letter."""

import imaplib
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from select import select

from conformance.judging.verdict import NotRun
from steps.devices.mail import connections
from steps.devices.mail.answers import Answer, NoAnswer, first_taken, text
from steps.devices.mail.connections import Server
from steps.devices.mail.letters import LATE, PAUSE, content
from steps.people.actors import Mailbox

NOT_THE_PASSWORD = re.compile(
    r"\[(UNAVAILABLE|PRIVACYREQUIRED|CONTACTADMIN|INUSE|LIMIT|SERVERBUG|CLIENTBUG|CANNOT)", re.I
)
"""A NO to LOGIN for another reason than the credentials (RFC 5530)."""
PLAIN = "AUTH=PLAIN"
"""The capability to sign in by SASL's PLAIN (RFC 4616)."""
LOGIN = "AUTH=LOGIN"
"""The capability to be asked for name and password one by one, as many servers have it."""
type Signing = Callable[[imaplib.IMAP4], tuple[str, Sequence[object]]]


class OpenProgram:
    """A mail program that stays signed in over IMAP; raises NoAnswer where it cannot read the mailbox."""

    def __init__(self, server: Server, mailbox: Mailbox, password: str) -> None:
        self._mailbox = mailbox
        self._connection = ExitStack()
        self._client = self._connection.enter_context(connections.imap(server))
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
        with connections.imap(server) as client:
            if PLAIN not in client.capabilities:
                raise NotRun(f"the mail server does not offer {PLAIN}")
            return _read_by(client, "PLAIN", _plain(wanted.address, own.address, password), wanted)
    except (OSError, imaplib.IMAP4.error) as fault:
        raise NoAnswer(f"no answer by {server.protocol}: {fault!r}") from None


def read(server: Server, mailbox: Mailbox, password: str) -> Answer:
    """Sign in by each way to sign in that is offered, until one of them takes the password."""
    ways: Mapping[str, tuple[str, Signing]] = {
        "LOGIN": ("LOGINDISABLED", lambda client: client.login(mailbox.address, password)),
        "AUTHENTICATE PLAIN": (PLAIN, _plain("", mailbox.address, password)),
        "AUTHENTICATE LOGIN": (LOGIN, _by_prompts(mailbox.address, password)),
    }

    def offered(client: imaplib.IMAP4, name: str) -> bool:
        return (ways[name][0] in client.capabilities) is (name != "LOGIN")

    def by(name: str) -> Answer | None:
        with connections.imap(server) as client:
            return _read_by(client, name, ways[name][1], mailbox) if offered(client, name) else None

    return first_taken(ways, by)


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
        return _refused_by_imap(name, text(refusal.args[0]))
    taken = f"{name}: OK {text(said[-1])}"
    try:
        served, more = _letter(client, mailbox.letter)
    except (OSError, imaplib.IMAP4.error) as fault:
        return Answer(True, False, taken, repr(fault))
    return Answer(True, served, f"{taken}; {more}")


def _refused_by_imap(name: str, said: str) -> Answer:
    if "command error" in said or NOT_THE_PASSWORD.search(said):
        raise imaplib.IMAP4.error(said)
    return Answer(False, False, f"{name}: NO {said}")


def _letter(client: imaplib.IMAP4, word: str) -> tuple[bool, str]:
    """Look for the letter with this word in the INBOX, and read it."""
    _introduce(client)
    status, said = client.select("INBOX", readonly=True)
    if status != "OK":
        return False, f"EXAMINE: {status} {text(said[-1])}"
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
    _, parts = client.fetch(number, "(BODY.PEEK[])")
    return content(next((part[1] for part in parts if isinstance(part, tuple)), b""))
