"""The numbers that a profile names, each in the hands of one person at a time."""

from collections import deque
from collections.abc import Iterable, Sequence

from conformance.verdict import NotRun


class Numbers:
    """Those that are free, the one that has rested longest first."""

    def __init__(self, numbers: Sequence[str]) -> None:
        self._count = len(numbers)
        self._free = deque(numbers)

    def take(self) -> str:
        """A free number; raises NotRun when there is none."""
        if not self._free:
            raise NotRun(
                f"no number is free: the {self._count} of ixit.phones.numbers are all in use, or bound to a "
                "mailbox of an earlier scenario, which ixit.hooks.reset would free"
            )
        return self._free.popleft()

    def give_back(self, numbers: Iterable[str]) -> None:
        """Let numbers be taken again; nothing may be bound to them."""
        self._free.extend(numbers)
