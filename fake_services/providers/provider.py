"""What each provider's package gives the world: its servers, how they fail, and its side on the phones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from starlette.types import ASGIApp

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox
from fake_services.phones.reach import Reach
from fake_services.providers.failures import Failure
from fake_services.refusals import Refusals

Tables = Mapping[str, Mapping[str, Any]]
"""The accounts that the system under test holds at providers: a table's name in the profile -> its keys."""


@dataclass(frozen=True)
class Around:
    """What a world has for its providers: the time, where messages go, a line for each refused request."""

    clock: Clock
    sms: Inbox
    mail: Inbox
    refusals: Refusals


class Receiver(Protocol):
    """What arrives at phones, by number, address or app, oldest first."""

    def knows(self, to: str) -> bool:
        """Whether this is one of the recipients."""
        ...

    def texts(self, to: str) -> list[str]:
        """All that arrived there."""
        ...

    def times(self, to: str) -> list[float]:
        """When each of it came, in seconds of time.monotonic()."""
        ...

    def following(self, to: str, after: int, timeout: float) -> str:
        """Number `after` (from 0) of it, or what tells it from others; raises NothingArrived."""
        ...


@dataclass(frozen=True)
class Served:
    """A server, the host names at which it is called, and its port on loopback; 0 for any."""

    app: ASGIApp
    hosts: Sequence[str]
    port: int = 0


@dataclass(frozen=True)
class Provider:
    """The gateway of one method.

    failing: how the hosts that a deployment itself calls may fail, host -> name of the failure. phone: makes
    its app on the phones, which opens the QR codes that begin with one of `opens`. inbox: what it receives.
    """

    method: str
    servers: Sequence[Served]
    failing: Mapping[str, Mapping[str, Failure]]
    phone: Callable[[Reach], object] | None = None
    opens: tuple[str, ...] = ()
    inbox: Receiver | None = field(default=None, kw_only=True)
