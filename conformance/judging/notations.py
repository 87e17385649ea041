"""How a secret may stand in a text: as it is, escaped, with gaps, in base64, in hex, in UTF-16."""

import html
import json
import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import quote, quote_plus, unquote_plus

UNSEEN = (
    r"\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0001\U000e0020-\U000e007f"
)
"""Characters that nobody sees (Unicode's category Cf)."""
TAG = r"<[^<>]{0,80}>"
SEPARATOR = (
    rf"(?:[\s\-.()+\x00{UNSEEN}]|‐|‑|–|—|－|（|）|%20|%2[Dd89]|%00|\\[nrt]|\\u(?:0000|00ad|20[0-6][0-9a-f]|feff)"
    rf"|&(?:nbsp|shy|zwn?j);|=\r?\n|=(?:\\r)?\\n|\s{{0,40}}+(?:{TAG}\s{{0,40}}+){{1,6}}+){{0,3}}"
)
"""What may stand between two characters; a NUL makes UTF-16 of ASCII, a tag puts each into a box."""
PLUS = r"(?:\+|＋|%2[Bb]|&#43;|\\u002[Bb]|0" + SEPARATOR + "0" + SEPARATOR + "|００)"
COUNTRY = rf"(?:{PLUS}?(?:86|８６){SEPARATOR})?"
ROUNDS = 3
"""How often something may be encoded for an address, or escaped."""
ENCODED = 6
"""Characters that a secret has at least to be looked for encoded; less stands in any text by chance."""
_GAP = re.compile(rf"[\s\-‐‑–—.()\\\x00{UNSEEN}]+")
_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_TAG = re.compile(TAG)
_SOFT = re.compile(r"=(?:\r?\n|(?:\\r)?\\n)")
_QUOTED = re.compile(r"=([0-9A-F]{2})")
_BREAK = re.compile(r"\\[nrt]")
_WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
"""ASCII to its full-width forms."""
_URL_SAFE = str.maketrans("+/", "-_")


class Notation:
    """One way to write a secret.

    core: where it is not in a plain text, the notation is not in the text either; empty where nothing tells.
    """

    def __init__(self, written: str, before: str = "", *, encoded: bool = True, exact: bool = False) -> None:
        """before: a pattern of what may stand in front. exact: whether capitals matter."""
        self.encoded = encoded
        self.core = max(_WORD.findall(_bare(written)), key=len, default="")
        self._written = written
        self._before = before
        self._flags = re.NOFLAG if exact else re.IGNORECASE

    def replaced(self, text: str, label: str) -> str:
        """Return the text with a label in its place: by the pattern only where it is not written as it is."""
        if not self._before:
            text = text.replace(self._written, label)
            if self.core and self.core not in plain(text):
                return text
        return self.pattern.sub(lambda _: label, text)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it; costly to make, and only needed where the core was found."""
        return re.compile(self._before + SEPARATOR.join(map(_forms, self._written)), self._flags)

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """What finds it where it is no part of a longer word or number."""
        begins = r"(?:(?<![0-9A-Za-z])|(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2}))"
        return re.compile(f"{begins}(?:{self.pattern.pattern})(?![0-9A-Za-z])", self._flags)


def notations(secret: str) -> Iterator[Notation]:
    """Yield each notation of a secret; a mainland number's with and without its country code."""
    number = national(secret)
    yield Notation(number or secret, COUNTRY if number else "", encoded=False)
    if len(number or secret) >= ENCODED:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            data = (number or secret).encode(encoding, errors="replace")
            yield Notation(data.hex())
            yield from (Notation(one, exact=True) for one in _in_base64(data))


def national(secret: str) -> str:
    """Return the 11 digits of an E.164 number of mainland China; empty for any other secret."""
    match = re.fullmatch(r"\+86(1\d{10})", secret)
    return match[1] if match else ""


def plain(text: str) -> str:
    """Return the text without gaps, then again with its notations undone: where to look quickly."""
    views = [text]
    if "\\" in text:
        views.append(_CODE.sub(_decoded, _BREAK.sub("", text)))
    for _ in range(ROUNDS):
        views.append(html.unescape(unquote_plus(views[-1])))
    if "=" in text:
        views.append(_QUOTED.sub(_decoded, _SOFT.sub("", text)))
    if "<" in text:
        views += [_TAG.sub("", views[0]), _TAG.sub("", views[ROUNDS])]
    return "\n".join(dict.fromkeys(_bare(view) for view in views))


def _decoded(found: re.Match[str]) -> str:
    """The character of an escape, which gives its code in hexadecimal."""
    return chr(int(found[found.lastindex or 0], 16))


def _bare(text: str) -> str:
    return _GAP.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def _in_base64(data: bytes) -> Iterator[str]:
    """What of it stands in any base64 that it is a part of, in both alphabets: three ways to be aligned."""
    for before, first in enumerate((0, 2, 3)):
        whole = b64encode(bytes(before) + data).decode()
        sure = whole[first : (before + len(data)) * 8 // 6]
        yield from {sure, sure.translate(_URL_SAFE)}


def _forms(character: str) -> str:
    """Return the pattern for the ways to write one character: as it is, full-width, JSON, URL and HTML."""
    forms: set[str] = set()
    for code in {ord(character), _WIDE.get(ord(character), ord(character))}:
        form = chr(code)
        forms |= {form, quote(form, safe=""), quote_plus(form), html.escape(form), json.dumps(form)[1:-1]}
        forms |= {f"\\u{code:04x}", f"\\u{code:04X}", f"&#{code};", f"&#x{code:x};"}
        forms |= {f"\\x{code:02x}", f"={code:02X}"} if code < 128 else set()
    either = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    if not character.isascii():
        return f"(?:{either})"
    percent = "|".join(
        f"%(?:25){{0,{ROUNDS - 1}}}{one}" for one in {f"{ord(character):02x}", f"{ord(character):02X}"}
    )
    escaped = "" if character.isalnum() else r"\\{0,3}"
    return f"(?:{escaped}(?:{either}|{percent}))"
