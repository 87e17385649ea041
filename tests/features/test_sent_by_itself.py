"""A code that was sent before shows nothing of the login that it opens."""

from types import SimpleNamespace
from typing import Any

import pytest

from steps.ways.messages import none_sent_by_itself

NUMBER = "+8613900000001"


def scene(
    *codes: str, send: str = "", resend_per: str = "request", tried: int = 0, wrong_codes: int = 0
) -> Any:  # noqa: ANN401 (a Scene)
    """As much of a scene as is asked: what the profile says of sending, what was tried, what came."""
    screens = SimpleNamespace(second_step=SimpleNamespace(send=send))
    ics = SimpleNamespace(codes=SimpleNamespace(resend_per=resend_per))
    target = SimpleNamespace(ixit=SimpleNamespace(screens=screens), ics=ics)
    browsers = SimpleNamespace(every=[SimpleNamespace(tried=[None] * tried, wrong_codes=wrong_codes)])
    arrivals = SimpleNamespace(codes_counted=lambda to: list(codes))
    return SimpleNamespace(target=target, arrivals=arrivals, browsers=browsers)


def test_a_login_that_sends_its_code_by_itself_must_have_sent_one() -> None:
    assert none_sent_by_itself(scene(), NUMBER)


@pytest.mark.parametrize(
    "told",
    [
        scene("code: 123456"),
        scene(send="Send"),
        scene(resend_per="number"),
        scene(tried=1),
        scene(wrong_codes=1),
    ],
)
def test_where_one_came_or_need_not_come_nothing_is_wrong(told: Any) -> None:  # noqa: ANN401
    assert not none_sent_by_itself(told, NUMBER)
