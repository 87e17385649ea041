"""Ctrl-C, SIGTERM, a terminal that is gone: the first ends the run in order, a second one changes nothing."""

import signal
import threading
from contextlib import suppress
from types import FrameType

import psutil

SIGNS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def heed_once() -> None:
    """Let the first of them raise KeyboardInterrupt in the main thread, and all that follow do nothing.

    A run that was begun by nohup goes on without its terminal.
    """
    if threading.current_thread() is threading.main_thread():
        for sign in SIGNS:
            if sign != signal.SIGHUP or signal.getsignal(sign) != signal.SIG_IGN:
                signal.signal(sign, _interrupt)


def pass_on() -> None:
    """Tell the workers of this process to end, which a pipeline's signal did not reach."""
    for worker in psutil.Process().children():
        with suppress(psutil.Error):
            worker.send_signal(signal.SIGINT)


def _interrupt(_: int, __: FrameType | None) -> None:
    for sign in SIGNS:
        signal.signal(sign, signal.SIG_IGN)
    raise KeyboardInterrupt
