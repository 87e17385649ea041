"""How a request is made to name a number of its own."""

import pytest

from steps.journeys.named_numbers import with_fields


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
