"""How a request is made to name something of its own."""

from types import SimpleNamespace
from typing import Any

import pytest

from steps.surroundings import Exchange
from steps.ways.requests.naming import MASK, how_named, is_said

NUMBER = "13800138000"


def asked(url: str = "https://mail.test/send", body: bytes = b"", kind: str = "") -> Any:  # noqa: ANN401 (an Exchange)
    headers = [("content-type", kind)] if kind else []
    return SimpleNamespace(method="POST", url=url, request_headers=headers, request_body=body)


FORM = "application/x-www-form-urlencoded"
PARTS = b'--x\r\nContent-Disposition: form-data; name="tel"\r\n\r\n13800138000\r\n--x--\r\n'


@pytest.mark.parametrize(
    ("exchange", "named"),
    [
        (asked("https://mail.test/send?to=%2B8613800138000&t=1"), {"to": "+8613800138000"}),
        (asked(body=b"csrf=t&mobile=13800138000", kind=FORM), {"mobile": NUMBER}),
        (asked(body=b'{"csrf": "t", "tel": "13800138000", "n": 1}'), {"tel": NUMBER}),
        (asked(body=b'{"op": "send", "with": {"to": {"tel": 13800138000}}}'), {"tel": NUMBER}),
        (asked(body=b'{"tel": "138 0013-8000"}'), {"tel": "138 0013-8000"}),
        (asked(body=PARTS, kind="multipart/form-data; boundary=x"), {"tel": NUMBER}),
        (asked(body=b'{"tel": "13900139000"}'), {}),
        (asked(body=b'["13800138000"]'), {}),
        (asked(), {}),
    ],
)
def test_how_a_number_was_named_is_found(exchange: Exchange, named: dict[str, str]) -> None:
    assert how_named([asked(), exchange], NUMBER) == named


@pytest.mark.parametrize(
    ("exchange", "said"),
    [
        (asked("https://mail.test/bind/138%200013-8000"), True),
        (asked(body=b'["+8613800138000", "1234"]'), True),
        (asked(body=b"code=1234&to=%2B86+138+0013+8000", kind=FORM), True),
        (asked(body=PARTS, kind="multipart/form-data; boundary=x"), True),
        (asked(body=b"code=1234&to=13900139000", kind=FORM), False),
        (asked(), False),
    ],
)
def test_a_number_that_is_said_anywhere_is_found(exchange: Exchange, said: bool) -> None:
    assert is_said([asked(), exchange], NUMBER) is said


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("138****8000", True),
        ("+86 138 **** 8000", True),
        ("*******8000", True),
        (NUMBER, False),
        ("****", False),
        ("a****@mail.test", False),
        ("138*0008000", False),
    ],
)
def test_a_masked_number_is_known(said: str, masked: bool) -> None:
    assert bool(MASK.fullmatch(said)) is masked
