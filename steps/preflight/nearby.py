"""What a screen offers in the place of what was looked for there."""

from difflib import SequenceMatcher

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page

NAMED = "button, a, label, summary, h1, h2, h3, h4, [role], [aria-label], [placeholder], input[type=submit]"
NAMES = """found => found.filter(one => one.checkVisibility())
    .map(one => one.ariaLabel || one.placeholder || one.innerText || one.value || '')
    .map(name => name.trim().replace(/\\s+/g, ' ')).filter(name => name && name.length < 40)"""
MOST = 5


def names_like(page: Page, wanted: str) -> list[str]:
    """The names and headings that can be seen, in frames too, the most alike first, five at most."""
    seen: dict[str, None] = {}
    for frame in page.frames:
        try:
            seen |= dict.fromkeys(frame.eval_on_selector_all(NAMED, NAMES))
        except BrowserError:  # a frame that is just loading
            continue
    plain = wanted.partition("=")[2] or wanted
    return sorted(seen, key=lambda name: -SequenceMatcher(None, plain, name).ratio())[:MOST]
