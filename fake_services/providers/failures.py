"""The ways in which a gateway fails those who call it."""

from collections.abc import Mapping
from dataclasses import dataclass

INSIDE = "gw-node-7f3a.internal"
"""A word that stands in whatever a failing gateway says, and is nobody's business but its caller's."""


@dataclass(frozen=True)
class Cut:
    """The connection ends without an answer."""


@dataclass(frozen=True)
class Silence:
    """No answer comes for as long as the caller waits."""


@dataclass(frozen=True)
class Answer:
    """An answer that is of no use."""

    status: int
    body: bytes
    type: str = "application/json"


Failure = Cut | Silence | Answer

COMMON: Mapping[str, Failure] = {
    "down": Cut(),
    "silent": Silence(),
    "error": Answer(500, f'{{"error": "Internal Server Error", "node": "{INSIDE}"}}'.encode()),
    "garbage": Answer(200, f"\x00\xff<html>{INSIDE}".encode(), "text/html"),
}
"""How any gateway may fail; in which words it refuses, or finds a signature wrong, is each provider's own."""
