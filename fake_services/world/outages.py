"""Gateways that fail the system under test, and messages that take their time."""

from collections.abc import Mapping

from fake_services.phones.inbox import Inbox
from fake_services.phones.reach import EVERYTHING, Reach
from fake_services.providers.failures import INSIDE, Failure
from fake_services.proxy.faults import Faults


class Outages:
    """What goes wrong around the system under test, because a scenario wants it.

    inside: a word that stands in whatever a failing gateway says. What does not come to us cannot be made to
    go wrong: the reach's own exception says so.
    """

    inside = INSIDE

    def __init__(
        self,
        faults: Faults,
        sms: Inbox,
        failing: Mapping[str, Mapping[str, Mapping[str, Failure]]],
        reach: Reach = EVERYTHING,
    ) -> None:
        """failing: how gateways may fail, as `Gateways.failing` has it."""
        self._failing = failing
        self._faults = faults
        self._sms = sms
        self._set = ""
        self._reach = reach

    def fail(self, gateway: str, failure: str) -> None:
        """Let a gateway fail from now on, and all others work."""
        self._reach.need_gateway(gateway)
        self._set = f"{gateway}: {failure}"
        self._faults.fail({host: known[failure] for host, known in self._failing[gateway].items()})

    def unnoticed(self) -> str:
        """The failure that is set and that nobody has run into, or nothing."""
        return "" if self._faults.fired else self._set

    def mend(self) -> None:
        """Let every gateway work."""
        self._faults.mend()
        self._set = ""

    def delay(self, number: str) -> None:
        """Keep the next message to a number on its way."""
        self._reach.need(self._reach.messages)
        self._sms.delay(number)

    def next_delayed(self, number: str, timeout: float) -> None:
        """Wait until a message to this number is on its way; raises NothingArrived."""
        self._sms.next_delayed(number, timeout)

    def let_go(self) -> None:
        """Let every message that is on its way arrive."""
        self._sms.let_go()
