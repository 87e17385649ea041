"""A picture of what was said on the wire: where no browser takes part, there is no other screen."""

import html
from collections.abc import Sequence

from playwright.sync_api import Page

PAGE = """<meta charset="utf-8"><body style="margin: 24px; background: #1b1f24; color: #e6edf3">
<pre style="font: 16px/1.6 monospace; white-space: pre-wrap; overflow-wrap: anywhere">{}</pre>"""


def drawn(page: Page, lines: Sequence[str]) -> bytes:
    """A JPEG of these lines, drawn on a page of its own, which is closed then; nothing secret is in them."""
    try:
        page.set_viewport_size({"width": 960, "height": 240})
        page.set_content(PAGE.format(html.escape("\n\n".join(lines))))
        return page.screenshot(type="jpeg", quality=60, full_page=True)
    finally:
        page.context.close()
