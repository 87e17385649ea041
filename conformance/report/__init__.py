"""The doors of the report: files for people and for CI (`write`), and a table for the terminal (`table`)."""

import os
from pathlib import Path

from conformance.report import junit, page
from conformance.report.terminal import table
from conformance.run import Run

__all__ = ["table", "write"]


def write(run: Run, folder: Path, into: Path | None = None) -> None:
    """Write report.html and junit.xml of a run, in whose folder the pictures of its steps lie.

    into: where they go, if not into that folder. Raises OSError where it cannot be written.
    """
    into = into or folder
    html = page.render(run, folder, os.path.relpath(folder, into))
    (into / "report.html").write_text(html, encoding="utf-8", errors="replace")
    (into / "junit.xml").write_bytes(junit.render(run, folder))
