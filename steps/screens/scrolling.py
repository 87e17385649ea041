"""Lists of which only what is in view is in the page: the rest comes as a person scrolls."""

from playwright.sync_api import Locator

from steps.devices.device import Device
from steps.screens.finder import Scope, until

SCROLLS = """row => {
    for (let one = row; one; one = one.assignedSlot ?? one.parentElement ?? one.getRootNode().host) {
        const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowY);
        const around = one === document.scrollingElement;
        if ((scrolls || around) && one.scrollHeight > one.clientHeight + 1) return true;
    }
    return false;
}"""
"""Whether a row stands in something that can be scrolled."""
DOWN, UP = 1, -1


def scroll_to(device: Device, scope: Scope, rows: str, wanted: Locator) -> Locator:
    """The wanted row, once it was scrolled for, down and up again, where the list has more than it shows."""
    shown = scope.locator(rows).filter(visible=True) if rows else None
    if shown is None or wanted.count() or not shown.count() or not shown.first.evaluate(SCROLLS):
        return wanted
    for way in (DOWN, UP):
        while not wanted.count() and _turn_wheel(device, shown, way):
            pass
    return wanted


def _turn_wheel(device: Device, shown: Locator, way: int) -> bool:
    """Turn the mouse wheel over the list by a row, and say whether that brought others into the page."""
    before, height = shown.all_inner_texts(), shown.first.evaluate("row => row.offsetHeight")
    shown.nth(shown.count() // 2).hover()
    device.page.mouse.wheel(0, way * height)
    seconds = device.target.ixit.waits.absence
    return until(device.page, seconds, lambda: shown.all_inner_texts() != before or None) is True
