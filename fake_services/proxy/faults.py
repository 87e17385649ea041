"""Gateways that fail, as the scenario wants it."""

# mypy: allow-untyped-calls

import asyncio
from collections.abc import Mapping

from mitmproxy.http import HTTPFlow, Response

from fake_services.providers.failures import Answer, Failure, Silence

LOOK = 0.05
"""Seconds between two looks whether a caller who gets no answer is still there."""


class Faults:
    """Answers in the place of hosts that fail; `fired` are those that were asked since they do.

    A failure that was injected is marked as such (`flow.metadata["note"]`, "injected: …"), so that nobody
    takes it for a fault of the harness.
    """

    def __init__(self) -> None:
        self._failing: dict[str, Failure] = {}
        self.fired: set[str] = set()

    def fail(self, failing: Mapping[str, Failure]) -> None:
        """Let these hosts fail from now on, and no others."""
        self._failing = dict(failing)
        self.fired = set()

    def mend(self) -> None:
        """Let no host fail any more."""
        self._failing = {}

    async def request(self, flow: HTTPFlow) -> None:
        """Fail a whole request to a host that fails (mitmproxy event)."""
        host = flow.metadata.get("provider") or flow.request.pretty_host.lower()
        failure = self._failing.get(host)
        if failure is None:
            return
        self.fired.add(host)
        flow.metadata["injected"] = True
        flow.metadata["note"] = f"injected: {_named(failure)}"
        if isinstance(failure, Answer):
            headers = {"content-type": failure.type}
            flow.response = Response.make(failure.status, failure.body, headers)
            return
        while isinstance(failure, Silence) and flow.client_conn.connected and host in self._failing:
            await asyncio.sleep(LOOK)
        flow.kill()


def _named(failure: Failure) -> str:
    if isinstance(failure, Answer):
        return f"an answer with status {failure.status}"
    return "no answer" if isinstance(failure, Silence) else "the connection cut"
