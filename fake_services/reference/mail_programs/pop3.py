"""POP3 (RFC 1939), as much of it as fetching letters takes: sign in, count, list, retrieve.

No maintained POP3 server library was found that would not outweigh the whole reference.
"""

from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable, Sequence
from typing import override

from fake_services.reference.mail_programs.conversation import Conversation, NotUnderstood, decoded
from fake_services.reference.mail_programs.post_office import PostOffice
from fake_services.reference.records import Protocol

CAPABILITIES = ("USER", "SASL PLAIN", "RESP-CODES", "AUTH-RESP-CODE")
WRONG = "-ERR [AUTH] Invalid credentials"
WITHDRAWN = "-ERR [SYS/PERM] the password was withdrawn"


class Pop3Conversation(Conversation):
    """POP3: `letters` once signed in, as they were then."""

    greeting = "+OK POP3 ready"

    def __init__(self, office: PostOffice, reader: StreamReader, writer: StreamWriter) -> None:
        super().__init__(office, reader, writer)
        self._name = ""
        self._by = ("", "", "")
        self._letters: Sequence[bytes] | None = None
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

    @override
    async def answer_to(self, line: str) -> str:
        name, _, argument = line.partition(" ")
        return await self._answer(name.upper(), argument)

    async def _answer(self, name: str, argument: str) -> str:
        if self._letters is not None and not self.office.passwords.may_go_on(Protocol.POP3, *self._by):
            self.over = True
            return WITHDRAWN
        try:
            return await self._commands[name](argument)
        except KeyError:
            return "-ERR Unknown command"
        except NotUnderstood as problem:
            return f"-ERR {problem}"

    # At any time

    async def _capabilities(self, _: str) -> str:
        return "\r\n".join(("+OK what is known here", *CAPABILITIES, "."))

    async def _noop(self, _: str) -> str:
        return "+OK"

    async def _quit(self, _: str) -> str:
        self.over = True
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
            raise NotUnderstood("Unsupported mechanism")
        said = decoded(response) if response else await self.asked("+ ")
        try:
            _, name, password = said.split("\0")
        except ValueError as problem:
            raise NotUnderstood("Not what PLAIN is") from problem
        return self._sign_in(name, password, "PLAIN")

    def _sign_in(self, name: str, password: str, mechanism: str) -> str:
        if self._letters is not None:
            raise NotUnderstood("Signed in already")
        passwords = self.office.passwords
        by = passwords.called(name), password, mechanism
        if not passwords.open(Protocol.POP3, *by):
            return WRONG
        self._by, self._letters = by, self.office.letters(by[0])
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
            raise NotUnderstood("No such letter")
        lines = letters[int(argument) - 1].decode().splitlines()
        stuffed = (f".{line}" if line.startswith(".") else line for line in lines)
        return "\r\n".join(("+OK this", *stuffed, "."))

    def _signed_in(self) -> Sequence[bytes]:
        if self._letters is None:
            raise NotUnderstood("Sign in first")
        return self._letters
