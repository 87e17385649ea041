"""What the proxy saw of one device."""

import time

from steps.surroundings import Exchange, Recorder


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
