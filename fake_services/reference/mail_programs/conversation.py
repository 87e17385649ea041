"""What a mail program and a server say to each other on one connection, a line at a time."""

import base64
import binascii
from abc import ABC, abstractmethod
from asyncio import StreamReader, StreamWriter
from contextlib import closing, suppress

from fake_services.reference.mail_programs.post_office import PostOffice


class NotUnderstood(Exception):
    """What was said is no command that is understood here and now; its text says why."""


class Conversation(ABC):
    """One connection; `over` once nothing more is to be said on it."""

    greeting: str
    """The server's first line."""

    def __init__(self, office: PostOffice, reader: StreamReader, writer: StreamWriter) -> None:
        self.office = office
        self.over = False
        self._reader = reader
        self._writer = writer

    async def hold(self) -> None:
        """Greet, and answer each line, until the connection ends."""
        with suppress(ConnectionError), closing(self._writer):
            await self.say(self.greeting)
            while not self.over and (line := await self._reader.readline()):
                await self.say(await self.answer_to(line.decode(errors="replace").strip()))

    @abstractmethod
    async def answer_to(self, line: str) -> str:
        """Do what a line asks for, and return the last line of the answer."""

    async def say(self, line: str) -> None:
        """Say a line."""
        await self.send(f"{line}\r\n".encode())

    async def send(self, said: bytes) -> None:
        """Say what is no line."""
        self._writer.write(said)
        await self._writer.drain()

    async def asked(self, prompt: str) -> str:
        """What is answered to a prompt, in base64 (RFC 4954, RFC 5034); raises NotUnderstood."""
        await self.say(prompt)
        return decoded((await self._reader.readline()).decode(errors="replace").strip())


def decoded(said: str) -> str:
    """Return what is said in base64; raises NotUnderstood."""
    try:
        return base64.b64decode(said, validate=True).decode()
    except (binascii.Error, ValueError) as problem:
        raise NotUnderstood("Not base64") from problem
