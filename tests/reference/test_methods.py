"""The reference's methods: each is one object, and what is its own stands in files of its own."""

import re
from pathlib import Path

import pytest

from fake_services.reference.mail.front import PAGES
from fake_services.reference.methods import METHODS, WECOM, UnknownMethod, named, of
from fake_services.reference.methods.base import Factor

REFERENCE = Path(__file__).parents[2] / "fake_services" / "reference"
TEXTS = {".py", ".html", ".js", ".css", ".svg"}
OWN = {
    "methods/wecom.py",
    "methods/__init__.py",
    "outgoing/wecom.py",
    "defects/wecom.py",
    "defects/__init__.py",
}


def test_each_has_a_name_a_page_and_a_rank_of_its_own() -> None:
    assert (
        len({method.label for method in METHODS}) == len({method.rank for method in METHODS}) == len(METHODS)
    )
    for method in METHODS:
        assert PAGES.get_template(method.page) and PAGES.get_template(f"icons/{method}.svg")


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_each_is_known_by_its_id(method: Factor[object]) -> None:
    assert named(str(method)) is of(method) is method


def test_an_unknown_one_is_refused() -> None:
    with pytest.raises(UnknownMethod, match="no method 'fax', only coremail_app, otp"):
        named("fax")


def test_a_method_is_named_in_its_own_files_alone() -> None:
    words = re.compile(f"{WECOM}|{WECOM.label}", re.IGNORECASE)
    texts = {
        path.relative_to(REFERENCE).as_posix(): re.sub(r"`\w+`", "", path.read_text(encoding="utf-8"))
        for path in REFERENCE.rglob("*")
        if path.suffix in TEXTS  # without the names of defects that a seam is for
    }
    assert {place for place, text in texts.items() if words.search(text)} == OWN
