"""What phones, backup mailboxes and apps receive, seen from one scenario, without what set it up."""

import re
from collections.abc import Collection
from itertools import zip_longest

from conformance.profile.patterns import READ
from steps.people.actors import Missing, Person
from steps.surroundings import Handset


class Arrivals:
    """Messages by number, e-mail address or the app's id, oldest first; pattern: finds the code in one."""

    def __init__(self, handset: Handset, pattern: str) -> None:
        self._handset = handset
        self._pattern = pattern
        self._forgotten: dict[str, int] = {}
        self._counted: dict[str, int] = {}
        self._read: dict[str, int] = {}

    def forget(self, person: Person) -> None:
        """Let what this person has received so far, before what is under test, count as not there."""
        for to in person.inboxes:
            self._forgotten[to] = len(self._handset.seen(to))
            self._counted.pop(to, None)
            self._read.pop(to, None)

    def at(self, to: str) -> list[str]:
        """What arrived there so far, but for what is forgotten."""
        return self._handset.received(to)[self._forgotten.get(to, 0) :]

    def next_at(self, to: str, after: int, timeout: float) -> str:
        """Message number `after` (from 0) of these, or the push's id, once it is there; TimeoutError."""
        message = self._handset.next(to, self._forgotten.get(to, 0) + after, timeout)
        self._read[to] = max(after + 1, self._read.get(to, 0))
        return message

    def unread(self, to: str) -> bool:
        """Whether more has arrived there than `next_at` has given."""
        return len(self.at(to)) > self._read.get(to, 0)

    def read_all(self, person: Person) -> None:
        """Let what this person has received so far count as read, as before something that sends more."""
        for to in person.inboxes:
            self._read[to] = len(self._handset.seen(to)) - self._forgotten.get(to, 0)

    def count_from_now(self, numbers: Collection[str]) -> None:
        """Begin to count what arrives at these numbers."""
        self._counted = {number: len(self.at(number)) for number in numbers}

    def codes_counted(self, number: str) -> list[str]:
        """The messages with a code to a number since they are counted; notices do not count."""
        return [message for message in self.at(number)[self._counted.get(number, 0) :] if self._code(message)]

    def code_in(self, message: str) -> str:
        """The code that a message carries, or is, where a person typed it; Missing when it carries none."""
        found = self._code(message)
        if not found:
            raise Missing("the message carries no code that ics.codes.pattern finds")
        return found[1]

    def _code(self, message: str) -> re.Match[str] | None:
        return re.search(self._pattern, message[:READ]) or re.fullmatch("([0-9A-Za-z]+)", message)

    def dated(self, to: str) -> list[tuple[str, float | None]]:
        """The same, each with when it came in seconds of time.monotonic(), where that is known."""
        texts = self.evidence(to)
        return list(zip_longest(texts, self._handset.times(to)[: len(texts)]))

    def evidence(self, to: str) -> list[str]:
        """All that is known to have arrived there in this scenario, forgotten or not; nobody is asked."""
        return self._handset.seen(to)
