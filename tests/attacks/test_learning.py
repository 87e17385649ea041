"""What somebody submits is submitted by another browser with that one's own values."""

import pytest

from steps.ways.attacks.learning import _with_own_values
from steps.ways.requests.message import JSON, parsed

THEIRS = {
    "authorization": "Bearer of-sun",
    "x-csrf": "token-of-sun",
    "x-version": "1.20",
    "content-type": JSON,
}


@pytest.mark.parametrize(
    ("mine", "authorization"),
    [({"authorization": "Bearer of-li"}, {"authorization": "Bearer of-li"}), ({}, {})],
)
def test_headers_that_name_a_session_are_the_browsers_own(
    mine: dict[str, str], authorization: dict[str, str]
) -> None:
    theirs = parsed("POST", "https://mail.test/graph", THEIRS, b'{"op": "trust", "csrf": "token-of-sun"}')
    known = {**mine, "x-csrf": "token-of-li", "csrf": "token-of-li", "op": "challenge"}
    own = _with_own_values(theirs, known)
    assert own.tree == {"op": "trust", "csrf": "token-of-li"}
    assert own.headers == authorization | {
        "x-csrf": "token-of-li",
        "x-version": "1.20",
        "content-type": JSON,
    }
