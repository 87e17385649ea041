"""Values of a profile that stand elsewhere: `{env:NAME}` and `{file:PATH}`."""

import os
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec

from conformance.profile.files import Unreadable, text_of
from conformance.profile.placeholders import Secret, names

KINDS = ("env:", "file:")
CALLED = (
    r"[\w-]{0,40}(?:secret|passwd|password|passphrase|pwd|token|(?<![a-z])pass|credentials?"
    r"|(?:secret|private|api|aes|access|auth|signing|encryption)[_-]?key)"
)
"""What secrets are called that are written plainly."""
NAME = re.compile(CALLED, re.IGNORECASE)
OPTION = re.compile(f"--?{CALLED}", re.IGNORECASE)
WITHIN = (
    re.compile(rf"(?<![\w-]){CALLED}=([^\s&;,#\"'<>]+)", re.IGNORECASE),
    re.compile(rf"[\"']{CALLED}[\"']\s*:\s*[\"']([^\"']+)", re.IGNORECASE),
    re.compile(r"://[^\s/:@]*:([^\s/@]+)@"),
    re.compile(r"\b(?:Bearer|Basic) (\S{12,})", re.IGNORECASE),
)
"""How they stand in a text: after their name, as JSON, before a host, in a header."""
HOLD = ("gateways", "phones", "accounts", "start", "hooks", "sign_in")
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
    """Yield what is a secret by its key, by the option before it, or by what stands around it in a text."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _plain(one, f"{where}.{key}") if NAME.fullmatch(key) else ()
            yield from _called(one, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for before, one in pairwise(["", *value]):
            is_given = isinstance(before, str) and OPTION.fullmatch(before) and not str(one).startswith("-")
            yield from _plain(one, where) if is_given else ()
            yield from _called(one, where)
    elif isinstance(value, str):
        for pattern in WITHIN:
            for said in pattern.findall(value):
                yield from _plain(unquote(said), where)


def _plain(value: object, where: str) -> Iterator[tuple[str, str]]:
    """Yield a text with its key if it can be a secret, as it stands there."""
    if isinstance(value, str) and len(value) >= LEAST and not names(value):
        yield value, where


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
