"""The features as a book: every clause and scenario, in both languages."""

import re
from pathlib import Path

import pytest

from conformance.judging import register
from conformance.planning.planned import plan
from conformance.report import handbook
from conformance.text import LANGUAGES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book() -> str:
    return handbook.render(ROOT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_is_told(book: str, language: str) -> None:
    clauses = {entry.id for entry in register.load(ROOT / "features" / "clauses.toml")}
    planned = plan(ROOT / "features" / language, ROOT, clauses)
    assert book.count('<div class="told">') == len(planned)
    for one in planned:
        assert one.name.replace("'", "&#39;") in book
    for clause in {one.clause for one in planned}:
        assert f'id="{clause}"' in book


def test_the_contents_name_the_chapters_and_no_value_is_told_twice(book: str) -> None:
    contents = book.partition('<ul class="contents">')[2].partition("</ul>")[0]
    assert "Being made to bind a method" in contents and "强制绑定" in contents
    assert contents.count("<a ") == book.count('<section class="clause"')
    bound = re.findall(r"<h3>A bound number written with spaces(.*?)</h3>", book)
    assert bound and not any(bound)


def test_it_opens_in_the_language_asked_for() -> None:
    assert '<html lang="zh-CN">' in handbook.render(ROOT, "zh-CN")


def test_the_guides_order_and_its_words_are_kept(book: str) -> None:
    places = [book.index(f'<section class="clause" id="{id}"') for id in ("G0.1", "G3.9", "G6.4")]
    assert places == sorted(places)
    assert "学校邮箱已开启强制二次验证。" in book
