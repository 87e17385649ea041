"""What lies over the screens of the guide, and is none of them."""

from contextlib import suppress

from playwright.sync_api import Error as BrowserError

from steps.devices.device import Device
from steps.screens.sight import GONE, HEADINGS

DIALOG = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]"


def unnamed_dialog(device: Device) -> str:
    """The heading of a dialog that no screen of the profile is recognised by; empty without one."""
    screens = device.target.ixit.screens
    known = {getattr(getattr(screens, key), "landmark", "") for key in screens.__struct_fields__}
    for frame in device.page.frames:
        headings = frame.locator(DIALOG).locator(HEADINGS).filter(visible=True)
        with suppress(BrowserError):  # it has just gone
            if headings.count() and (words := headings.first.inner_text(timeout=GONE).strip()) not in known:
                return words
    return ""
