"""QR codes, read from the pixels of the screen."""

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as NothingAppeared

from steps.devices.device import Device
from steps.people.actors import Missing
from steps.screens.finder import until
from steps.surroundings import Handset

UNABLE = "Unable to capture screenshot"
"""What the headless shell says at a first try, now and then."""


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


def wait_for_qr(device: Device, handset: Handset) -> str:
    """The text of the QR code, as soon as the screen shows one; raises Missing when it never does."""
    found = until(device.page, device.target.ixit.waits.page, lambda: visible_qr(device, handset))
    if found is None:
        raise Missing("no QR code came on the screen")
    return found
