"""QR codes, read from the pixels of the screen."""

import time

from steps.actors import Device, Handset, Missing


def visible_qr(device: Device, handset: Handset) -> str | None:
    """The text of the QR code on the screen now, or None."""
    try:
        return handset.scan(device.page.screenshot(type="jpeg", quality=80))
    except LookupError:
        return None


def wait_for_qr(device: Device, handset: Handset) -> str:
    """The text of the QR code, as soon as the screen shows one; raises Missing when it never does."""
    deadline = time.monotonic() + device.target.ixit.waits.page
    while (found := visible_qr(device, handset)) is None:
        if time.monotonic() > deadline:
            raise Missing("no QR code came on the screen")
        device.page.wait_for_timeout(30)
    return found
