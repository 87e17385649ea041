"""Mainland mobile numbers, in the notations that the SMS providers take."""

import re

_NOTATION = re.compile(r"(?:\+?86|0086|\+)?(1[3-9]\d{9})", re.ASCII)


def e164(text: str) -> str | None:
    """The number as E.164 ("+8613…"), or None if it is not a mainland mobile number.

    Both providers document the same notations: +, +86, 0086, 86 or nothing before the eleven digits.
    """
    match = _NOTATION.fullmatch(text)
    return f"+86{match[1]}" if match else None
