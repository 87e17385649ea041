"""Each notation is the same number in full, in the form that a deployment takes."""

import re
import unicodedata

import pytest

from steps.words.numbers import Notation

PLAIN = {"national": "", "international": "+86"}


def in_ascii(text: str) -> str:
    """The text with each digit, of whatever script, as ASCII has it."""
    return "".join(str(unicodedata.digit(one, one)) for one in unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("typed", PLAIN)
@pytest.mark.parametrize("notation", Notation)
def test_a_notation_is_the_whole_number_and_another_text(notation: Notation, typed: str) -> None:
    written = notation.of("13900139001", typed)
    digits = re.sub(r"[^0-9+]", "", in_ascii(written))
    assert re.fullmatch(r"(\+86|0086|86)?0?13900139001", digits)
    assert written != f"{PLAIN[typed]}13900139001"


@pytest.mark.parametrize("notation", Notation)
def test_a_number_with_its_country_keeps_it(notation: Notation) -> None:
    digits = in_ascii(notation.of("13900139001", "international"))
    assert re.match(r"(\+|00)?86", digits)
