"""What a scenario may know of the wire: the exchanges that the proxy saw."""

import time
from collections.abc import Sequence
from typing import Protocol


class Exchange(Protocol):
    """One request and its answer."""

    @property
    def listener(self) -> str:
        """Where it came in: `device 0`, or `sut`."""
        ...

    @property
    def at(self) -> float:
        """When it began, in seconds of time.monotonic()."""
        ...

    @property
    def method(self) -> str:
        """GET, POST, …"""
        ...

    @property
    def url(self) -> str:
        """What was asked for."""
        ...

    @property
    def request_headers(self) -> list[tuple[str, str]]:
        """Names as they were sent."""
        ...

    @property
    def request_body(self) -> bytes:
        """Without transfer encoding."""
        ...

    @property
    def status(self) -> int | None:
        """None when no answer came."""
        ...

    @property
    def response_headers(self) -> list[tuple[str, str]]:
        """Names as they were sent."""
        ...

    @property
    def response_body(self) -> bytes:
        """Without content encoding."""
        ...

    @property
    def error(self) -> str | None:
        """The transport error, if any."""
        ...

    @property
    def kind(self) -> str:
        """Where it went: `routed` to the world, `allowed` to the network, or `refused` by the proxy."""
        ...

    @property
    def note(self) -> str:
        """What was done to it on purpose: held for another one, or answered in a gateway's place."""
        ...

    def header(self, name: str) -> str:
        """What the request says in this header, its name in lower case; empty where it says nothing."""
        ...

    def carries(self, text: str) -> bool:
        """Whether the answer's body holds the text, escaped or not."""
        ...


class Recorder(Protocol):
    """Everything that was said on the wire of this worker's world."""

    def mark(self) -> int:
        """A place in the record: everything that ends from now on comes after it."""
        ...

    def since(self, mark: int, listener: str | None = None) -> Sequence[Exchange]:
        """The exchanges that ended after the mark, of one listener or of all."""
        ...

    def faults(self, since: int, listener: str | None = None) -> list[str]:
        """Transport errors after the mark, one line each."""
        ...

    def gaps(self, since: int) -> list[str]:
        """What was said after the mark and is not in the record, one line each."""
        ...

    def forget(self, before: int) -> None:
        """Let go of what ended before the mark."""
        ...


class DeviceWire:
    """What the proxy saw of one device."""

    def __init__(self, recorder: Recorder, listener: str) -> None:
        self._recorder = recorder
        self._listener = listener

    @property
    def listener(self) -> str:
        """Where this device's requests come in."""
        return self._listener

    def mark(self) -> float:
        """This moment, in seconds of time.monotonic()."""
        return time.monotonic()

    def since(self, mark: float) -> list[Exchange]:
        """This device's exchanges that began after the mark, and have ended."""
        return [exchange for exchange in self._recorder.since(0, self._listener) if exchange.at >= mark]
