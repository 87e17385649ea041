"""Verdict rule 9: secrets are replaced by their names before anything reaches the disk or the terminal."""

import html
import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote, quote_plus, unquote_plus

GAP = r"[\s\-‐-―－.()（）]"
SEPARATOR = rf"(?:{GAP}|%20|%2[Dd89]|&nbsp;){{0,3}}"
PLUS = r"(?:\+|＋|%2[Bb]|&#43;|\\u002[Bb]|0" + SEPARATOR + "0" + SEPARATOR + "|００)"
COUNTRY = rf"(?:{PLUS}?(?:86|８６){SEPARATOR})?"
STARS = "[*＊•●×]{2,}"
MASKED = re.compile(rf"{COUNTRY}(\d{{0,10}})[\s-]?({STARS})[\s-]?(\d{{0,10}})")
WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
"""ASCII to its full-width forms."""
KNOWN_DIGITS = 3
"""As few digits of a masked number as are still taken for that number."""


class Redactor:
    """Replaces the secrets of one scenario by `⟦Li's phone⟧`, and says which part of a number was shown.

    Takes secret -> name; telephone numbers are in E.164.
    """

    def __init__(self, secrets: Mapping[str, str]) -> None:
        ordered = sorted(filter(None, secrets), key=len, reverse=True)
        self._names = [secrets[secret] for secret in ordered]
        self._numbers = [_national(secret) for secret in ordered]
        self._cores = [_plain(_national(secret) or secret) for secret in ordered]
        self._pattern = re.compile("|".join(f"({_notations(secret)})" for secret in ordered), re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """Return the text without secrets, in whichever notation they stand there."""
        plain = _plain(text)
        if any(core in plain for core in self._cores):
            text = self._pattern.sub(self._name, text)
        return MASKED.sub(self._name_masked, text) if re.search(STARS, text) else text

    def _name(self, found: re.Match[str]) -> str:
        position = (found.lastindex or 1) - 1
        number = self._numbers[position]
        return f"⟦{self._names[position]}{f', all {len(number)} digits' if number else ''}⟧"

    def _name_masked(self, found: re.Match[str]) -> str:
        start, stars, end = found.groups()
        parts = {"digits": len(start), "stars": len(stars), "digits ": len(end)}
        shown = ", ".join(f"{count} {kind.strip()}" for kind, count in parts.items() if count)
        for name, number in zip(self._names, self._numbers, strict=True):
            enough = len(start) + len(end) >= KNOWN_DIGITS
            if number and enough and number.startswith(start) and number.endswith(end):
                return f"⟦{name}, shown as {shown}⟧"
        return found.group()


def _national(secret: str) -> str:
    """Return the 11 digits of an E.164 number of mainland China; empty for any other secret."""
    match = re.fullmatch(r"\+86(1\d{10})", secret)
    return match[1] if match else ""


def _plain(text: str) -> str:
    """Return the text with its notations undone, to look quickly whether a secret is in it at all."""
    if "\\u" in text:
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = unicodedata.normalize("NFKC", html.unescape(unquote_plus(text)))
    return re.sub(f"{GAP}+", "", text).casefold()


def _notations(secret: str) -> str:
    number = _national(secret)
    return COUNTRY + SEPARATOR.join(map(_written, number)) if number else "".join(map(_written, secret))


def _written(character: str) -> str:
    """Return the pattern for the ways to write one character: as it is, full-width, JSON, URL and HTML."""
    forms = {f"%{ord(character):02x}"} if character.isascii() else set()
    for code in {ord(character), WIDE.get(ord(character), ord(character))}:
        form = chr(code)
        forms |= {form, quote(form, safe=""), quote_plus(form), html.escape(form)}
        forms |= {f"\\u{code:04x}", f"&#{code};", f"&#x{code:x};"}
    return f"(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})"
