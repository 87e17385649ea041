"""Who is let read an answer, how a link says what a form says, and what leads to somebody else's host."""

from types import SimpleNamespace
from typing import cast

import pytest

from steps.surroundings import Exchange
from steps.ways.requests.led_away import THERE, asked_to_lead
from steps.ways.requests.other_origins import readers
from steps.ways.requests.other_sites import AS_LINK, forms_of

ORIGIN = "https://elsewhere.example"


def answer(*headers: tuple[str, str], body: str = "the letter") -> Exchange:
    """An answer to a page of another site."""
    return cast(
        "Exchange",
        SimpleNamespace(
            response_headers=[*headers], header=lambda _: ORIGIN, carries=lambda word: word in body
        ),
    )


@pytest.mark.parametrize(
    ("allowed", "cookies", "read"),
    [(ORIGIN, "true", [ORIGIN]), (ORIGIN, "", []), ("*", "true", []), ("https://mail.example", "true", [])],
)
def test_only_who_is_named_and_sent_the_cookies_reads(allowed: str, cookies: str, read: list[str]) -> None:
    said = ("Access-Control-Allow-Origin", allowed), ("Access-Control-Allow-Credentials", cookies)
    assert readers([answer(*said)], "the letter") == read
    assert readers([answer(*said, body="nothing")], "the letter") == []


def test_what_a_form_says_is_tried_as_a_link_first() -> None:
    said = b'{"value": "13800138001", "csrf": "a token that is long"}'
    headers = [("Content-Type", "application/json")]
    like = SimpleNamespace(url="https://mail.example/bind", request_body=said, request_headers=headers)
    link, *forms = forms_of(cast("Exchange", like), {"13800138001": "13900139002"})
    assert link == ("https://mail.example/bind", AS_LINK, [("value", "13900139002")])
    assert AS_LINK not in [encoding for _, encoding, _ in forms]


@pytest.mark.parametrize(
    "said", ['{"a":' * 500 + "1" + "}" * 500, "{a}", "[1]"], ids=["deep", "none", "a list"]
)
def test_what_is_no_object_that_can_be_read_no_form_says(said: str) -> None:
    headers = [("Content-Type", "application/json")]
    like = SimpleNamespace(
        url="https://mail.example/bind", request_body=said.encode(), request_headers=headers
    )
    assert list(forms_of(cast("Exchange", like), {})) == []


def test_the_sign_out_stands_beside_the_sign_on() -> None:
    asked = [*asked_to_lead("https://portal.example/cas/login?service=x")]
    assert {address.partition("?")[0] for _, address, _ in asked} == {
        "https://portal.example/cas/login",
        "https://portal.example/cas/logout",
    }
    assert all(THERE in said.values() for _, _, said in asked)
