"""What the gateways and the sink turned away, kept where a scenario's reason and the report can tell it."""

from collections import deque
from dataclasses import dataclass
from time import monotonic

SINK = "the SMS sink"
"""Our own, to which a deployment posts what a gateway would have sent."""
PHONES = "the phones"
"""Ours too: they hold no more than a scenario could need."""
MOST = 1000
"""Refusals that are kept of one scenario, the latest."""


@dataclass(frozen=True)
class Refused:
    """One request that was answered with an error; `at` is in seconds of time.monotonic()."""

    at: float
    gateway: str
    """Who answered: `Tencent Cloud SMS`, `the SMS sink`."""
    reason: str
    """Why, in the gateway's words."""

    def __str__(self) -> str:
        return f"{self.gateway}: {self.reason}"


class Refusals:
    """Everything that was refused since a scenario began, the latest at the end. Thread-safe."""

    def __init__(self) -> None:
        self._kept: deque[Refused] = deque(maxlen=MOST)

    def add(self, gateway: str, reason: object) -> None:
        """Note that a gateway refused something just now."""
        self._kept.append(Refused(monotonic(), gateway, str(reason)))

    def all(self) -> list[Refused]:
        """What was refused."""
        return list(self._kept)

    def lines(self) -> list[str]:
        """The same, one line each, without the times."""
        return list(map(str, self.all()))

    def unheard(self) -> list[str]:
        """What our own sink and phones turned away: messages that nobody got, by our doing, one line each."""
        ours = [one for one in self.all() if one.gateway in (SINK, PHONES)]
        return [f"{one.gateway} refused a post: {one.reason}" for one in ours]

    def forget(self) -> None:
        """Begin anew."""
        self._kept.clear()
