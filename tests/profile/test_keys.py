"""docs/profile.md: every key of a profile is documented, and the page is up to date."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from conformance.profile import keys
from conformance.profile.ics import Ics
from conformance.profile.ixit import Hooks, Ixit
from conformance.profile.mistakes import is_struct, options
from conformance.profile.parts import Words
from conformance.profile.profile import Profile
from conformance.profile.screens import Screens

PAGE = Path(__file__).parents[2] / "docs" / "profile.md"


def tables(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    yield kind
    for field in msgspec.structs.fields(kind):
        for option in options(field.type):
            if is_struct(option):
                yield from tables(option)


@pytest.mark.parametrize("kind", list(dict.fromkeys(tables(Profile))))
def test_every_key_is_documented(kind: type[msgspec.Struct]) -> None:
    if issubclass(kind, Words):
        assert kind.__doc__
        return
    known = keys.docs(kind)
    assert [field.name for field in msgspec.structs.fields(kind) if not known.get(field.name)] == []


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == keys.render()


def test_the_page_has_every_table() -> None:
    page = keys.render()
    for where in ("[ics]", "[ics.codes]", "[ixit.hooks.bind]", "[ixit.screens.second_step]", "At the top"):
        assert f"## {where}" in page
    assert {Ics, Ixit, Hooks, Screens} <= set(tables(Profile))
