"""The features as a book: every clause and scenario, in both languages."""

from pathlib import Path

import pytest

from conformance.judging import register
from conformance.planning.planned import plan
from conformance.report import handbook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book() -> str:
    return handbook.render(ROOT)


@pytest.mark.parametrize("language", handbook.LANGUAGES)
def test_every_scenario_is_told(book: str, language: str) -> None:
    clauses = {entry.id for entry in register.load(ROOT / "features" / "clauses.toml")}
    planned = plan(ROOT / "features" / language, ROOT, clauses)
    assert book.count('<div class="told">') == len(planned)
    for one in planned:
        assert one.name.replace("'", "&#39;") in book
    for clause in {one.clause for one in planned}:
        assert f'id="{clause}"' in book


def test_the_guides_order_and_its_words_are_kept(book: str) -> None:
    places = [book.index(f'<section class="clause" id="{id}"') for id in ("G0.1", "G3.9", "G6.4")]
    assert places == sorted(places)
    assert "学校邮箱已开启强制二次验证。" in book
