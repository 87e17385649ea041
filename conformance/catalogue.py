"""What the suite says in verdicts, notes and on the terminal, in the language of whoever reads it.

A text is made in English; its wording in zh-CN.toml is the key to the other one. A text that is the
deployment's own is in no catalogue, and stays as it is.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from conformance.text import CHINESE

FILE = Path(__file__).with_name("zh-CN.toml")
HOLE = re.compile(r"\{(\w+)\}")
NAME = re.compile("⟦([^⟦⟧]*)⟧")
"""What stands in the place of a secret."""
JOINT = "; "
JOINED = "；"
LITTLE = 6
"""Wordings with fewer characters of their own are sure only where all that stands in them is known."""


class Catalogue:
    """Wordings by their English; `{name}` in one stands for what differs, the same in both."""

    def __init__(self, wordings: Mapping[str, str]) -> None:
        self._plain = {en: zh for en, zh in wordings.items() if not HOLE.search(en)}
        holed = sorted((en for en in wordings if en not in self._plain), key=_own, reverse=True)
        self._holed = [(_pattern(en), wordings[en], _is_vague(en)) for en in holed]
        self._part = cache(self._looked_up)  # a part of a long text comes up again in many other parts

    def said(self, text: str) -> str:
        """Return a text in the other language; empty where there is no wording for it."""
        parts = text.split(JOINT)
        found = [self._part(part) for part in parts]
        told = (
            JOINED.join(ours or part for ours, part in zip(found, parts, strict=True)) if any(found) else text
        )
        named = NAME.sub(lambda name: f"⟦{self.name(name[1])}⟧", told)
        return "" if named == text else named

    def name(self, name: str) -> str:
        """Return what stands for a secret in the other language; as it is where there is no wording."""
        return self._part(name) or name

    def _looked_up(self, text: str) -> str:
        if text in self._plain:
            return self._plain[text]
        for pattern, wording, vague in self._holed:
            found = pattern.fullmatch(text)
            if found and (filled := _filled(self._part, found, wording, vague)):
                return filled
        return ""


def _filled(said: Callable[[str], str], found: re.Match[str], wording: str, vague: bool) -> str:
    """Return a wording with what stood in its holes; empty where it is too vague to be sure of."""
    held = {name: said(text) or text * text.isdigit() for name, text in found.groupdict().items()}
    if vague and not all(held.values()):
        return ""
    return HOLE.sub(lambda hole: held[hole[1]] or found[hole[1]], wording)


def _is_vague(wording: str) -> bool:
    """Whether it has so few words of its own that others' may look like it; what is quoted is the page's."""
    return _own(wording) <= LITTLE and "“{" not in wording


def _own(wording: str) -> int:
    """How much of a wording is its own words: the more, the surer it is meant."""
    return len(HOLE.sub("", wording))


def _pattern(wording: str) -> re.Pattern[str]:
    parts = HOLE.split(wording)
    made = [re.escape(part) for part in parts]
    for place in range(1, len(parts), 2):
        quoted = parts[place - 1].endswith("“")
        made[place] = f"(?P<{parts[place]}>{'[^“”]*' if quoted else '.+?'})"
    return re.compile("".join(made), re.DOTALL)


@cache
def catalogue() -> Catalogue:
    """Return the suite's own."""
    return Catalogue(tomllib.loads(FILE.read_text(encoding="utf-8")))


def said(text: str, language: str) -> str:
    """Return a text of the suite in a language; as it is where there is no wording for it."""
    return (catalogue().said(text) or text) if language.startswith(CHINESE) else text
