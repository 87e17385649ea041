"""Parts of sentences that mean the same in both languages: an enum of them is a type of sentence part."""

import re
from collections.abc import Callable, Mapping
from enum import Enum

type Said = str | tuple[str, ...]
"""How something is said in one language: in one way, or in several."""


class Phrase(Enum):
    """What a sentence may name; a member is written `NAME = English, Chinese`."""

    def __init__(self, en: Said, zh: Said) -> None:
        self.said = (*_ways(en), *_ways(zh))
        """Each way to say it, in either language."""


def one_of[P: Phrase](kind: type[P]) -> Callable[[str], P]:
    """A type of sentence part (`extra_types` of pytest-bdd's parsers) that is one of these phrases."""
    return said_as({words: member for member in kind for words in member.said})


def said_as[T](meanings: Mapping[str, T]) -> Callable[[str], T]:
    """A type of sentence part that is one of these words, each with what it means."""

    def convert(words: str) -> T:
        return meanings[words]

    longest_first = sorted(meanings, key=len, reverse=True)
    vars(convert)["pattern"] = "|".join(map(re.escape, longest_first))
    vars(convert)["words"] = longest_first
    return convert


def _ways(said: Said) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said
