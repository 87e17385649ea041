"""A mail program that fetches: it signs in by POP3, and looks for the mailbox's letter among the newest."""

import base64
import poplib
import re
from collections.abc import Callable, Mapping
from select import select

from steps.devices.mail import connections
from steps.devices.mail.answers import Answer, first_taken, text
from steps.devices.mail.connections import Server
from steps.devices.mail.letters import LATE, content
from steps.people.actors import Mailbox

NOT_THE_PASSWORD = re.compile(r"\[(IN-USE|LOGIN-DELAY|SYS/)|unknown command|not supported|TLS|SSL", re.I)
"""A refusal for another reason than the credentials (RFC 2449, RFC 3206), or one in the words of servers."""
USER = "USER"
NEWEST = 20
"""How many letters are looked at; there is no search."""
type Signing = Callable[[poplib.POP3, Mailbox, str], bytes]


def read(server: Server, mailbox: Mailbox, password: str) -> Answer:
    """Sign in by each way that is offered, until one of them takes the password; raises FAULTS.

    A program sees what was there when it signed in: for a letter that comes late it does so once more.
    """

    def by(name: str) -> Answer | None:
        with connections.pop3(server) as client:
            return _read_by(client, name, mailbox, password) if name in _offered(client) else None

    answer = first_taken(WAYS, by)
    return answer if answer.served or answer.fault or not answer.taken else first_taken(WAYS, by)


def _offered(client: poplib.POP3) -> set[str]:
    """The ways that a server offers; one that names none has USER (RFC 1939, RFC 2449, RFC 5034)."""
    try:
        able = client.capa()
    except poplib.error_proto:
        return {USER}
    named = {f"AUTH {mechanism.upper()}" for mechanism in able.get("SASL", [])}
    return named | {USER} if USER in able or not named else named


def _by_user(client: poplib.POP3, mailbox: Mailbox, password: str) -> bytes:
    client.user(mailbox.address)
    return client.pass_(password)


def _by_plain(client: poplib.POP3, mailbox: Mailbox, password: str) -> bytes:
    return _say(client, "AUTH PLAIN " + _encoded(f"\0{mailbox.address}\0{password}"))


def _by_prompts(client: poplib.POP3, mailbox: Mailbox, password: str) -> bytes:
    for line in ("AUTH LOGIN", _encoded(mailbox.address)):
        _say(client, line)
    return _say(client, _encoded(password))


WAYS: Mapping[str, Signing] = {USER: _by_user, "AUTH PLAIN": _by_plain, "AUTH LOGIN": _by_prompts}


def _encoded(said: str) -> str:
    return base64.b64encode(said.encode()).decode()


def _say(client: poplib.POP3, line: str) -> bytes:
    """Say what poplib has no words for; raises what poplib would."""
    client.sock.sendall(f"{line}\r\n".encode())
    answer = client.file.readline().rstrip()
    if not answer.startswith(b"+"):
        raise poplib.error_proto(answer or "-ERR EOF")
    return answer


def _read_by(client: poplib.POP3, name: str, mailbox: Mailbox, password: str) -> Answer:
    try:
        said = WAYS[name](client, mailbox, password)
    except poplib.error_proto as refusal:
        return Answer(False, False, f"{name}: {_of_the_password(refusal)}")
    taken = f"{name}: {text(said)}"
    try:
        served, more = _letter(client, mailbox.letter)
    except (OSError, poplib.error_proto) as fault:
        return Answer(True, False, taken, repr(fault))
    if not served:
        select([client.sock], [], [], LATE)
    return Answer(True, served, f"{taken}; {more}")


def _of_the_password(refusal: poplib.error_proto) -> str:
    """What a server said of the credentials; raises the refusal where it is about something else."""
    (said,) = refusal.args
    if not isinstance(said, bytes) or NOT_THE_PASSWORD.search(text(said)):
        raise refusal
    return text(said)


def _letter(client: poplib.POP3, word: str) -> tuple[bool, str]:
    count, _ = client.stat()
    newest = range(count, max(0, count - NEWEST), -1)
    read = any(word in content(b"\r\n".join(client.retr(number)[1])) for number in newest)
    return read, f"STAT: {count}, the letter {'read' if read else 'not among them'}"
