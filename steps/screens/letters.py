"""The letters of a mailbox, wherever they are read: in the page, or in a frame of it."""

import re
from collections.abc import Iterator
from contextlib import suppress

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator

from steps.devices.device import Device
from steps.people.actors import Missing
from steps.screens.patience import look_twice

LINKS = "[...document.links].map(link => link.href)"
ADDRESS = re.compile(r"https?://[\w.:/?#@!$&*+,;=%~-]+", re.ASCII)


def read(device: Device, words: str) -> list[Locator]:
    """Every place where these words are seen; a frame that is just left shows nothing."""
    return [*_read(device, words)]


def addresses_shown(device: Device) -> list[str]:
    """The web addresses that the page and its frames lead to, or show as text."""
    found: list[str] = []
    for frame in device.page.frames:
        with suppress(BrowserError):
            found += frame.evaluate(LINKS)
            found += addresses_in(str(frame.evaluate("document.body.innerText")))
    return found


def addresses_in(text: str) -> list[str]:
    """The web addresses in a text."""
    return ADDRESS.findall(text)


def _read(device: Device, words: str) -> Iterator[Locator]:
    for frame in device.page.frames:
        found = frame.get_by_text(words).filter(visible=True)
        with suppress(BrowserError):
            yield from (found.nth(number) for number in range(found.count()))


def read_once_there(device: Device, words: str, before: int = 0) -> Locator:
    """The first place where these words are seen, once there are more of them than before.

    Raises Missing where there never are.
    """
    seconds = device.target.ixit.waits.page
    found = look_twice(device.page, seconds, lambda: _more(read(device, words), before))
    if not found:
        raise Missing(f"“{words}” is not on the screen")
    return found[0]


def _more(places: list[Locator], before: int) -> list[Locator] | None:
    return places if len(places) > before else None
