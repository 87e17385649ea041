"""Phones whose messages a program of the user's prints."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import override

import msgspec

from fake_services.clock import Clock
from fake_services.handsets.handset import Handset
from fake_services.phones.inbox import NothingArrived
from fake_services.phones.reach import Reach
from fake_services.providers.gateways import Gateways

PAUSE = 0.5
"""Seconds between two calls of a program that waits for a message."""


class ProgramFailed(Exception):
    """The user's program did not print the messages; one line for people."""


@dataclass(frozen=True)
class Program:
    """A program that prints messages, called `name`."""

    name: str
    command: Callable[[str, int], Sequence[str]]
    """Its words, for the messages to an E.164 number since POSIX seconds."""
    printed: Callable[[Sequence[str]], bytes]
    """What a command prints; raises an exception of its own where that is nothing."""

    def messages(self, number: str, since: int) -> list[str]:
        """The texts to an E.164 number since POSIX seconds, oldest first; raises ProgramFailed."""
        said = self.printed(self.command(number, since))
        try:
            return msgspec.json.decode(said, type=list[str])
        except (msgspec.DecodeError, RecursionError) as error:
            wrong = f"{self.name} printed no JSON list of texts: {error}"
            raise ProgramFailed(f"ixit.phones.command: {wrong}") from None


class CommandHandset(Handset):
    """Phones whose messages a program prints: real ones behind a gateway's API, a database, a modem."""

    def __init__(self, gateways: Gateways, clock: Clock, reach: Reach, program: Program) -> None:
        super().__init__(gateways, clock, reach)
        self._program = program
        self._pause = threading.Event()
        self._since = 0

    @override
    def begin(self) -> None:
        super().begin()
        self._since = int(Clock().now())

    @override
    def sms(self, number: str) -> list[str]:
        return self._program.messages(number, self._since)

    @override
    def next_sms(self, number: str, after: int, timeout: float) -> str:
        deadline = monotonic() + timeout
        while len(texts := self.sms(number)) <= after:
            if monotonic() > deadline:
                raise NothingArrived(number, timeout)
            self._pause.wait(PAUSE)
        return texts[after]
