"""Cookies made out to somebody else: where trust is a name in some writing, anybody can write another."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from re import Match
from urllib.parse import unquote

from conformance.judging.verdict import NotRun
from steps.people.actors import Person
from steps.ways.requests.cookies import Cookie
from steps.ways.requests.repeating import names
from steps.ways.requests.sending import replaced
from steps.words.logins import Edit

type Coding = tuple[Callable[[str], str], Callable[[str, str], str]]
"""How a text is read, and another one written as it was."""


def _from_base64(text: str) -> str:
    bare = unquote(text).rstrip("=")
    padded = bare + "=" * (-len(bare) % 4)
    return base64.b64decode(padded.translate(str.maketrans("-_", "+/")), validate=True).decode()


def _to_base64(text: str, like: str) -> str:
    plain = any(sign in unquote(like) for sign in "+/")
    written = (base64.b64encode if plain else base64.urlsafe_b64encode)(text.encode()).decode()
    return written if unquote(like).endswith("=") else written.rstrip("=")


CODINGS: tuple[Coding, ...] = (
    (str, lambda text, _: text),
    (_from_base64, _to_base64),
    (lambda text: bytes.fromhex(text).decode(), lambda text, _: text.encode().hex()),
)
COUNTED = re.compile(r"\D{0,8}\d{1,12}\D{0,8}")
"""What may be a number that is counted up, with a word beside it."""
LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
DIGESTS = ("md5", "sha1", "sha256")
PARTS = 3
"""What a signed token has, with dots between them (RFC 7515): who reads no signature takes any."""


def made_out(text: str, to: Mapping[str, str]) -> str:
    """The text with one person's names replaced by another's, whether plain, in some coding, or digested."""
    for read, write in CODINGS:
        with suppress(ValueError):
            plain = read(text)
            if any(old in plain for old in to):
                return write(replaced(plain, to), text)
    if len(parts := text.split(".")) == PARTS:
        return ".".join(made_out(part, to) for part in parts)
    digests = {digest(kind, old): digest(kind, new) for old, new in to.items() for kind in DIGESTS}
    return replaced(text, digests)


def counted_back(text: str) -> str:
    """The text with the last number in it one less (1 for a 0), plain or in a coding."""
    for read, write in reversed(CODINGS):
        with suppress(ValueError):
            plain = read(text)
            if COUNTED.fullmatch(plain) or read is str:
                return write(LAST_NUMBER.sub(_one_less, plain), text)
    return text


def _one_less(number: Match[str]) -> str:
    return str(abs(int(number[0]) - 1))


def edited(edit: Edit, person: Person, other: Person, theirs: Sequence[Cookie]) -> list[Cookie]:
    """These cookies of the other's, as this person would edit them for their own; raises NotRun."""
    if edit is Edit.NAMES:
        return made_out_to(person, other, theirs)
    if edit is Edit.CUT:
        return [{**one, "value": str(one["value"])[: len(str(one["value"])) // 2]} for one in _needed(theirs)]
    counted: list[Cookie] = [{**cookie, "value": counted_back(str(cookie["value"]))} for cookie in theirs]
    if counted == list(theirs):
        raise NotRun("no number stands in a cookie that outlives the browser, so that none can be counted")
    return counted


def made_out_to(person: Person, other: Person, theirs: Sequence[Cookie]) -> list[Cookie]:
    """These cookies of the other's, each with the other's names in it replaced by this person's.

    Raises NotRun where there is none.
    """
    to = _renamed(person, other)
    return [
        {**cookie, "name": made_out(str(cookie["name"]), to), "value": made_out(str(cookie["value"]), to)}
        for cookie in _needed(theirs)
    ]


def _needed(theirs: Sequence[Cookie]) -> Sequence[Cookie]:
    if not theirs:
        raise NotRun("no cookie that outlives the browser was set, so that none can be edited")
    return theirs


def made_out_pairs(person: Person, other: Person, theirs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names and values of the other's cookies, made out to this person, as far as they name anybody."""
    to = _renamed(person, other)
    made = [(made_out(name, to), made_out(value, to)) for name, value in theirs]
    return [one for one, before in zip(made, theirs, strict=True) if one != before]


def _renamed(person: Person, other: Person) -> Mapping[str, str]:
    """What names the other, each with what names this person, the longest first."""
    called = names(other, person, person.mailbox) | {local_part(other): local_part(person)}
    return dict(sorted(called.items(), key=lambda pair: -len(pair[0])))


def local_part(person: Person) -> str:
    """What stands before the @ in the address of a person's mailbox."""
    return person.mailbox.address.partition("@")[0]


def digest(kind: str, text: str) -> str:
    """The digest of a text, by one of DIGESTS, in hex."""
    return hashlib.new(kind, text.encode(), usedforsecurity=False).hexdigest()
