"""Playwright's own trace of what a browser did: its actions, the pages' documents, and the network."""

import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext


def begin(context: BrowserContext) -> None:
    """Begin to trace; without its pictures, in which nothing is masked."""
    context.tracing.start(snapshots=True, screenshots=False)


def end(context: BrowserContext) -> bytes:
    """End it, and return it as it is: a zip that holds secrets."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "trace.zip")
        context.tracing.stop(path=file)
        return file.read_bytes()
