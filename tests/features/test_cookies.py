"""What a browser was told about a cookie is read where that very cookie was given."""

from types import SimpleNamespace
from typing import cast

import pytest

from steps.devices.device import Device
from steps.surroundings import Exchange
from steps.ways.requests.cookies import Cookie, faults, said_again

COOKIE: Cookie = {"name": "SESSION", "value": "of-the-mail", "secure": True, "httpOnly": True}
GIVEN = "SESSION=of-the-mail; Secure; HttpOnly; SameSite=Lax; Path=/"


def given(*set_cookies: str) -> Device:
    answers = [SimpleNamespace(response_headers=[("Set-Cookie", one)]) for one in set_cookies]
    wire = SimpleNamespace(since=lambda mark: cast("list[Exchange]", answers))
    addresses = SimpleNamespace(mail="https://mail.test/")
    target = SimpleNamespace(ixit=SimpleNamespace(addresses=addresses))
    return cast("Device", SimpleNamespace(wire=wire, target=target))


@pytest.mark.parametrize(
    "later", ["SESSION=of-the-portal; Secure", "SESSION=; Path=/old; Max-Age=0", "SESSION=of-the-mail-2"]
)
def test_what_was_said_of_another_cookie_of_that_name_is_nothing_to_it(later: str) -> None:
    assert faults(given(GIVEN, later), COOKIE) == []


def test_what_was_said_last_of_the_cookie_counts() -> None:
    told = faults(given(GIVEN, "SESSION=of-the-mail; Secure; HttpOnly; SameSite=None; Domain=.test"), COOKIE)
    assert told == ["SameSite (none)", "a host of its own (Domain=test)"]


def asking(url: str = "https://mail.test/api", body: bytes = b"", **headers: str) -> Exchange:
    named = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return cast("Exchange", SimpleNamespace(url=url, request_body=body, request_headers=named))


@pytest.mark.parametrize(
    "asked",
    [
        asking(x_xsrf_token="a token/1"),
        asking(x_xsrf_token="a%20token%2F1"),
        asking("https://mail.test/api?sid=a%20token%2F1"),
        asking(body=b"csrf=a%20token%2F1"),
    ],
)
def test_what_scripts_say_again_of_a_cookie_is_known(asked: Exchange) -> None:
    assert said_again([asking(), asked], "a%20token%2F1")


def test_what_the_browser_alone_sends_is_not_said_again() -> None:
    assert not said_again([asking(cookie="SESSION=a%20token%2F1", host="mail.test")], "a%20token%2F1")
