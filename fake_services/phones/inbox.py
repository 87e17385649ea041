"""What arrived at phone numbers and mail addresses, and waiting for the next of it."""

import threading
from dataclasses import dataclass, field, replace
from time import monotonic

from fake_services.refusals import PHONES, Refusals

MOST = 5000
"""Messages that are kept of one scenario."""
ROOM = 32 * 1024 * 1024
"""Characters that they may have together."""


@dataclass(frozen=True)
class Message:
    """One delivered text; `to` is an E.164 number or a mail address, `at` the world's POSIX seconds.

    `came`: when it was there, in seconds of time.monotonic(), which nobody moves.
    """

    sender: str
    to: str
    text: str
    at: float
    came: float = field(default_factory=monotonic, compare=False)


class NothingArrived(TimeoutError):
    """No further message came for this recipient within the time allowed."""

    def __init__(self, to: str, timeout: float) -> None:
        super().__init__(f"nothing arrived for {to} within {timeout:g} s")
        self.to = to
        self.timeout = timeout


class Inbox:
    """Every message of one world, in order of arrival; any thread may deliver and read.

    It holds so much of one scenario; `refusals` is told once that there was more.
    """

    def __init__(self, refusals: Refusals | None = None) -> None:
        self._refusals = refusals or Refusals()
        self._count = self._size = 0
        self._messages: list[Message] = []
        self._slow: set[str] = set()
        self._on_the_way: list[Message] = []
        self._arrived = threading.Condition()

    def deliver(self, message: Message) -> None:
        """Take a message in, or keep it on its way, and wake whoever waits for one."""
        with self._arrived:
            if not self._has_room(message):
                return
            slow = message.to in self._slow
            self._slow.discard(message.to)
            (self._on_the_way if slow else self._messages).append(message)
            self._arrived.notify_all()

    def _has_room(self, message: Message) -> bool:
        """Count a message; the first for which there is no room is told, and none after it is taken."""
        full = self._count > MOST or self._size > ROOM
        self._count += 1
        self._size += len(message.text)
        fits = self._count <= MOST and self._size <= ROOM
        if not fits and not full:
            self._refusals.add(PHONES, f"they hold {MOST:,} messages, and {ROOM >> 20} million characters")
        return fits

    def delay(self, to: str) -> None:
        """Keep the next message to this recipient on its way."""
        with self._arrived:
            self._slow.add(to)

    def next_delayed(self, to: str, timeout: float) -> None:
        """Wait, as `next` does, until a message to this recipient is on its way."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: any(m.to == to for m in self._on_the_way), timeout):
                raise NothingArrived(to, timeout)

    def let_go(self) -> None:
        """Let what is on its way arrive."""
        with self._arrived:
            self._messages += [replace(message, came=monotonic()) for message in self._on_the_way]
            self._on_the_way.clear()
            self._arrived.notify_all()

    def forget(self) -> None:
        """Let go of what has arrived."""
        with self._arrived:
            self._messages.clear()
            self._count = self._size = 0

    def everything(self) -> list[Message]:
        """All messages, oldest first."""
        with self._arrived:
            return list(self._messages)

    def sent(self) -> list[Message]:
        """All messages, those that are on their way too."""
        with self._arrived:
            return [*self._messages, *self._on_the_way]

    def received(self, to: str) -> list[Message]:
        """The messages of one recipient, oldest first."""
        return [message for message in self.everything() if message.to == to]

    def texts(self, to: str) -> list[str]:
        """Their texts."""
        return [message.text for message in self.received(to)]

    def times(self, to: str) -> list[float]:
        """When each of them came, in seconds of time.monotonic()."""
        return [message.came for message in self.received(to)]

    def next(self, to: str, after: int, timeout: float) -> Message:
        """Message number `after` (from 0) of this recipient, the moment it is there.

        Waits at most `timeout` seconds of real time, then raises NothingArrived.
        """
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self.received(to)) > after, timeout):
                raise NothingArrived(to, timeout)
            return self.received(to)[after]
