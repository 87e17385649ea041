"""Values of a profile that stand elsewhere: `{env:NAME}` and `{file:PATH}`."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conformance.profile.files import Unreadable, text_of

PLACE = re.compile(r"\{(env|file):([^{}]+)\}")


class Secret(str):
    """A value that was taken from elsewhere; it shows itself as the profile writes it.

    written: what the profile says. taken: each value in it, with the name that stands for it in a report.
    """

    written: str
    taken: dict[str, str]

    def __new__(cls, written: str, taken: dict[str, str]) -> "Secret":
        """Put the values in the place of their names; taken: the value of each `{env:…}` and `{file:…}`."""
        secret = super().__new__(cls, PLACE.sub(lambda found: taken[found[0]], written))
        secret.written = written
        secret.taken = {value: name.strip("{}") for name, value in taken.items()}
        return secret

    def __repr__(self) -> str:
        return repr(self.written)


def resolved(table: dict[str, Any], folder: Path, missing: list[str], where: str = "") -> dict[str, Any]:
    """Return a profile's table with what stands elsewhere; paths are relative to `folder`.

    missing: gets a line for each value that is not there.
    """
    return {key: _resolved(value, folder, missing, f"{where}{key}") for key, value in table.items()}


def _resolved(value: object, folder: Path, missing: list[str], where: str) -> object:
    if isinstance(value, dict):
        return resolved(value, folder, missing, f"{where}.")
    if isinstance(value, list):
        return [_resolved(one, folder, missing, where) for one in value]
    if not isinstance(value, str) or not PLACE.search(value):
        return value
    taken = {found[0]: _taken(found[1], found[2], folder) for found in PLACE.finditer(value)}
    lost = list(_lost(taken, where))
    missing += lost
    return value if lost else Secret(value, {name: one for name, one in taken.items() if one})


def _taken(kind: str, name: str, folder: Path) -> str | None:
    if kind == "env":
        return os.environ.get(name)
    try:
        return text_of(folder / name).strip()
    except Unreadable:
        return None


def _lost(taken: dict[str, str | None], where: str) -> Iterator[str]:
    for name, value in taken.items():
        if not value:
            what = "environment variable is not set" if name.startswith("{env:") else "file cannot be read"
            yield f"{where} = '{name}': this {what}, or is empty"
