"""Values of a profile that stand elsewhere: `{env:NAME}` and `{file:PATH}`."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conformance.profile.files import Unreadable, text_of
from conformance.profile.placeholders import Secret, names

KINDS = ("env:", "file:")


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
    elsewhere = sorted(name for name in names(value) if name.startswith(KINDS))
    if not isinstance(value, str) or not elsewhere:
        return value
    found = {name: _found(name, folder) for name in elsewhere}
    missing += _lost(found, where)
    return value if not all(found.values()) else Secret(value, found)


def _found(name: str, folder: Path) -> str:
    """Return what stands elsewhere; empty where there is nothing."""
    kind, _, place = name.partition(":")
    if kind == "env":
        return os.environ.get(place, "")
    try:
        return text_of(folder / place).strip()
    except Unreadable:
        return ""


def _lost(found: Mapping[str, str], where: str) -> Iterator[str]:
    for name, value in found.items():
        if not value:
            what = "environment variable is not set" if name.startswith("env:") else "file cannot be read"
            yield f"{where} = '{{{name}}}': this {what}, or is empty"
