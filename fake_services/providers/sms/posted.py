"""Messages that somebody posts in a shape of their own: the number and the text, found by their fields."""

from typing import Any

import msgspec

from fake_services.providers.sms.numbers import e164

PUNCTUATION = str.maketrans("", "", " -()")


class Unreadable(ValueError):
    """A post that is no message; the text says why, in one line."""


def json_of(body: bytes) -> object:
    """What a body holds as JSON; raises Unreadable."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Unreadable(f"no JSON: {error}") from None


def message_in(posted: object, number: str, text: str) -> tuple[str, str]:
    """The number in E.164 and the text of a message, by their fields; raises Unreadable."""
    to = str(_field(posted, number)).translate(PUNCTUATION)
    known = e164(to) or (to if to.startswith("+") else None)
    if known is None:
        raise Unreadable(f"{number} holds no phone number")
    return known, str(_field(posted, text))


def _field(posted: Any, path: str) -> object:  # noqa: ANN401 (any JSON)
    """The field of this name, `b` of the object `a` for `a.b`, the first of a list for `a.0`.

    Raises Unreadable when it is not there.
    """
    for name in path.split("."):
        if isinstance(posted, list) and name.isdecimal() and int(name) < len(posted):
            posted = posted[int(name)]
        elif isinstance(posted, dict) and name in posted:
            posted = posted[name]
        else:
            raise Unreadable(f"there is no field {path}")
    return posted
