"""Laps: how long something took, and how many browser actions it made."""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from msgspec import Struct
from playwright.sync_api import Keyboard, Locator, Mouse, Page

ACTIONS: Mapping[type, tuple[str, ...]] = {
    Page: ("goto", "reload", "go_back", "go_forward"),
    Locator: ("click", "fill", "press", "press_sequentially", "check", "uncheck", "select_option", "hover"),
    Keyboard: ("press", "type"),
    Mouse: ("click",),
}
"""What a person does in a browser, by Playwright's public methods; to wait, look or open a window is none."""


class Lap(Struct, frozen=True):
    """Seconds that something took, and the browser actions it made: method -> how often."""

    seconds: float
    actions: dict[str, int]


class Watch:
    """Takes laps in this process. One at a time: it replaces Playwright's methods by counting ones."""

    def __init__(self, actions: Mapping[type, tuple[str, ...]] = ACTIONS) -> None:
        self._made = Counter[str]()
        for owner, names in actions.items():
            for name in names:
                setattr(owner, name, self._counting(getattr(owner, name)))
        self.start()

    def start(self) -> None:
        """Begin a lap."""
        self._made.clear()
        self._began = time.perf_counter()

    def lap(self) -> Lap:
        """End a lap, and begin the next one."""
        lap = Lap(time.perf_counter() - self._began, dict(self._made))
        self.start()
        return lap

    def _counting(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def counted(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (whatever Playwright's own takes)
            self._made[method.__name__] += 1
            return method(*args, **kwargs)

        return counted
