"""Values of a profile that stand elsewhere: `{env:NAME}` and `{file:PATH}`."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from conformance.profile.files import Unreadable, text_of
from conformance.profile.placeholders import Secret, names

KINDS = ("env:", "file:")
CALLED = re.compile(r"\w*(secret|password|token|secret_key|private_key)", re.IGNORECASE)
"""What secrets are called that are written plainly."""
HOLD = ("gateways", "phones", "accounts", "start")
"""The tables of ixit in which they may stand; elsewhere such a key is a word of a page."""
LEAST = 6
"""Characters of a secret at least."""


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


def plainly(ixit: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each secret that ixit itself writes down, with its key."""
    for table in HOLD:
        yield from _called(msgspec.to_builtins(ixit[table], enc_hook=str), f"ixit.{table}")


def _called(value: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, str) and len(one) >= LEAST and CALLED.fullmatch(key) and not names(one):
                yield one, f"{where}.{key}"
            yield from _called(one, f"{where}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from _called(one, where)


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
