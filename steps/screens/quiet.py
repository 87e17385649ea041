"""Whether what a device shows is there to stay."""

import time

from steps.devices.acting import acts
from steps.devices.device import Device
from steps.surroundings import Exchange


class Quiet:
    """Watches a device from its last look on: what was answered since, and how long nothing has changed."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._exchanges = device.wire.since(device.looked)
        self._seen: object = None
        self._since = time.monotonic()

    def submitted(self) -> bool:
        """Whether something submitted was answered, and nothing else since for `waits.absence`."""
        quiet = self.stays(self._seen)
        return quiet and any(map(acts, self._exchanges))

    def sent(self) -> bool:
        """Whether anything was submitted, answered or not."""
        return self.asks() or self.status() is not None

    def asks(self) -> bool:
        """Whether anything submitted has no answer yet."""
        return any(acts(one) or one.is_navigation_request() for one in self._device.unanswered)

    def leaves(self) -> bool:
        """Whether another page was asked for that has not come yet."""
        return any(one.is_navigation_request() for one in self._device.unanswered)

    def status(self) -> int | None:
        """The status of the last answer to something submitted, or to the page that this led to."""
        exchanges = self._device.wire.since(self._device.looked)
        answers = [one.status for one in exchanges if acts(one) or is_page(one)]
        return answers[-1] if answers else None

    def stays(self, seen: object) -> bool:
        """Whether this was seen at each look for `waits.absence`, and nothing was answered meanwhile."""
        exchanges = self._device.wire.since(self._device.looked)
        if seen != self._seen or len(exchanges) > len(self._exchanges):
            self._seen, self._exchanges, self._since = seen, exchanges, time.monotonic()
        return time.monotonic() - self._since > self._device.target.ixit.waits.absence


class Filling:
    """Watches a screen that may be painted before what it asks for is answered, and then leads elsewhere."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._seen: object = None
        self._since = time.monotonic()
        self._was_filled = False

    def is_filled(self, seen: object) -> bool:
        """Whether this is seen again once nothing is awaited, or at each look for `waits.absence`."""
        if seen != self._seen:
            self._seen, self._since, self._was_filled = seen, time.monotonic(), False
        before, self._was_filled = self._was_filled, not self._device.awaits()
        stays = time.monotonic() - self._since > self._device.target.ixit.waits.absence
        return stays or (before and self._was_filled)


def is_page(exchange: Exchange) -> bool:
    """Whether a browser asked for it to show it as a page (Fetch Metadata)."""
    return exchange.header("sec-fetch-dest") == "document"
