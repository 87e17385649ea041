"""The request that carries a code, kept from being sent and forged: no page sends it so, anybody can."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from steps.ways.requests.message import JSON, URLENCODED, Change, Json, Message, in_base64
from steps.ways.requests.repeating import written_otherwise
from steps.words.attacks import Forgery

type Forged = Sequence[tuple[str, Message]]
"""What is different, in words, and the request."""
type Codes = tuple[str, str]
"""The code that the page was made to send, and the right one."""

SIX = ("000000", "111111", "123456", "888888")
FOUR = ("0000", "1234", "8888")
EMPTY = ("", None, "null", "undefined")
"""Nothing, and what becomes of nothing once somebody writes it as a text."""
CONDITIONS: tuple[Json, ...] = ({"$ne": ""}, True, 0)
"""What a database's query language, or a loose comparison, takes for a match (CWE-943, CWE-1024)."""
PATTERNS = ("%", "*", ".*", "' or '1'='1")
"""What a search takes for any text, in one language of queries or another (CWE-943, CWE-89)."""
UNREADABLE = ("0" * 5000, "\0", "👾")
"""What a check may stumble over: more digits than a number has, no text, no digit of any kind (CWE-636)."""
SAID_RIGHT = ("verified", "passed", "success", "is_valid", "mfa_verified", "skip")
"""Fields by which a page may tell what came of a check that it made itself (CWE-602, CWE-915)."""
SAID_VERIFIED = (*SAID_RIGHT, "phone_verified", "is_verified", "verified_phone", "mobile_verified")
"""The same of a number or an address, where a code is asked for (CWE-915)."""
COSTLY = 4
"""Other notations of an address that are tried where each costs a try."""
SPREAD = 2
"""Wrong codes before the right one, and after it."""


def put(value: str, *instead: Json) -> Change:
    """What a place becomes that holds this value: these, one after the other; other places stay.

    Where its base64 stands, theirs does. A longer text that contains it, as a query language's does, keeps
    the rest around the last of them.
    """

    def change(_: str, said: Json) -> Sequence[Json]:
        if str(said) == value:
            return instead
        if said == in_base64(value):
            return [in_base64(one) if isinstance(one, str) else one for one in instead]
        if isinstance(said, str) and value in said:
            last = instead[-1] if instead else ""
            return [said.replace(value, "" if last is None else str(last))]
        return [said]

    return change


def _left_out(message: Message, typed: str) -> Iterator[tuple[str, Message]]:
    yield "left out", message.changed(put(typed))
    if message.tree is not None or message.fields:
        yield "without a body", message.without_body()


def _several(message: Message, codes: Codes) -> Iterator[tuple[str, Message]]:
    typed, right = codes
    around = [typed] * SPREAD
    many = [*around, right, *around]
    for said in (many, ",".join(many), " ".join(many)):
        as_what = "a list" if said is many else "one text"
        yield f"the right code among wrong ones, as {as_what}", message.changed(put(typed, said))
    if message.tree is None:
        yield "the right code among wrong ones, as several fields", message.changed(put(typed, *many))


def _by_other_methods(message: Message, typed: str) -> Iterator[tuple[str, Message]]:
    if message.method != "GET":
        yield "by GET", message.asking("GET")
    if message.method != "PUT":
        yield "by PUT", replace(message, method="PUT")
    said_so = {**message.headers, "x-http-method-override": "PUT"}
    yield "by a header that says PUT", replace(message, headers=said_so)
    yield "by a field that says PUT", message.saying({"_method": "PUT"})


def _as_other_content(message: Message, typed: str) -> Iterator[tuple[str, Message]]:
    said = {name: value for name, value in message.values()}
    bare = replace(message.without_body(), query=())
    if message.kind != URLENCODED:
        fields = [(name, str(value)) for name, value in said.items()]
        yield "as a form", replace(bare, headers=_typed(message, URLENCODED), fields=fields)
    if message.kind != JSON:
        yield "as JSON", replace(bare, headers=_typed(message, JSON), tree=said)
    text = urlencode({name: str(value) for name, value in said.items()})
    yield "as plain text", replace(bare, headers=_typed(message, "text/plain"), raw=text)


def _to_other_addresses(message: Message) -> Iterator[tuple[str, Message]]:
    for address in written_otherwise(message.url)[:COSTLY]:
        yield f"to {urlsplit(address).path}", replace(message, url=address)


def _typed(message: Message, kind: str) -> Mapping[str, str]:
    return {**message.headers, "content-type": kind}


def _said_right(message: Message) -> Iterator[tuple[str, Message]]:
    for said in (True if message.tree is not None else "true", "1"):
        yield f"{said!r} in {', '.join(SAID_RIGHT)}", message.saying(dict.fromkeys(SAID_RIGHT, said))


def _parts(message: Message, codes: Codes) -> Iterator[tuple[str, Message]]:
    typed, right = codes
    for part in (right[:-1], right[: len(right) // 2], right[0]):
        yield f"the first {len(part)} of {len(right)} characters", message.changed(put(typed, part))


def _unreadable(message: Message, typed: str) -> Iterator[tuple[str, Message]]:
    for what, value in zip(("5000 digits", "a NUL", "a picture"), UNREADABLE, strict=True):
        yield f"{what} in its place", message.changed(put(typed, value))


def _instead(message: Message, typed: str, *values: Json) -> Iterator[tuple[str, Message]]:
    for value in values:
        yield f"{value!r} in its place", message.changed(put(typed, value))


FORGERIES: Mapping[Forgery, Callable[[Message, Codes], Iterator[tuple[str, Message]]]] = {
    Forgery.LEFT_OUT: lambda message, codes: _left_out(message, codes[0]),
    Forgery.EMPTY: lambda message, codes: _instead(message, codes[0], *EMPTY),
    Forgery.LIST: lambda message, codes: _instead(message, codes[0], [], [""], {}),
    Forgery.CONDITION: lambda message, codes: _instead(message, codes[0], *CONDITIONS),
    Forgery.PATTERN: lambda message, codes: _instead(message, codes[0], *PATTERNS),
    Forgery.PART: _parts,
    Forgery.UNREADABLE: lambda message, codes: _unreadable(message, codes[0]),
    Forgery.AMONG_MANY: _several,
    Forgery.WELL_KNOWN: lambda message, codes: _instead(message, codes[0], *_but(SIX, codes[1])),
    Forgery.WELL_KNOWN_SHORT: lambda message, codes: _instead(message, codes[0], *_but(FOUR, codes[1])),
    Forgery.SAID_RIGHT: lambda message, codes: _said_right(message),
    Forgery.OTHER_METHOD: lambda message, codes: _by_other_methods(message, codes[0]),
    Forgery.OTHER_CONTENT: lambda message, codes: _as_other_content(message, codes[0]),
    Forgery.OTHER_ADDRESS: lambda message, codes: _to_other_addresses(message),
}


def forged(message: Message, codes: Codes, how: Forgery) -> Forged:
    """The request in each of the ways that this forgery has; those that change nothing are left out."""
    return [(what, new) for what, new in FORGERIES[how](message, codes) if new != message]


def _but(codes: Sequence[str], right: str) -> list[str]:
    return [code for code in codes if code != right]
