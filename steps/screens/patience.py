"""Waiting for a screen, and what is said where none came: a slow machine is no fault of a deployment."""

import os
from collections.abc import Callable

from playwright.sync_api import Locator, Page

from steps.screens.waiting import until


def load() -> str:
    """How loaded this machine is, where more waits to run than it has processors; else empty."""
    waiting, processors = os.getloadavg()[0], os.cpu_count() or 1
    loaded = f"the machine was at a load of {waiting:.1f} on {processors} processors"
    return loaded if waiting > processors else ""


def told(words: str) -> str:
    """These words, and how loaded the machine is, if it is."""
    return f"{words} ({loaded})" if (loaded := load()) else words


def patience(seconds: float) -> float:
    """As many seconds, on a loaded machine twice as many: for what is pressed or read (rule 13)."""
    return 2 * seconds if load() else seconds


def comes(page: Page, seconds: float, *wanted: Locator) -> bool:
    """Whether one of these is seen within so many seconds: what a screen says may follow its heading."""
    return bool(look_twice(page, seconds, lambda: any(one.first.is_visible() for one in wanted) or None))


def look_twice[T](page: Page, seconds: float, found: Callable[[], T | None]) -> T | None:
    """What is found within so many seconds; on a loaded machine within twice as many (rule 13)."""
    thing = until(page, seconds, found)
    return until(page, seconds, found) if thing is None and load() else thing
