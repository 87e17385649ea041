"""What answers hand a browser to authorize itself with, though it has not used it yet.

Pages that keep a token and send it in a header, in the place of a cookie, are given it in an answer's JSON;
who only waits has been given one, and may never have sent it.
"""

import re
from collections.abc import Iterable

from steps.surroundings import Exchange

AUTHORIZATION = "authorization"
LIKE_A_TOKEN = re.compile(r"(?!https?:)(?=.*\d)(?=.*[A-Za-z])[\w.~+/=|-]{8,}")
"""What is random enough to stand for a session, or for the right to send a form."""
OWN_HEADER = re.compile(r"x-|.*(auth|token|session|jwt)")
"""How the headers are called by which a site of its own makes knows a session."""


def is_own_header(name: str) -> bool:
    """Whether a session may be known by the header of this name, in small letters."""
    return OWN_HEADER.match(name) is not None


def credential(exchange: Exchange) -> str:
    """What a request's headers authorize it with: Authorization, or one of the site's own, like a token."""
    headers = {name.lower(): value for name, value in exchange.request_headers}
    own = (value for name, value in headers.items() if is_own_header(name) and LIKE_A_TOKEN.fullmatch(value))
    return headers.get(AUTHORIZATION) or next(own, "")


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
