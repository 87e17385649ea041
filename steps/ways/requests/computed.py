"""Cookies that are nothing but the name and the time, or a digest of them: who knows both has them."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from steps.people.actors import Person
from steps.ways.requests.cookies import Cookie
from steps.ways.requests.made_out import CODINGS, DIGESTS, digest, local_part

WINDOW = 300
"""Seconds back from now in which it was made."""
BETWEEN = ("", ":", "|", "-", "_", ".")
"""What may stand between a name and a time."""
MILLI = 1000
"""So many to a second, in which a time may be said as well."""


def is_computed(value: str, names: Sequence[str], now: float) -> bool:
    """Tell whether the value is a time of just now, or a digest of that, alone or with a name."""
    if any(_is_time(text, now) for text in _read(value)):
        return True
    kinds = [
        kind for kind in DIGESTS if len(value) == 2 * hashlib.new(kind, usedforsecurity=False).digest_size
    ]
    return any(digest(kind, text) == value.lower() for kind in kinds for text in _texts(names, now))


def _read(value: str) -> Iterator[str]:
    for read, _ in CODINGS:
        with suppress(ValueError):
            yield read(value)


def _is_time(text: str, now: float) -> bool:
    if not (text.isascii() and text.isdigit()):
        return False
    return any(0 <= now - int(text) / unit + 1 <= WINDOW for unit in (1, MILLI))


def _texts(names: Sequence[str], now: float) -> Iterable[str]:
    for time in (str(int(now) + 1 - back) for back in range(WINDOW)):
        yield time
        yield from (f"{name}{sign}{time}" for name in names for sign in BETWEEN)
        yield from (f"{time}{sign}{name}" for name in names for sign in BETWEEN)


def computed(person: Person, cookies: Sequence[Cookie], now: float) -> list[Cookie]:
    """Those of this person's cookies that anybody can compute who knows when they came about."""
    names = (person.mailbox.address, local_part(person), person.login)
    return [cookie for cookie in cookies if is_computed(str(cookie["value"]), names, now)]
