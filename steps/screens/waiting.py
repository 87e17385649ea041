"""Looking at a page until something is there."""

import time
from collections.abc import Callable

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page

SHORTEST_PAUSE, LONGEST_PAUSE = 20, 200
"""Milliseconds between two looks at a page."""
SLOWING = 0.05
"""Which part of what was waited so far is added to the pause."""
CLOSED = "has been closed"
"""What Playwright says where it meets a page that closes."""


def until[T](page: Page, seconds: float, found: Callable[[], T]) -> T:
    """What is found on a page, as soon as it is; None when it is not within so many seconds.

    The longer it has not come, the longer the pause before the next look. A window may close meanwhile.
    """
    began = time.monotonic()
    while True:
        waited = time.monotonic() - began
        try:
            if (thing := found()) is not None or waited >= seconds:
                return thing
            _one_open(page).wait_for_timeout(min(SHORTEST_PAUSE + waited * 1000 * SLOWING, LONGEST_PAUSE))
        except BrowserError as error:
            if waited >= seconds or CLOSED not in error.message or not _another_is_left(page):
                raise


def _another_is_left(page: Page) -> bool:
    """Whether the page has closed, and another one can be looked at."""
    return page.is_closed() and bool(page.context.pages)


def _one_open(page: Page) -> Page:
    """The page, or the newest that is left where it has closed."""
    return page.context.pages[-1] if _another_is_left(page) else page
