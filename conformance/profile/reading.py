"""A profile's file and those that it extends, read and laid one upon the other."""

import tomllib
from functools import reduce
from pathlib import Path
from typing import Any

from conformance.profile.files import Unreadable, text_of
from conformance.profile.secrets import resolved
from conformance.showing import shown

GENERATIONS = 20
"""Profiles that extend each other, one after the other."""


class ProfileError(Exception):
    """A profile that cannot be used; `lines` says what is wrong, one line each, ready to print."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = [shown(line) for line in lines]
        super().__init__("\n".join(self.lines))


def read(path: Path) -> dict[str, Any]:
    """Return a profile's tables, laid over those of the profiles that it extends. Raises ProfileError."""
    return reduce(_laid_over, _layers(path).values())


def read_from(path: Path) -> list[Path]:
    """Return the files that a profile is read from, its own last. Raises ProfileError."""
    return list(_layers(path))


def _layers(path: Path) -> dict[Path, dict[str, Any]]:
    layers: dict[Path, dict[str, Any]] = {}
    _lay(path, layers)
    return layers


def _lay(path: Path, layers: dict[Path, dict[str, Any]], below: tuple[Path, ...] = ()) -> None:
    """Lay what a file says upon what those say that it extends; none is laid twice."""
    missing: list[str] = []
    table = resolved(_tables(path, below), path.parent, missing)
    if missing:
        raise ProfileError([f"{path}: {line}" for line in missing])
    if path.resolve() in layers:
        return
    said = table.pop("extends", [])
    bases = said if isinstance(said, list) else [said]
    is_circle = bool(bases) and (path.resolve() in below or len(below) > GENERATIONS)
    if is_circle or not all(isinstance(base, str) for base in bases):
        raise ProfileError(
            [f"{path}: extends = {said!r}: give the file of another profile, or a list of them"]
        )
    for base in bases:
        _lay(path.parent / base, layers, (*below, path.resolve()))
    layers[path.resolve()] = table


def _tables(path: Path, below: tuple[Path, ...]) -> dict[str, Any]:
    """Read the TOML of one file. Raises ProfileError."""
    try:
        return tomllib.loads(text_of(path))
    except Unreadable as why:
        said = f"{below[-1]}: extends {path}: {why}" if below else f"{path}: {why}"
        raise ProfileError([f"{said}; give --target a name in targets/ or a TOML file"]) from None
    except RecursionError:
        raise ProfileError([f"{path}: its tables or lists lie too deep in each other"]) from None
    except ValueError as error:  # TOMLDecodeError, or a number that Python does not take
        raise ProfileError([f"{path}: {error}"]) from None


def _laid_over(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """Return a table with the values of another in the place of its own, table by table."""
    both = {
        key: _laid_over(base[key], table[key])
        for key in base.keys() & table.keys()
        if _are_tables(base[key], table[key])
    }
    return base | table | both


def _are_tables(*values: object) -> bool:
    return all(isinstance(value, dict) for value in values)
