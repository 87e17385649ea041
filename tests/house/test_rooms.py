"""What each room keeps to itself."""

import ast
import re

import msgspec.inspect as inspect
import pytest

from conformance.profile import Profile
from tests.house.modules import ROOT, modules, place, tree

REFERENCE = re.compile(r"kust\.edu\.cn|reference|defect", re.IGNORECASE)
DEFAULT_TARGET = 'default="reference"'
"""The one mention: the option --target of the plugin."""
PLUGIN = "conformance/running/plugin.py"
TARGETS = ROOT / "targets"
TOO_COMMON = {"alibaba", "english", "spans", "reference"}
"""Names of profiles that are words of the suite's own; the reference's is looked for above."""
SOFTWARE = {"allauth", "django", "dtfa", "spa", "two_factor"}
TEXTS = {".py", ".toml", ".feature", ".html", ".css", ".json"}


@pytest.mark.parametrize("room", ["features", "steps", "conformance"])
def test_nothing_in_the_suite_names_the_reference(room: str) -> None:
    texts = [path for path in (ROOT / room).rglob("*") if path.suffix in TEXTS]
    assert texts
    assert [
        f"{place(path)}:{number} {line.strip()}"
        for path in texts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if REFERENCE.search(line) and not (place(path) == PLUGIN and DEFAULT_TARGET in line)
    ] == []


def test_nothing_in_the_suite_names_a_deployment() -> None:
    profiles = {path.stem for pattern in ("*.toml", "variants/*.toml") for path in TARGETS.glob(pattern)}
    assert len(profiles - TOO_COMMON) > 20
    names = re.compile(rf"\b({'|'.join((profiles | SOFTWARE) - TOO_COMMON)})\b", re.IGNORECASE)
    assert [
        f"{place(path)}:{number} {line.strip()}"
        for room in ("features", "steps", "conformance")
        for path in (ROOT / room).rglob("*")
        if path.suffix in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if names.search(line)
    ] == []


def test_screens_assert_nothing() -> None:
    assert [
        f"{place(path)}:{node.lineno}"
        for path in modules("steps.screens")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assert)
    ] == []


def test_each_table_of_a_profile_says_what_it_is() -> None:
    tables = _tables(inspect.type_info(Profile))
    assert len(tables) > 20
    assert [table.__name__ for table in tables if not table.__doc__] == []


def _tables(info: inspect.Type) -> set[type]:
    """The structs that a type is made of, itself included."""
    if isinstance(info, inspect.UnionType):
        return set().union(*(_tables(one) for one in info.types))
    if not isinstance(info, inspect.StructType):
        return set()
    return {info.cls}.union(*(_tables(field.type) for field in info.fields))
