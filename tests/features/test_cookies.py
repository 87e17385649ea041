"""What a browser was told about a cookie is read where that very cookie was given."""

from types import SimpleNamespace
from typing import cast

import pytest

from steps.devices.device import Device
from steps.surroundings import Exchange
from steps.ways.requests.cookies import Cookie, faults

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
