"""The box that asks for trust on another screen, where that is no screen of its own (G3.5)."""

from playwright.sync_api import Locator

from steps.devices.device import Device
from steps.screens.finder import Scope, box
from steps.screens.places import Place

TICKABLE = "[type=checkbox], [role=checkbox], [role=switch]"
DRAWN = """one => {
    const around = one.checkVisibility() ? [one.parentElement] : [];
    const seen = drawn => drawn.checkVisibility() && drawn.getBoundingClientRect().width > 1;
    return [one, ...one.labels ?? [], ...around].some(seen);
}"""
"""Whether a box is seen, or what a kit draws in its place: its label, or what is around it."""


def asks_by_box(scope: Scope, name: str) -> bool:
    """Whether this box is to be seen, or its label where a kit draws another one in its place."""
    found = box(scope, name)
    return bool(found.count() and found.first.evaluate(DRAWN))


def can_be_ticked(found: Locator) -> bool:
    """Whether this is a box at all, ticked or not."""
    return bool(found.and_(found.page.locator(TICKABLE)).count())


def tick(found: Locator, wanted: bool) -> None:
    """Tick a box or not, whatever stood there, and whatever is drawn over it."""
    if found.is_checked() is not wanted:
        found.dispatch_event("click")


def tick_or_not(device: Device, scope: Scope, name: str) -> None:
    """Answer the box, where it is to be seen: the device's user is asked by it."""
    if asks_by_box(scope, name):
        device.reached.add(Place.TRUST)
        tick(box(scope, name).first, device.trusts)
