"""Playwright's trace of a scenario that did not pass, without what nobody may read in it."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any


def redacted(trace: bytes, hidden: Callable[[str], str]) -> bytes:
    """Return a trace (zip) with its texts hidden; members that are no text, such as pictures, are left out.

    hidden: replaces what nobody may read in a text.
    """
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(trace)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            try:
                text = old.read(name).decode()
            except UnicodeDecodeError:
                continue
            new.writestr(name, "\n".join(_line(line, hidden) for line in text.split("\n")))
    return into.getvalue()


def _line(line: str, hidden: Callable[[str], str]) -> str:
    """A line of JSON with each of its texts hidden, so that it stays JSON; any other line is one text."""
    try:
        said = json.loads(line)
    except ValueError:
        return hidden(line)
    return json.dumps(_told(said, hidden), ensure_ascii=False)


def _told(said: Any, hidden: Callable[[str], str]) -> Any:  # noqa: ANN401 (whatever JSON holds)
    match said:
        case str():
            return hidden(said)
        case list():
            return [_told(one, hidden) for one in said]
        case dict():
            return {hidden(name): _told(one, hidden) for name, one in said.items()}
        case int() if hidden(str(said)) != str(said):
            return hidden(str(said))
    return said
