"""The doors of the report: files for people and for CI (`write`), and a table for the terminal (`table`)."""

from pathlib import Path

from conformance.report import junit, page
from conformance.report.terminal import table
from conformance.run import Run

__all__ = ["table", "write"]


def write(run: Run, folder: Path) -> None:
    """Write report.html and junit.xml of a run into its folder, where the pictures of its steps lie.

    Raises OSError when the folder cannot be written.
    """
    (folder / "report.html").write_text(page.render(run, folder), encoding="utf-8", errors="replace")
    (folder / "junit.xml").write_bytes(junit.render(run, folder))
