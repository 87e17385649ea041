"""Typing as a person does: into one field, or one character into each of several."""

from collections.abc import Callable

from playwright.sync_api import Locator


def type_into(target: Locator, text: str) -> None:
    """Type a text in place of what is there, key by key: some pages hear nothing else.

    Several fields that are seen take a character each. What a field does not let through is not in it.
    """
    fields = target.filter(visible=True)
    fields.first.focus()  # some are read-only until then
    if len(places := fields.all()) > 1:
        for place in places:
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
    last = fields.nth(min(len(text), fields.count()) - 1)
    last.focus()
    return lambda: last.page.keyboard.type(text[-1])
