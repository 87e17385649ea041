"""Requests that reach the system under test at the same moment."""

import asyncio
import threading
from collections.abc import Collection, Mapping

from mitmproxy.http import HTTPFlow, Request

AGAIN = 1.0
"""Seconds that later requests wait for each other: what follows the first may differ between browsers."""
ASKING = ("GET", "HEAD", "OPTIONS")
ANSWER = {"code", "state"}
"""What an agreed login brings back in its address (OAuth 2.0, RFC 6749, 4.1.2)."""


class Meeting:
    """Holds what some listeners submit until each of them has something, and lets it go together.

    The first requests wait for each other for `patience` seconds. Then the next ones meet, and so on: where
    a page only hands on what it was opened with, the second request is the one that decides.
    """

    def __init__(self, listeners: Collection[str], patience: float) -> None:
        self._listeners = set(listeners)
        self._patience = patience
        self._barrier = asyncio.Barrier(len(self._listeners))
        self._came: set[str] = set()
        self._waiting: set[str] = set()
        self._over = threading.Event()
        self._met = False

    def trouble(self) -> str:
        """Wait until the first requests were let go; returns why they did not meet, or nothing."""
        self._over.wait(2 * self._patience)
        if self._met:
            return ""
        missing = " and ".join(sorted(self._listeners - self._came))
        return f"nothing was submitted by {missing}" if missing else "what was submitted came too far apart"

    def has(self, listener: str) -> bool:
        """Whether this listener's first request has come."""
        return listener in self._came

    def takes(self, listener: str) -> bool:
        """Whether something that this listener submits now is to be held: one request at a time."""
        return listener in self._listeners - self._waiting

    async def hold(self, listener: str) -> str:
        """Return when the others have something too, or no later than allowed; says which of the two."""
        first = not self._over.is_set()
        self._came.add(listener)
        self._waiting.add(listener)
        try:
            async with asyncio.timeout(self._patience if first else AGAIN):
                await self._barrier.wait()
        except TimeoutError:
            return "held, and let go alone"
        else:
            self._met |= first
            return f"held, and let go together with {' and '.join(sorted(self._listeners - {listener}))}"
        finally:
            self._waiting.discard(listener)
            self._over.set()


class Barrier:
    """Lets what several browsers submit meet, while there is a meeting; listeners: port -> name of each.

    What submits is a request that does more than ask, or that opens an address with the answer of a login
    elsewhere.
    """

    def __init__(self, listeners: Mapping[int, str]) -> None:
        self._listeners = listeners
        self._meeting: Meeting | None = None
        self._hosts: Collection[str] = ()

    def meet(self, listeners: Collection[str], hosts: Collection[str], patience: float) -> Meeting:
        """Begin a meeting of what these listeners submit to the hosts; it ends by `part` or with the next."""
        self._hosts = hosts
        self._meeting = Meeting(listeners, patience)
        return self._meeting

    def part(self) -> None:
        """Hold nothing that comes from now on."""
        self._meeting = None

    async def request(self, flow: HTTPFlow) -> None:
        """Hold a whole request that submits something (mitmproxy event)."""
        listener, meeting = self._listeners[flow.client_conn.sockname[1]], self._meeting
        ours = flow.request.pretty_host.lower() in self._hosts and _submits(flow.request)
        if meeting and ours and meeting.takes(listener):
            flow.metadata["note"] = await meeting.hold(listener)


def _submits(request: Request) -> bool:
    return request.method not in ASKING or set(request.query) >= ANSWER
