"""How a request is made to name something of its own."""

from types import SimpleNamespace
from typing import Any

import pytest

from steps.surroundings import Exchange
from steps.ways.requests.naming import how_named, with_fields


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "mobile=13800138000"),
        ("csrf=t%26t&code=", "csrf=t%26t&code=&mobile=13800138000"),
        ("mobile=13900139000&csrf=t", "mobile=13800138000&csrf=t"),
        ('{"csrf": "t"}', '{"csrf": "t", "mobile": "13800138000"}'),
        ('{"mobile": "", "csrf": "t"}', '{"mobile": "13800138000", "csrf": "t"}'),
    ],
)
def test_what_is_submitted_says_so_too(body: str, said: str) -> None:
    assert with_fields(body, {"mobile": "13800138000"}) == said


def asked(url: str = "https://mail.test/send", body: bytes = b"") -> Any:  # noqa: ANN401 (an Exchange)
    return SimpleNamespace(url=url, request_body=body)


@pytest.mark.parametrize(
    ("exchange", "named"),
    [
        (asked("https://mail.test/send?to=%2B8613800138000&t=1"), {"to": "+8613800138000"}),
        (asked(body=b"csrf=t&mobile=13800138000"), {"mobile": "13800138000"}),
        (asked(body=b'{"csrf": "t", "tel": "13800138000", "n": 1}'), {"tel": "13800138000"}),
        (asked(body=b'{"tel": "13900139000"}'), {}),
        (asked(), {}),
    ],
)
def test_how_a_number_was_named_is_found(exchange: Exchange, named: dict[str, str]) -> None:
    assert how_named([asked(), exchange], "13800138000") == named
