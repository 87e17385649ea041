"""The time limit of a scenario, kept from outside: whatever hangs, in the browser or here, is cut off."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

PAUSE = 5.0
"""Seconds that what was cut off may take to end, before it is cut off harder."""


class CutOff(Exception):
    """Raised in the main thread where nothing else ended what hangs there."""


class Watchdog:
    """Cuts off what begins and does not end in time: a little, then harder, then by an exception.

    It is used from the main thread; seconds: None for no limit. The exception is raised in what is `bitten`
    alone: in pytest itself it would end the whole run.
    """

    def __init__(self, seconds: float | None) -> None:
        self.seconds = self._usual = seconds
        self.fired = False
        """Whether what began last was cut off."""
        self._bites = False
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, cut_off: Callable[[int], None], least: float = 0) -> None:
        """Begin to watch, for `least` seconds if that is more.

        cut_off is called in another thread, with 1, then 2.
        """
        self.end()
        self.fired = False
        if self._usual is None:
            return
        self.seconds = max(self._usual, least)
        signal.signal(signal.SIGUSR1, self._interrupt)
        self._over = threading.Event()
        self._thread = threading.Thread(
            target=self._watch, args=(self._over, self.seconds, cut_off), name="watchdog", daemon=True
        )
        self._thread.start()

    def end(self) -> None:
        """What was begun has ended."""
        self._over.set()
        if self._thread:
            self._thread.join()
            self._thread = None

    @contextmanager
    def bitten(self) -> Iterator[None]:
        """What may be cut off by an exception."""
        self._bites = True
        try:
            yield
        finally:
            self._bites = False

    def _watch(self, over: threading.Event, seconds: float, cut_off: Callable[[int], None]) -> None:
        if over.wait(seconds):
            return
        self.fired = True
        for harder in (1, 2):
            cut_off(harder)
            if over.wait(PAUSE):
                return
        while not over.is_set():
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
            over.wait(PAUSE)

    def _interrupt(self, _: int, __: FrameType | None) -> None:
        if self._bites:
            raise CutOff("it was cut off")
