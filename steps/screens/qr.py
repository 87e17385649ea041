"""QR codes, read from the pixels of the screen."""

from contextlib import suppress

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.profile.parts import Screen
from steps.devices.device import Device
from steps.people.actors import Missing
from steps.screens.finder import spot
from steps.screens.places import BINDINGS
from steps.screens.presses import Press
from steps.screens.seeing import Watch
from steps.screens.sight import GONE
from steps.screens.waiting import until
from steps.surroundings import Handset

UNABLE = "Unable to capture screenshot"
"""What the headless shell says at a first try, now and then."""

PICTURES = "img, canvas, svg"


def visible_qr(device: Device, handset: Handset) -> str | None:
    """The text of the QR code on the screen now, or None, also where no picture could be taken of it."""
    try:
        return handset.scan(device.page.screenshot(type="jpeg", quality=80))
    except (LookupError, NothingAppeared):
        return None
    except BrowserError as error:
        if UNABLE not in error.message:
            raise
        return None


def open_qr_code(device: Device, handset: Handset) -> str:
    """The text of the QR code, as soon as the screen shows one; raises Missing when it never does.

    At a binding what leads to it is pressed; where none is in view, what is beyond it is scrolled to.
    """
    waits, page, place = device.target.ixit.waits, device.page, Watch(device).place()
    words = getattr(device.target.ixit.screens, place.name.lower(), None)
    if place in BINDINGS and isinstance(words, Screen) and (scan := getattr(words, "scan", "")):
        Press(spot(page, words), scan).click_if_there(waits.absence)
    found = until(page, waits.absence, lambda: visible_qr(device, handset))
    found = found or until(page, waits.page, lambda: _qr_further_on(device, handset))
    if found is None:
        raise Missing("no QR code came on the screen")
    return found


def _qr_further_on(device: Device, handset: Handset) -> str | None:
    """The text of a QR code on the screen, or on it once one of its pictures is scrolled to."""
    pictures = (one for frame in device.page.frames for one in frame.locator(PICTURES).all())
    found = visible_qr(device, handset)
    while found is None and (picture := next(pictures, None)):
        with suppress(BrowserError):
            picture.scroll_into_view_if_needed(timeout=GONE)
            found = visible_qr(device, handset)
    return found
