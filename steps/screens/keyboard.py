"""Typing as a person does: into one field, a character into each of several, or by keys on the screen."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator

from steps.screens.finder import ready_to_press

TYPED = "xpath=self::*[self::input or self::textarea or @contenteditable]"
"""Those of some elements that can be typed into, the others are keys on the screen."""
ERASES = re.compile("⌫|←|删除|退格|清[空除]|delete|backspace|clear", re.IGNORECASE)
MOST_ERASED = 12
"""Characters that may stand there from before."""


def type_into(target: Locator, text: str) -> None:
    """Type a text in place of what is there, key by key: some pages hear nothing else.

    Several fields that are seen take a character each; keys on the screen are pressed. What a field does not
    let through is not in it.
    """
    fields = target.filter(visible=True)
    fields.first.focus()  # some are read-only until then
    if not fields.locator(TYPED).count():
        press_erasing(fields)
        for character in text:
            _key(fields, character).click()
    elif len(places := fields.all()) > 1:
        for place in places:
            if place.is_enabled():
                place.clear()
        for place, character in zip(places, text, strict=False):
            place.press_sequentially(character)
    else:
        fields.clear()
        fields.press_sequentially(text)


def type_all_but_last(target: Locator, text: str) -> Callable[[], None]:
    """Type a text but for its last character; returns what types that: it waits for nothing."""
    type_into(target, text[:-1])
    fields = target.filter(visible=True)
    if not fields.locator(TYPED).count():
        return ready_to_press(_key(fields, text[-1]))
    last = fields.nth(min(len(text), fields.count()) - 1)
    last.focus()
    return lambda: last.page.keyboard.type(text[-1])


def _key(keys: Locator, character: str) -> Locator:
    """The key of a character; letters may stand below a digit, as on a telephone."""
    return keys.filter(has_text=re.compile(rf"^\s*{re.escape(character)}(?!\d)", re.IGNORECASE)).first


def press_erasing(keys: Locator) -> None:
    """Press what takes a character back, where these keys have one that can be pressed."""
    key = keys.filter(has_text=ERASES)
    for _ in range(MOST_ERASED):
        if key.count() != 1 or not key.is_enabled():
            return
        key.click()
