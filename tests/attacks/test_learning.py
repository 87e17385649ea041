"""What somebody submits is submitted by another browser with that one's own values."""

from types import SimpleNamespace
from typing import cast

import pytest

from steps.devices.device import Device
from steps.methods import SMS
from steps.people.actors import Belonging, Mailbox, Person
from steps.ways.attacks.learning import Submitted, _with_own_values, made_out
from steps.ways.requests.message import JSON, parsed
from tests.features.test_repeating import exchange

THEIRS = {
    "authorization": "Bearer of-sun",
    "x-csrf": "token-1-of-sun",
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
    theirs = parsed(
        "POST", "https://mail.test/graph", THEIRS, b'{"op": "twostep.remove", "csrf": "token-1-of-sun"}'
    )
    known = {**mine, "x-csrf": "token-2-of-li", "csrf": "token-2-of-li", "op": "twostep.list"}
    own = _with_own_values(theirs, known)
    assert own.tree == {"op": "twostep.remove", "csrf": "token-2-of-li"}
    assert own.headers == authorization | {
        "x-csrf": "token-2-of-li",
        "x-version": "1.20",
        "content-type": JSON,
    }


def _person(login: str, number: str) -> Person:
    mailbox = Mailbox(f"{login}@mail.test", "letter")
    return Person(login, login, "password", [mailbox], {SMS.key: Belonging(number)})


@pytest.mark.parametrize(
    ("number", "given", "phone"),
    [
        ("", "", "13900000002"),
        ("+8613900000001", "+8613900000003", "13900000003"),
        ("+8613900000009", "+8613900000003", "13900000002"),
    ],
)
def test_what_somebody_submitted_is_made_out_to_whoever_submits_it_now(
    number: str, given: str, phone: str
) -> None:
    sun, li = _person("20260001", "+8613900000001"), _person("20260002", "+8613900000002")
    form = (("content-type", "application/x-www-form-urlencoded"),)
    said = b"phone=13900000001&for=20260001%40mail.test"
    act = exchange("https://mail.test/bind", form, said, "POST")
    context = SimpleNamespace(cookies=list)
    nothing = SimpleNamespace(
        context=context,
        wire=SimpleNamespace(since=lambda mark: []),
        login_mark=0.0,
        page=SimpleNamespace(frames=[]),
    )
    made = made_out(cast("Device", nothing), li, Submitted(sun, [act], number), given)
    assert [dict(message.values()) for message in made] == [{"phone": phone, "for": "20260002@mail.test"}]
