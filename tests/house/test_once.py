"""What has one way in the house: nobody writes it a second time."""

import ast
import re
from pathlib import Path

from tests.house.modules import ROOT, modules, place, tree

ROOMS = ("steps", "conformance", "fake_services", "ci")
E164 = re.compile(r"\\\+\[1-9\](\\d|\[0-9\])\{")
"""How a pattern of a number with its country code is written."""


def _all() -> list[Path]:
    return [ROOT / "conftest.py", *(path for room in ROOMS for path in modules(room))]


def test_a_number_in_e164_has_one_pattern() -> None:
    assert [
        place(path)
        for path in _all()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and E164.search(node.value)
    ] == ["conformance/profile/phones.py"]


def test_braces_are_filled_by_one_engine() -> None:
    assert [
        f"{place(path)}:{node.lineno}"
        for path in _all()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("format_map", "vformat")
    ] == []


def test_campaigns_patch_nothing() -> None:
    assert [
        f"{place(path)}:{node.lineno}"
        for path in modules("ci.lib")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "MonkeyPatch"
    ] == []


def test_a_variant_rewrites_only_what_is_there() -> None:
    assert [
        f"{place(path)}:{node.lineno}"
        for path in modules("fake_services.reference.variants")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "replace"
        if isinstance(node.func.value, ast.Name) and node.func.value.id.isupper()
    ] == []
