"""The patterns that read what a deployment says take twice as long for twice as much, whatever it says.

A pattern holds the interpreter while it searches: nothing, no time limit either, ends one that does not.
"""

import importlib
import re
from collections.abc import Iterator
from itertools import chain
from time import thread_time

import pytest

from tests.house.modules import modules, place

COLLECTED = ("test_guide", "check")
"""What pytest collects: once it is imported here, no other file of that name could be collected."""
LENGTH, GROWN = 5_000, 4
SLOWER = 9
"""Times as long as before that it may take on a text so many times as long; squared it would be 16."""
TRIES = 5
WHOLE = {
    *("MASK", "LIKE_A_TOKEN", "MASKED_ADDRESS", "COUNTED", "ROW"),
    *("VAGUE", "JUMBLE", "LETTERS", "WORDS", "OWN_HEADER", "THERE"),
}
"""What is held against all of a text, and never looked for in one."""
PIECES = [
    *"<1a一.*@;[({\"'/ \n-=%\\",
    "a1",
    "1 ",
    "a@",
    "<a ",
    "a=1&",
    "a.",
    '="',
    "ab cd ",
    "Aa",
    "1*",
    "\\u",
]
PIECES += ["<token ", 'name="token" ', 'value="Zk3x81Qa9vTbX0" ', '"TemplateParamSet":[']
LITERAL = re.compile(r"[\w\"=</-]{3,}")


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of `steps`, or what redacts, keeps, with its place."""
    for path in [*modules("steps"), *modules("conformance.judging")]:
        if path.stem not in COLLECTED:
            name = place(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
            for called, kept in vars(importlib.import_module(name)).items():
                several = kept if isinstance(kept, tuple | list) else [kept]
                yield from (
                    (f"{name}.{called}.{number}", one)
                    for number, one in enumerate(several)
                    if isinstance(one, re.Pattern)
                )


PATTERNS = dict({(one.pattern, one.flags): (where, one) for where, one in patterns()}.values())


def seconds(where: str, pattern: re.Pattern[str], text: str) -> float:
    """How long this thread computes until the pattern is through with a text."""
    began = thread_time()
    if where.split(".")[-2] in WHOLE:
        pattern.fullmatch(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return thread_time() - began


def grows(where: str, pattern: re.Pattern[str], piece: str, tries: int = 1) -> bool:
    """Whether a text of these pieces takes longer and longer, at the quickest of some tries."""
    short, long = (piece * (length // len(piece) + 1) for length in (LENGTH, LENGTH * GROWN))
    times = [[seconds(where, pattern, text) for _ in range(tries)] for text in (short, long)]
    return min(times[1]) > SLOWER * min(times[0])


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 20


@pytest.mark.parametrize("where", PATTERNS)
def test_it_grows_no_faster_than_the_text(where: str) -> None:
    pattern = PATTERNS[where]
    literals = LITERAL.findall(re.sub(r"\\.|[?][P:!=<]+", " ", pattern.pattern))
    pieces = dict.fromkeys(chain(PIECES, literals, (f"{one} " for one in literals)))
    suspects = [piece for piece in pieces if grows(where, pattern, piece)]
    assert [piece for piece in suspects if grows(where, pattern, piece, TRIES)] == []
