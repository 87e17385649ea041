"""What sends a code again, and whether its countdown runs."""

import re

from playwright.sync_api import Locator

from steps.screens.finder import Scope, can_be_clicked, clickable, control, is_selector, spelled

COUNTS = re.compile(r"\d\s*(s\b|sec|秒)|[(（]\s*\d+\s*[)）]", re.IGNORECASE)
"""How a button says for how long it cannot be pressed."""


def is_counting(button: Locator) -> bool:
    """Whether a countdown still keeps it from being pressed: it is not there, disabled, or counts itself."""
    if not button.first.is_visible() or not can_be_clicked(button):
        return True
    return bool(COUNTS.search(button.inner_text() + (button.get_attribute("value") or "")))


def resend_button(scope: Scope, said: str) -> Locator:
    """The button that sends a code again, by a part of its name, or by a selector."""
    return control(scope, said) if is_selector(said) else clickable(scope, re.compile(spelled(said)))
