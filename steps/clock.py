"""The time of one scenario: what passes, what is waited for, and when the next code can be sent."""

import math
import time
from threading import Event

from conformance.judging.verdict import NotRun
from steps.devices.browsers import Browsers
from steps.stage import Stage

LONG = 3600
"""Seconds from which on a page's timers are not run one by one."""
GLANCE = 0.2
"""Seconds of real time in which a page may notice that a time has passed."""


class Clock:
    """Lets time pass: simulated by the profile's hook, or real. began: when this was, in time.monotonic()."""

    def __init__(self, stage: Stage, browsers: Browsers) -> None:
        self._stage = stage
        self._browsers = browsers
        self._ixit = stage.target.ixit
        self._waited = 0.0
        self._sent_to: set[str] = set()
        """Where codes were sent to since the countdown last passed."""
        self.began = time.monotonic()

    @property
    def left(self) -> float:
        """Seconds of real time until this scenario is cut off; endless where a person has to answer."""
        patience = self._stage.target.patience
        return math.inf if patience is None else self.began + patience - time.monotonic()

    def pass_time(self, seconds: float) -> None:
        """Let time pass: for the deployment, the gateways, the phones and the pages on screen.

        Raises NotRun where that takes longer than the profile allows.
        """
        if self._ixit.clock == "real":
            self.wait(seconds)
        else:
            self._stage.advance(seconds)
            for device in self._browsers.every:
                device.age(seconds)
            self.run_timers(seconds)

    def run_timers(self, seconds: float) -> None:
        """Let time pass for the pages on screen alone; a moment of it, where it is real time."""
        if self._ixit.clock == "real":
            self._browsers.in_front.page.wait_for_timeout(GLANCE * 1000)
            return
        for device in self._browsers.every:
            device.page.wait_for_load_state()
            clock = device.context.clock
            (clock.fast_forward if seconds >= LONG else clock.run_for)(int(seconds * 1000))

    def before_code(self, *to: str) -> None:
        """Let the countdown pass where one of these, having been sent a code, cannot be sent another yet."""
        codes = self._stage.target.ics.codes
        if codes.resend_per == "number" and self._sent_to.intersection(to):
            self.pass_time(codes.resend_seconds)
            self._sent_to.clear()
        self._sent_to.update(to)

    def wait_for_nothing(self) -> None:
        """Give what should not come the time that the profile allows for it."""
        self._browsers.in_front.page.wait_for_timeout(self._ixit.waits.absence * 1000)

    def wait(self, seconds: float) -> None:
        """Let real time pass, as for what no hook moves; raises NotRun where that is too long."""
        self._waited += seconds
        longest = self._ixit.waits.longest
        if self._waited > longest:
            raise NotRun(
                f"with real time this waits {self._waited:g} seconds, "
                f"the profile allows {longest:g} (ixit.waits.longest)"
            )
        if self._browsers.used:
            self._browsers.in_front.page.wait_for_timeout(seconds * 1000)
        else:
            Event().wait(seconds)
