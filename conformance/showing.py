"""Text of others on its way to a person: what a terminal would obey is shown, and nothing is endless."""

import unicodedata

UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Categories of characters that are not seen: control characters, changes of direction, lone surrogates."""
LONG = 2000
"""Characters of a line."""


def shown(text: str, most: int = LONG) -> str:
    r"""Return a text as one line, cut where it is long; what cannot be seen as \x1b, \n or \u202e."""
    cut = text if len(text) <= most else f"{text[:most]}… ({len(text):,} characters)"
    return cut if cut.isascii() and cut.isprintable() else "".join(map(_shown, cut))


def recordable(text: str) -> str:
    r"""Return a text that can be written in UTF-8: half of a surrogate pair as \ud83d."""
    return text.encode(errors="backslashreplace").decode()


def _shown(character: str) -> str:
    if unicodedata.category(character) not in UNSEEN:
        return character
    return character.encode("unicode_escape").decode()
