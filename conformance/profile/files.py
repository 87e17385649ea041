"""Reading the files that a profile is, or names: plain files of a size that somebody wrote."""

from pathlib import Path

MOST = 1_000_000
"""Bytes of a profile, or of a value that stands in a file of its own."""


class Unreadable(Exception):
    """A file that cannot be read; the text says why, to stand behind its name and a colon."""


def text_of(path: Path) -> str:
    """Return a file's text. Raises Unreadable: it is not there, no plain file, too large, or not UTF-8."""
    try:
        if not path.is_file():
            raise Unreadable("there is no such file")
        if path.stat().st_size > MOST:
            raise Unreadable(f"it is larger than {MOST:,} bytes")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"it is not written in UTF-8: {error.reason} at byte {error.start}") from None
    except OSError as error:
        raise Unreadable(error.strerror or "it cannot be read") from None
    except ValueError:
        raise Unreadable("no file can have such a name") from None
