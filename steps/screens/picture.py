"""A picture of what a device shows; typed fields, full numbers and QR codes of secrets are covered."""

import re
from collections.abc import Sequence

from playwright.sync_api import Locator

from steps.actors import Device
from steps.screens.finder import landmark, spot

COVER = "#555555"
TYPED = "input:not([type=submit], [type=button], [type=checkbox], [type=radio], [type=hidden]), textarea"
OVER_ALL_ELSE = ":not(#page#own#style)"
"""Makes a rule weigh more than the page's own."""
STYLE = f""":is({TYPED}){OVER_ALL_ELSE} {{
    background: {COVER} !important; color: transparent !important; transition: none !important;
    -webkit-text-fill-color: transparent !important; text-shadow: none !important;
}}"""
"""Covers typed fields; a third of the time that Playwright's masks take."""


def picture(device: Device, numbers: Sequence[str]) -> bytes:
    """A JPEG of the device's page; numbers: what must not be read in its texts."""
    masks = [*_written(device, numbers), *_secret_codes(device)]
    return device.page.screenshot(type="jpeg", quality=60, style=STYLE, mask=masks, mask_color=COVER)


def _written(device: Device, numbers: Sequence[str]) -> list[Locator]:
    words = re.compile("|".join(map(re.escape, numbers)))
    written = [frame.get_by_text(words) for frame in device.page.frames] if numbers else []
    return [texts for texts in written if texts.count()]


def _secret_codes(device: Device) -> list[Locator]:
    named = device.target.ixit.screens
    screens = (named.otp_binding, named.coremail_app_binding)
    shown = [(spot(device.page, screen), screen) for screen in screens]
    return [
        scope.locator("img, svg, canvas")
        for scope, screen in shown
        if landmark(scope, screen.landmark).first.is_visible()
    ]
