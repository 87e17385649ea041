"""A picture of what a device shows; typed fields, secrets and the QR codes of secrets are covered.

A picture decides nothing: whatever keeps one from being taken ends in time, and is told in its place.
"""

import re
from collections.abc import Iterator, Sequence

from playwright.sync_api import Frame, Locator

from conformance.profile import METHODS
from steps.devices.device import Device
from steps.screens.finder import escaped, landmark, spot
from steps.screens.sight import GONE

COVER = "#555555"
TYPED = "input:not([type=submit], [type=button], [type=checkbox], [type=radio], [type=hidden]), textarea"
MANY = 30
"""Fields, or frames, of which not each is looked at: all of them are covered."""
ANSWER = 2000
"""Milliseconds in which a page answers that can be photographed."""
PATIENCE = 10_000
"""Milliseconds that a picture may take."""
GAP = r"[\s\u00a0\u200b.()‐-—-]*"
"""What may stand between the characters of a secret."""
SMALL = r"(?<![A-Za-z0-9])(?=[a-z\s-]{0,300}[2-7])"
"""Where a word begins, and a digit comes soon: without one, small letters are no key. In a long text it is
looked for no further."""
KEY = rf"[A-Z2-7]{{4}}(?:{GAP}[A-Z2-7]{{4}}){{3,}}|{SMALL}[a-z2-7]{{4}}(?:{GAP}[a-z2-7]{{4}}){{3,}}"
"""The key of an authenticator in base32, which is shown before anybody has scanned it."""


def picture(device: Device, secrets: Sequence[str]) -> bytes:
    """A JPEG of the device's page; secrets: what must not be read in its texts.

    Masks double the time that a picture takes, so only what there is to cover has one. Raises Playwright's
    errors, where the page does not answer or is just being left.
    """
    frames = device.page.frames if len(device.page.frames) <= MANY else [device.page.main_frame]
    for frame in frames:
        frame.locator(":root").wait_for(state="attached", timeout=ANSWER)
    masks = [*_others(device, frames), *_typed(frames), *_written(frames, secrets), *_secret_codes(device)]
    return device.page.screenshot(type="jpeg", quality=60, mask=masks, mask_color=COVER, timeout=PATIENCE)


def _others(device: Device, frames: Sequence[Frame]) -> list[Locator]:
    """The frames that nobody looks into."""
    return [] if len(frames) == len(device.page.frames) else [device.page.locator("iframe, frame")]


def _typed(frames: Sequence[Frame]) -> Iterator[Locator]:
    for frame in frames:
        fields = frame.locator(TYPED)
        if (count := fields.count()) > MANY:
            yield fields
        else:
            every = map(fields.nth, range(count))
            yield from (field for field in every if field.input_value(timeout=GONE))


def _written(frames: Sequence[Frame], secrets: Sequence[str]) -> list[Locator]:
    words = re.compile("|".join([*(GAP.join(map(escaped, secret)) for secret in secrets), KEY]))
    written = [frame.get_by_text(words) for frame in frames]
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
