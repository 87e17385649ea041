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

    def advance(self, seconds: float) -> None:
        """Move this world's time on by so many seconds, for every thread that shares the clock."""
        with self._lock:
            self._offset += seconds
