"""How far a run has come, and about how long it still takes."""

import time
from collections.abc import Callable

FEW = 5
"""What has ended of a run until its pace is known."""


class Pace:
    """Counts what has ended of so many; began: when the run did, by this clock, in seconds."""

    def __init__(self, every: int, began: float, clock: Callable[[], float] = time.perf_counter) -> None:
        self._every = every
        self._began = began
        self._clock = clock
        self._ended = 0

    def step(self) -> str:
        """Count one more, and say how far it is: `12 of 438, about 7 min left`."""
        self._ended += 1
        far = f"{self._ended} of {self._every}"
        left = (self._clock() - self._began) / self._ended * (self._every - self._ended)
        return f"{far}, about {_said(left)} left" if FEW <= self._ended < self._every else far


def _said(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds > 90 else f"{seconds:.0f} s"
