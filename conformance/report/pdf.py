"""A page on paper: PDF by the same Chromium that drives a deployment."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

OWN = "chromium-headless-shell"
"""Debian's; else Playwright's own."""
FOOT = (
    '<div style="width: 100%; padding: 0 14mm; font-size: 8px; text-align: right">'
    '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'
)


class NoBrowser(Exception):
    """No Chromium prints here; one line that says why."""


def write(page: Path, into: Path) -> None:
    """Print an HTML file as A4 with page numbers. Raises NoBrowser."""
    named = os.environ.get("CHROMIUM") or shutil.which(OWN)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=named, chromium_sandbox=False)
            opened = browser.new_page(java_script_enabled=True)
            opened.goto(page.resolve().as_uri())
            opened.pdf(
                path=into,
                format="A4",
                display_header_footer=True,
                header_template="<span></span>",
                footer_template=FOOT,
                margin={"top": "16mm", "bottom": "16mm", "left": "14mm", "right": "14mm"},
                outline=True,
                tagged=True,
            )
            browser.close()
    except Error as error:
        raise NoBrowser(f"no Chromium prints here: {error.message.splitlines()[0]}") from error
