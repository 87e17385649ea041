"""The one place in fake_services that asks what time it is."""

import threading
import time


class Clock:
    """The world's clock: real time plus an offset."""

    def __init__(self) -> None:
        self._offset = 0.0
        self._lock = threading.Lock()

    def now(self) -> float:
        """POSIX seconds, in this world."""
        return time.time() + self._offset

    def near(self, moment: float, window: float) -> bool:
        """Whether it is that moment, give or take so many seconds, in this world or in real time.

        A signature bears the one or the other: a deployment that moves its own clock alone signs with the
        machine's, as every provider's SDK does.
        """
        return any(abs(now - moment) <= window for now in (self.now(), time.time()))

    def advance(self, seconds: float) -> None:
        """Move this world's time on by so many seconds, for every thread that shares the clock."""
        with self._lock:
            self._offset += seconds
