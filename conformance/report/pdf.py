"""A page on paper: PDF by the same Chromium that drives a deployment."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

OWN = "chromium-headless-shell"
"""Debian's; else Playwright's own."""


class NoBrowser(Exception):
    """No Chromium prints here; one line that says why."""


def write(page: Path, into: Path, language: str = "") -> None:
    """Print an HTML file on the paper that it asks for, which numbers its pages. Raises NoBrowser.

    language: of those that its switch offers; else the one in which it opens.
    """
    named = os.environ.get("CHROMIUM") or shutil.which(OWN)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=named, chromium_sandbox=False)
            opened = browser.new_page(java_script_enabled=True)
            opened.goto(page.resolve().as_uri())
            if language:
                opened.click(f"[data-language={language}]")
            opened.pdf(path=into, prefer_css_page_size=True, outline=True, tagged=True)
            browser.close()
    except Error as error:
        raise NoBrowser(f"no Chromium prints here: {error.message.splitlines()[0]}") from error
