"""A picture of what a device shows; typed fields, full numbers and QR codes of secrets are covered."""

import re
from collections.abc import Sequence

from playwright.sync_api import Locator

from conformance.profile import METHODS
from steps.devices.device import Device
from steps.screens.finder import landmark, spot
from steps.screens.sight import GONE

COVER = "#555555"
TYPED = "input:not([type=submit], [type=button], [type=checkbox], [type=radio], [type=hidden]), textarea"


def picture(device: Device, numbers: Sequence[str]) -> bytes:
    """A JPEG of the device's page; numbers: what must not be read in its texts.

    Masks double the time that a picture takes, so only what there is to cover has one.
    """
    masks = [*_typed(device), *_written(device, numbers), *_secret_codes(device)]
    return device.page.screenshot(type="jpeg", quality=60, mask=masks, mask_color=COVER)


def _typed(device: Device) -> list[Locator]:
    fields = (field for frame in device.page.frames for field in frame.locator(TYPED).all())
    return [field for field in fields if field.input_value(timeout=GONE)]


def _written(device: Device, numbers: Sequence[str]) -> list[Locator]:
    words = re.compile("|".join(map(re.escape, numbers)))
    written = [frame.get_by_text(words) for frame in device.page.frames] if numbers else []
    return [texts for texts in written if texts.count()]


def _secret_codes(device: Device) -> list[Locator]:
    named = device.target.ixit.screens
    screens = [named.binding(method.key) for method in METHODS if method.secret_code]
    shown = [(spot(device.page, screen), screen) for screen in screens]
    return [
        scope.locator("img, svg, canvas")
        for scope, screen in shown
        if landmark(scope, screen.landmark).first.is_visible()
    ]
