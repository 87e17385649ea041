"""What a page comes to say in plain words, which no key of the profile knows and nothing marks."""

import re
from collections.abc import Iterator
from contextlib import suppress

from playwright.sync_api import Error as BrowserError

from steps.devices.device import Device
from steps.screens.places import Outcome, Place
from steps.screens.presses import in_order
from steps.screens.sight import DENIED
from steps.screens.unnamed import PRESSABLE

LISTEN = """pressable => {
    const controls = `${pressable}, label, option, script, style, noscript`;
    const heard = window[Symbol.for("heard")] = new Set();
    const hear = node => {
        const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        for (let text = node.data === undefined ? texts.nextNode() : node; text; text = texts.nextNode()) {
            const holder = text.parentElement, said = text.data.trim();
            if (!said || !holder?.checkVisibility({ visibilityProperty: true })) continue;
            if (!holder.closest(controls)) heard.add(said.slice(0, 300));
        }
    };
    hear(document);
    const before = [...heard];
    heard.clear();
    new MutationObserver(changes => changes.forEach(change => {
        (change.type === "childList" ? change.addedNodes : [change.target]).forEach(hear);
    })).observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    return before;
}"""
"""Hears what a document says from now on, other than on what can be pressed; gives what it says already."""
HEARD = '(heard => heard ? [...heard] : null)(window[Symbol.for("heard")])'
SOUNDS_WRONG = re.compile(
    "失败|错误|异常|故障|繁忙|稍后|超时|未能|无法|不可用|抱歉|"
    "fail|error|wrong|unable|unavailable|could not|cannot|can't|later|again|sorry",
    re.IGNORECASE,
)
"""How what failed is told; on another screen, all of which is new, nothing else of it is taken for that."""


class Unmarked:
    """Hears what the pages of a device come to say from now on, for as long as a message may be shown."""

    def __init__(self, device: Device, leaving: Place) -> None:
        """leaving: the screen on which something is tried."""
        self._device, self._leaving = device, leaving
        self._before = {_plain(one) for one in _listen(device)}

    def words(self, outcome: Outcome) -> tuple[str, ...]:
        """What was said that was not said before, and may tell that something failed."""
        done = in_order(self._device.target.ixit.screens.messages.done)
        anew = dict.fromkeys(one for one in self._heard() if _plain(one) not in self._before)
        unlike = [one for one in anew if DENIED.search(one) or not any(words in one for words in done)]
        is_elsewhere = outcome.place not in (self._leaving, Place.NOWHERE)
        return tuple(one for one in unlike if SOUNDS_WRONG.search(one) or not is_elsewhere)

    def _heard(self) -> Iterator[str]:
        for frame in self._device.page.frames:
            with suppress(BrowserError):  # it may be just leaving
                heard = frame.evaluate(HEARD)
                yield from frame.evaluate(LISTEN, PRESSABLE) if heard is None else heard


def _listen(device: Device) -> Iterator[str]:
    for frame in device.page.frames:
        with suppress(BrowserError):
            yield from frame.evaluate(LISTEN, PRESSABLE)


def _plain(words: str) -> str:
    """These words without numbers and blanks: a countdown says the same again and again."""
    return re.sub(r"[\d\s]", "", words)
