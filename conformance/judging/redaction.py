"""Verdict rule 9: secrets are replaced by their names before anything reaches the disk or the terminal."""

import html
import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from urllib.parse import quote, quote_plus, unquote_plus

from conformance.showing import recordable

GAP = re.compile(r"[\s\-‐‑–—.()]+")
SEPARATOR = r"(?:[\s\-.()]|‐|‑|–|—|－|（|）|%20|%2[Dd89]|&nbsp;){0,3}"
PLUS = r"(?:\+|＋|%2[Bb]|&#43;|\\u002[Bb]|0" + SEPARATOR + "0" + SEPARATOR + "|００)"
COUNTRY = rf"(?:{PLUS}?(?:86|８６){SEPARATOR})?"
STARS = re.compile("[*＊•●×]{2,}")
MASKED = re.compile(rf"{COUNTRY}(\d{{0,10}})[\s-]?({STARS.pattern})[\s-]?(\d{{0,10}})")
EMBEDDED = re.compile(r"data:image/[^\s\"'<>)\\]+")
"""A picture inside a text: it may be the QR code of a secret."""
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
        self._secrets = [_Secret(secret, secrets[secret]) for secret in ordered]

    def __call__(self, text: str) -> str:
        """Return the text without embedded pictures and secrets, in whichever notation they stand there."""
        text = EMBEDDED.sub("⟦picture⟧", recordable(text))
        plain = _plain(text)
        for secret in self._secrets:
            if secret.core in plain:
                text = secret.hidden(text)
        return MASKED.sub(self._name_masked, text) if STARS.search(text) else text

    def _name_masked(self, found: re.Match[str]) -> str:
        start, stars, end = found.groups()
        parts = [(len(start), "digits"), (len(stars), "stars"), (len(end), "digits")]
        shown = ", ".join(f"{count} {kind}" for count, kind in parts if count)
        for secret in self._secrets:
            if len(start) + len(end) >= KNOWN_DIGITS and secret.fits(start, end):
                return f"⟦{secret.name}, shown as {shown}⟧"
        return found.group()


class _Secret:
    def __init__(self, secret: str, name: str) -> None:
        self._secret = secret
        self._number = _national(secret)
        self.name = name
        self.core = _plain(self._number or secret)
        """What is in any text, made plain, in which the secret stands."""

    def hidden(self, text: str) -> str:
        """Return the text with the secret's name in its place."""
        label = f"⟦{self.name}, all {len(self._number)} digits⟧" if self._number else f"⟦{self.name}⟧"
        return self._pattern.sub(lambda _: label, text)

    def fits(self, start: str, end: str) -> bool:
        """Whether a masked number may be this one."""
        return bool(self._number) and self._number.startswith(start) and self._number.endswith(end)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Matches every notation; costly to make, and only needed where the core was found."""
        number = COUNTRY + SEPARATOR.join(map(_written, self._number))
        return re.compile(number if self._number else "".join(map(_written, self._secret)), re.IGNORECASE)


def _national(secret: str) -> str:
    """Return the 11 digits of an E.164 number of mainland China; empty for any other secret."""
    match = re.fullmatch(r"\+86(1\d{10})", secret)
    return match[1] if match else ""


def _plain(text: str) -> str:
    """Return the text with its notations undone, to look quickly whether a secret is in it at all."""
    if "\\u" in text:
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = unicodedata.normalize("NFKC", html.unescape(unquote_plus(text)))
    return GAP.sub("", text).casefold()


def _written(character: str) -> str:
    """Return the pattern for the ways to write one character: as it is, full-width, JSON, URL and HTML."""
    forms = {f"%{ord(character):02x}"} if character.isascii() else set()
    for code in {ord(character), WIDE.get(ord(character), ord(character))}:
        form = chr(code)
        forms |= {form, quote(form, safe=""), quote_plus(form), html.escape(form)}
        forms |= {f"\\u{code:04x}", f"&#{code};", f"&#x{code:x};"}
    return f"(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})"
