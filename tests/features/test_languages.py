"""The English and the Chinese features say the same, sentence by sentence."""

from collections.abc import Iterator

import pytest

from steps.words.sentence import TYPES
from tests.features.guide import LANGUAGES, Chapter, chapter, files

by_chapter = pytest.mark.parametrize("file", files("en"))


def test_the_same_chapters() -> None:
    assert files("en") == files("zh-CN")


@by_chapter
def test_the_same_rules(file: str) -> None:
    english, chinese = (chapter(language, file) for language in LANGUAGES)
    assert english.tags == chinese.tags
    assert [rule.tags for rule in english.rules] == [rule.tags for rule in chinese.rules]


@by_chapter
def test_the_same_scenarios_tags_and_rows(file: str) -> None:
    english, chinese = (list(outlines(chapter(language, file))) for language in LANGUAGES)
    assert english == chinese


@by_chapter
def test_the_same_steps_with_the_same_arguments(file: str) -> None:
    english, chinese = (list(acts(chapter(language, file))) for language in LANGUAGES)
    assert english == chinese


@pytest.mark.parametrize("part", [name for name, convert in TYPES.items() if "words" in vars(convert)])
def test_the_same_meanings_have_words(part: str) -> None:
    convert, words = TYPES[part], vars(TYPES[part])["words"]
    english = {convert(word) for word in words if word.isascii()}
    assert english == {convert(word) for word in words if not word.isascii()}


def outlines(one: Chapter) -> Iterator[str]:
    """Yield a line for each scenario: its place, its tags, and the rows of its tables."""
    for rule in one.rules:
        for number, scenario in enumerate(rule.scenarios, start=1):
            yield f"{rule.tags}, scenario {number}: tags {scenario.run_tags}, rows {scenario.tables}"


def acts(one: Chapter) -> Iterator[str]:
    """Yield a line for each step of each row: its place, its type, its step function and arguments."""
    for rule in one.rules:
        for number, scenario in enumerate(rule.scenarios, start=1):
            for row, run in enumerate(scenario.runs, start=1):
                for step, sentence in enumerate(run, start=1):
                    place = f"{rule.tags}, scenario {number}, row {row}, step {step}"
                    yield f"{place}: {sentence.type} {sentence.meanings()}"
