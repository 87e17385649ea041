"""POP3 (RFC 1939), as much of it as fetching letters takes: sign in, count, list, retrieve.

No maintained POP3 server library was found that would not outweigh the whole reference.
"""

from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing, suppress

from fake_services.reference.mail_programs.base64_lines import NotBase64, decoded
from fake_services.reference.mail_programs.post_office import PostOffice
from fake_services.reference.records import Protocol

CAPABILITIES = ("USER", "SASL PLAIN", "RESP-CODES", "AUTH-RESP-CODE")
WRONG = "-ERR [AUTH] Invalid credentials"
WITHDRAWN = "-ERR [SYS/PERM] the password was withdrawn"


class Refused(Exception):
    """What was said is no command that is understood here and now; its text is the answer."""


async def serve(office: PostOffice, reader: StreamReader, writer: StreamWriter) -> None:
    """Serve one connection until it ends."""
    with suppress(ConnectionError), closing(writer):
        await Conversation(office, reader, writer).hold()


class Conversation:
    """What is said on one connection: `letters` once signed in, as they were then."""

    def __init__(self, office: PostOffice, reader: StreamReader, writer: StreamWriter) -> None:
        self._office = office
        self._reader = reader
        self._writer = writer
        self._name = ""
        self._by = ("", "", "")
        self._letters: Sequence[bytes] | None = None
        self._over = False
        self._commands: dict[str, Callable[[str], Awaitable[str]]] = {
            "CAPA": self._capabilities,
            "NOOP": self._noop,
            "QUIT": self._quit,
            "USER": self._user,
            "PASS": self._pass,
            "AUTH": self._auth,
            "STAT": self._stat,
            "LIST": self._list,
            "RETR": self._retrieve,
        }

    async def hold(self) -> None:
        """Greet, and answer each command."""
        await self._say("+OK POP3 ready")
        while not self._over and (line := await self._reader.readline()):
            name, _, argument = line.decode(errors="replace").strip().partition(" ")
            await self._say(await self._answer(name.upper(), argument))

    async def _answer(self, name: str, argument: str) -> str:
        if self._letters is not None and not self._office.passwords.may_go_on(Protocol.POP3, *self._by):
            self._over = True
            return WITHDRAWN
        try:
            return await self._commands[name](argument)
        except KeyError:
            return "-ERR Unknown command"
        except (Refused, NotBase64) as problem:
            return f"-ERR {problem}"

    async def _say(self, line: str) -> None:
        self._writer.write(f"{line}\r\n".encode())
        await self._writer.drain()

    # At any time

    async def _capabilities(self, _: str) -> str:
        return "\r\n".join(("+OK what is known here", *CAPABILITIES, "."))

    async def _noop(self, _: str) -> str:
        return "+OK"

    async def _quit(self, _: str) -> str:
        self._over = True
        return "+OK until next time"

    # To sign in

    async def _user(self, name: str) -> str:
        self._name = name
        return "+OK and the password?"

    async def _pass(self, password: str) -> str:
        return self._sign_in(self._name, password, "USER")

    async def _auth(self, argument: str) -> str:
        mechanism, _, response = argument.partition(" ")
        if mechanism.upper() != "PLAIN":
            raise Refused("Unsupported mechanism")
        try:
            _, name, password = decoded(response or await self._asked()).split("\0")
        except ValueError as problem:
            raise Refused("Not what PLAIN is") from problem
        return self._sign_in(name, password, "PLAIN")

    async def _asked(self) -> str:
        await self._say("+ ")
        return (await self._reader.readline()).decode(errors="replace").strip()

    def _sign_in(self, name: str, password: str, mechanism: str) -> str:
        if self._letters is not None:
            raise Refused("Signed in already")
        passwords = self._office.passwords
        by = passwords.called(name), password, mechanism
        if not passwords.open(Protocol.POP3, *by):
            return WRONG
        self._by, self._letters = by, self._office.letters(by[0])
        return "+OK signed in"

    # To read

    async def _stat(self, _: str) -> str:
        letters = self._signed_in()
        return f"+OK {len(letters)} {sum(map(len, letters))}"

    async def _list(self, _: str) -> str:
        lengths = [f"{number} {len(letter)}" for number, letter in enumerate(self._signed_in(), start=1)]
        return "\r\n".join(("+OK these", *lengths, "."))

    async def _retrieve(self, argument: str) -> str:
        letters = self._signed_in()
        if not argument.isdecimal() or not 1 <= int(argument) <= len(letters):
            raise Refused("No such letter")
        lines = letters[int(argument) - 1].decode().splitlines()
        stuffed = (f".{line}" if line.startswith(".") else line for line in lines)
        return "\r\n".join(("+OK this", *stuffed, "."))

    def _signed_in(self) -> Sequence[bytes]:
        if self._letters is None:
            raise Refused("Sign in first")
        return self._letters
