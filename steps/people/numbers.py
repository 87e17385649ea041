"""The numbers that a profile names, each in the hands of one person at a time."""

import time
from collections.abc import Iterable, Sequence

from conformance.judging.verdict import NotRun

HOUR = 3600.0


class Numbers:
    """Those that are free, the one that has rested longest first; hourly: whether each rests for an hour.

    named: whether the profile names any.
    """

    def __init__(self, numbers: Sequence[str], hourly: bool) -> None:
        self.named = bool(numbers)
        self._none = f"no number is free: the {len(numbers)} of ixit.phones.numbers are"
        self._rest = HOUR if hourly else 0.0
        self._free = {number: 0.0 - HOUR for number in numbers}
        """When each was used last, in seconds of time.monotonic()."""

    def take(self) -> str:
        """A free number; raises NotRun when there is none."""
        longest = min(self._free, key=self._free.__getitem__, default="")
        if not longest:
            raise NotRun(f"{self._none} in use, or still bound, which ixit.hooks.reset would mend")
        if time.monotonic() - self._free[longest] < self._rest:
            raise NotRun(f"{self._none} used within the hour (ixit.limits.sms_per_number_per_hour)")
        del self._free[longest]
        return longest

    def give_back(self, numbers: Iterable[str]) -> None:
        """Let numbers be taken again; nothing may be bound to them."""
        self._free.update(dict.fromkeys(numbers, time.monotonic()))
