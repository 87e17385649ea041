"""What answers hand a browser to authorize itself with, though it has not used it yet.

Pages that keep a token and send it in a header, in the place of a cookie, are given it in an answer's JSON;
who only waits has been given one, and may never have sent it.
"""

import re
from collections.abc import Iterable

from steps.surroundings import Exchange


def name_of(authorization: str, exchanges: Iterable[Exchange]) -> str:
    """By which name an answer handed out what this header carries; empty where none did."""
    token = re.escape(authorization.rpartition(" ")[2])
    return _first(rf'"([^"]+)"\s*:\s*"{token}"', exchanges) if token else ""


def authorizing(name: str, authorization: str, exchanges: Iterable[Exchange]) -> str:
    """Such a header with what was handed out last by this name, about as long; empty where nothing was."""
    scheme, blank, theirs = authorization.rpartition(" ")
    long = f'[^"]{{{len(theirs) * 3 // 4},{len(theirs) * 4 // 3}}}'
    token = _first(rf'"{re.escape(name)}"\s*:\s*"({long})"', reversed([*exchanges])) if name else ""
    return f"{scheme}{blank}{token}" if token else ""


def _first(pattern: str, exchanges: Iterable[Exchange]) -> str:
    said = (re.search(pattern, one.response_body.decode(errors="replace")) for one in exchanges)
    return next((found[1] for found in said if found), "")
