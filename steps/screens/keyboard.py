"""Typing as a person does: into one field, or one character into each of several."""

from collections.abc import Callable

from playwright.sync_api import Locator


def type_into(target: Locator, text: str) -> None:
    """Type a text in place of what is there.

    Several fields that are seen take a character each. A field for numbers takes what a browser lets through.
    """
    fields = target.filter(visible=True)
    if fields.first.get_attribute("type") == "number":
        fields.clear()
        fields.press_sequentially(text)
    elif len(places := fields.all()) > 1:
        for place in places:
            place.clear()
        for place, character in zip(places, text, strict=False):
            place.fill(character)
    else:
        fields.fill(text)


def type_all_but_last(target: Locator, text: str) -> Callable[[], None]:
    """Type a text but for its last character; returns what types that: it waits for nothing."""
    type_into(target, text[:-1])
    fields = target.filter(visible=True)
    last = fields.nth(min(len(text), fields.count()) - 1)
    last.focus()
    return lambda: last.page.keyboard.type(text[-1])
