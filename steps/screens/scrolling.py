"""Lists of which only what is in view is in the page: the rest comes as a person scrolls."""

from playwright.sync_api import Locator

from steps.devices.device import Device
from steps.screens.finder import Scope
from steps.screens.waiting import until

SCROLL = """(rows, way) => {
    const scroller = row => {
        for (let one = row; one; one = one.assignedSlot ?? one.parentElement ?? one.getRootNode().host) {
            const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowY);
            const more = one.scrollHeight > one.clientHeight + 1;
            if ((scrolls || one === document.scrollingElement) && more) return one;
        }
    };
    return [...new Set(rows.map(scroller))].filter(Boolean).map(one => {
        const before = one.scrollTop;
        one.scrollBy({ top: way * one.clientHeight / 2, behavior: "instant" });
        return one.scrollTop !== before;
    }).includes(true);
}"""
"""Scrolls whatever rows stand in by half of what it shows, and says whether any of it could be."""
DOWN, UP = 1, -1


def scroll_to(device: Device, scope: Scope, rows: str, wanted: Locator) -> Locator:
    """The wanted row, once it was scrolled for, down and up again, where the list has more than it shows."""
    shown = scope.locator(rows).filter(visible=True) if rows else None
    if shown is None or wanted.count() or not shown.count():
        return wanted
    for way in (DOWN, UP):
        while not wanted.count() and _turn_on(device, shown, way):
            pass
    return wanted


def _turn_on(device: Device, shown: Locator, way: int) -> bool:
    """Scroll on by half a view, if there is more that way, and let other rows come; whether there was."""
    before, seconds = shown.all_inner_texts(), device.target.ixit.waits.absence
    more = bool(shown.evaluate_all(SCROLL, way))
    if more:
        until(device.page, seconds, lambda: shown.all_inner_texts() != before or None)
    return more
