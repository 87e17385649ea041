"""IMAP4rev1 (RFC 3501), as much of it as reading the one INBOX takes: sign in, look, search, fetch.

No maintained IMAP server library was found that would not outweigh the whole reference.
"""

import base64
import re
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable, Sequence
from typing import override

from fake_services.reference.mail_programs.conversation import Conversation, NotUnderstood, decoded
from fake_services.reference.mail_programs.post_office import PostOffice
from fake_services.reference.records import Protocol

CAPABILITIES = "IMAP4rev1 AUTH=PLAIN AUTH=LOGIN ID"
ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
WHOLE = ("(BODY[])", "(BODY.PEEK[])", "BODY[]", "BODY.PEEK[]")
WRONG = "NO [AUTHENTICATIONFAILED] Invalid credentials"


class ImapConversation(Conversation):
    """IMAP: `address` once signed in, `letters` once a mailbox is selected."""

    greeting = "* OK IMAP4rev1 ready"

    def __init__(self, office: PostOffice, reader: StreamReader, writer: StreamWriter) -> None:
        super().__init__(office, reader, writer)
        self._address = ""
        self._by = ("", "", "")
        self._letters: Sequence[bytes] | None = None
        self._commands: dict[str, Callable[[str], Awaitable[str]]] = {
            "CAPABILITY": self._capability,
            "NOOP": self._noop,
            "ID": self._id,
            "LOGOUT": self._logout,
            "LOGIN": self._login,
            "AUTHENTICATE": self._authenticate,
            "SELECT": self._select,
            "EXAMINE": self._select,
            "SEARCH": self._search,
            "FETCH": self._fetch,
        }

    @override
    async def answer_to(self, line: str) -> str:
        tag, _, rest = line.partition(" ")
        name, _, arguments = rest.partition(" ")
        return f"{tag or '*'} {await self._answer(name.upper(), arguments)}"

    async def _answer(self, name: str, arguments: str) -> str:
        if self._address and not self._may_go_on():
            self.over = True
            await self.say("* BYE the password was withdrawn")
            return "NO [UNAVAILABLE] signed out"
        try:
            return await self._commands[name](arguments)
        except KeyError:
            return "BAD Unknown command"
        except NotUnderstood as problem:
            return f"BAD {problem}"

    # At any time

    async def _capability(self, _: str) -> str:
        await self.say(f"* CAPABILITY {CAPABILITIES}")
        return "OK done"

    async def _noop(self, _: str) -> str:
        return "OK done"

    async def _id(self, _: str) -> str:
        await self.say("* ID NIL")
        return "OK done"

    async def _logout(self, _: str) -> str:
        self.over = True
        await self.say("* BYE until next time")
        return "OK done"

    # To sign in

    async def _login(self, arguments: str) -> str:
        match _parsed(arguments):
            case [address, password]:
                return self._sign_in(address, password, "LOGIN")
        raise NotUnderstood("LOGIN takes a name and a password")

    async def _authenticate(self, arguments: str) -> str:
        mechanism, _, response = arguments.partition(" ")
        if mechanism.upper() == "LOGIN":
            name, password = await self._prompted("Username:"), await self._prompted("Password:")
            return self._sign_in(name, password, "AUTHENTICATE LOGIN")
        if mechanism.upper() != "PLAIN":
            return "NO Unsupported mechanism"
        said = decoded(response) if response else await self.asked("+ ")
        try:
            wanted, address, password = said.split("\0")
        except ValueError as problem:
            raise NotUnderstood("Not what PLAIN is") from problem
        return self._sign_in(address, password, "PLAIN", wanted)

    async def _prompted(self, prompt: str) -> str:
        return await self.asked(f"+ {base64.b64encode(prompt.encode()).decode()}")

    def _sign_in(self, address: str, password: str, mechanism: str, wanted: str = "") -> str:
        """Sign in; wanted: the mailbox to have, if it is said (RFC 4616: the authorization identity)."""
        if self._address:
            raise NotUnderstood("Signed in already")
        passwords = self.office.passwords
        by = passwords.called(address), password, mechanism
        whose = passwords.called(wanted or address)
        if not (passwords.may_act_as(by[0], whose) and passwords.open(Protocol.IMAP, *by)):
            return WRONG
        self._address, self._by = whose, by
        return "OK signed in"

    def _may_go_on(self) -> bool:
        return self.office.passwords.may_go_on(Protocol.IMAP, *self._by)

    # To read

    async def _select(self, arguments: str) -> str:
        if not self._address:
            raise NotUnderstood("Sign in first")
        if [name.upper() for name in _parsed(arguments)] != ["INBOX"]:
            return "NO [NONEXISTENT] No such mailbox"
        self._letters = self.office.letters(self._address)
        for line in (f"{len(self._letters)} EXISTS", "0 RECENT", "FLAGS ()", "OK [UIDVALIDITY 1] valid"):
            await self.say(f"* {line}")
        return "OK [READ-ONLY] selected"

    async def _search(self, arguments: str) -> str:
        match _parsed(arguments):
            case [key] if key.upper() == "ALL":
                word = ""
            case [key, text] if key.upper() == "TEXT":
                word = text
            case _:
                raise NotUnderstood("SEARCH knows ALL and TEXT")
        found = [number for number, letter in self._numbered() if word.encode() in letter]
        await self.say(f"* SEARCH {' '.join(map(str, found))}".rstrip())
        return "OK done"

    async def _fetch(self, arguments: str) -> str:
        number, _, what = arguments.partition(" ")
        if what.upper() not in WHOLE:
            raise NotUnderstood("FETCH takes a number and BODY[]")
        for _, letter in (one for one in self._numbered() if str(one[0]) == number):
            await self.send(f"* {number} FETCH (BODY[] {{{len(letter)}}}\r\n".encode() + letter)
            await self.say(")")
        return "OK done"

    def _numbered(self) -> list[tuple[int, bytes]]:
        if self._letters is None:
            raise NotUnderstood("Select a mailbox first")
        return list(enumerate(self._letters, start=1))


def _parsed(arguments: str) -> list[str]:
    """What the arguments are, without the quotation marks."""
    found = ARGUMENT.finditer(arguments)
    return [re.sub(r"\\(.)", r"\1", one[1]) if one[2] is None else one[2] for one in found]
