"""Any profile at all is read, or refused in lines: no trace, no hang."""

import json
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis.strategies as some
from hypothesis import HealthCheck, given, settings

from conformance.profile import Ixit, Profile, ProfileError, load
from conformance.profile.addresses import WORLD
from conformance.profile.forms import is_port
from conformance.profile.placeholders import fill
from conformance.showing import shown
from tests.profile.test_profile import REFERENCE

TEXT = REFERENCE.read_text(encoding="utf-8")


def places(table: dict[str, object], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every key of a profile and of the tables in it."""
    for key, value in table.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from places(value, (*above, key))


ALIKE: Any = {
    "derandomize": True,
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}
PLACES = list(places(tomllib.loads(TEXT)))
WORDS = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)
ODD = some.sampled_from(
    ["", "#", "()", "(a", "https://[", "*", "²", "-1", "70000", "{", "{}", "{0}", "{x.y}", "{a!z}",
     "{python:>9}", "{env:NONE}", "{file:/dev/zero}", "{file:/}", "css=[", "xpath=//[", "a" * 6000, "\x00",
     "mail。kust.edu.cn", "0x7f000001", "+8613#", "@", "screens", "hook", "fake"]
)  # fmt: skip
PLAIN = (
    (WORDS | ODD).map(json.dumps)
    | some.integers().map(str)
    | some.floats().map(str)
    | some.sampled_from(["true", "2026-11-29", "07:32:00", "1979-05-27T07:32:00Z", "9" * 5000])
)
VALUES = some.recursive(
    PLAIN,
    lambda inner: (
        some.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | some.dictionaries(WORDS, inner, max_size=3).map(
            lambda table: (
                "{" + ", ".join(f"{json.dumps(key)} = {value}" for key, value in table.items()) + "}"
            )
        )
    ),
    max_leaves=4,
)
CHANGES = some.dictionaries(some.sampled_from(PLACES), VALUES, min_size=1, max_size=3)


def attempt(path: Path, text: str) -> Profile | None:
    """The profile with this text; None where it is refused as it should be."""
    path.write_text(text, encoding="utf-8")
    try:
        return load(path)
    except ProfileError as error:
        assert error.lines
        assert all(line.startswith(f"{path}: ") and shown(line, 9999) == line for line in error.lines)
        return None


def startable(ixit: Ixit) -> None:
    """Hold that a program can be given what is written for it, and that each host has a port."""
    if ixit.start:
        values = dict.fromkeys(WORLD, "x") | dict.fromkeys(ixit.start.ports, 8001)
        assert all(is_port(fill(port, values)) for port in ixit.hosts.values())
        words = [*ixit.start.command, *ixit.start.environment.values(), ixit.start.ready]
        assert not any(b"\0" in os.fsencode(fill(word, values)) for word in words)
        assert all(name.isidentifier() for name in ixit.start.environment)


@settings(max_examples=300, **ALIKE)
@given(changes=CHANGES)
def test_with_other_values(tmp_path: Path, changes: dict[tuple[str, ...], str]) -> None:
    lines = [f"{'.'.join(map(json.dumps, place))} = {value}" for place, value in changes.items()]
    profile = attempt(tmp_path / "own.toml", "\n".join([f"extends = {json.dumps(str(REFERENCE))}", *lines]))
    if profile:
        assert profile.said and profile.reached() and profile.title
        startable(profile.ixit)


@settings(max_examples=150, **ALIKE)
@given(at=some.integers(0, len(TEXT)), length=some.integers(0, 30), instead=WORDS)
def test_with_other_characters(tmp_path: Path, at: int, length: int, instead: str) -> None:
    attempt(tmp_path / "own.toml", TEXT[:at] + instead + TEXT[at + length :])
