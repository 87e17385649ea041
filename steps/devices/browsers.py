"""The browsers of one scenario: which there are, who uses which, and which is in front."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Error as BrowserError

from conformance.judging.verdict import HarnessFault
from steps.devices.device import Device

OTHER = "{}'s other browser"
"""What a person's second browser is called."""


class Browsers:
    """All the browsers; one is in front: sentences that name nobody are about it, and pictures show it.

    `of`, `other_of` and the properties only look. Who acts does so in the browser `used_by` them, and a Then
    looks at the one that it does `turn_to`: both bring it to the front.
    """

    def __init__(self, opener: Callable[..., Device]) -> None:
        self._opener = opener
        self._opened: dict[str, Device] = {}
        self._of: dict[str, Device] = {}
        self._in_front: Device | None = None

    @property
    def every(self) -> Collection[Device]:
        """All of them, as they were opened."""
        return self._opened.values()

    @property
    def used(self) -> bool:
        """Whether a sentence has used one."""
        return self._in_front is not None

    @property
    def in_front(self) -> Device:
        """The browser that was used or turned to last; its `user` is who acts in it."""
        if self._in_front is None:
            raise HarnessFault("no sentence has used a browser yet")
        return self._in_front

    def of(self, name: str) -> Device:
        """The browser that this person uses just now; raises HarnessFault before the first."""
        if name not in self._of:
            raise HarnessFault(f"no sentence has let {name} use a browser yet")
        return self._of[name]

    def other_of(self, name: str) -> Device:
        """Another browser that this person has used; raises HarnessFault where there is none."""
        if OTHER.format(name) not in self._opened:
            raise HarnessFault(f"no sentence has let {name} use another browser yet")
        return self._opened[OTHER.format(name)]

    def turn_to(self, whose: str | Device) -> Device:
        """Bring a browser, or the one that a person uses, to the front."""
        self._in_front = self.of(whose) if isinstance(whose, str) else whose
        return self._in_front

    def used_by(self, name: str) -> Device:
        """The browser that this person acts in now; at first one of their own is opened."""
        return self.give(name, self._of.get(name) or self.open(f"{name}'s browser"))

    def other_used_by(self, name: str) -> Device:
        """Another browser, in which this person acts now, that knows nothing of the first."""
        other = self.turn_to(self.open(OTHER.format(name)))
        other.user = name
        return other

    def give(self, name: str, device: Device) -> Device:
        """Let this person act in this browser from now on."""
        self._of[name] = device
        device.user = name
        return self.turn_to(device)

    def open(self, label: str, **options: Any) -> Device:  # noqa: ANN401 (Playwright's own)
        """The browser of this label; options: more of Playwright's `Browser.new_context`, for a new one."""
        if label not in self._opened:
            self._opened[label] = self._opener(label, **options)
        return self._opened[label]

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Whatever is done in this block, the same browser is in front afterwards."""
        before = self._in_front
        yield
        self._in_front = before

    def close(self) -> None:
        """Close them all."""
        for device in self.every:
            with suppress(BrowserError):  # of a browser that was killed; the next scenario gets a new one
                device.context.close()
