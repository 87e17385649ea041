"""Forgeries: each phrase of the features has its ways, and each way differs from what the page sends."""

import pytest

from steps.ways.attacks.forging import FORGERIES, forged
from steps.ways.requests.message import JSON, URLENCODED, Message, parsed
from steps.words.attacks import Forgery

TYPED, RIGHT = "9264", "4711"
FORM = parsed("POST", "https://mail.example/verify", {"content-type": URLENCODED}, b"code=9264&csrf=a")
OBJECT = parsed("POST", "https://mail.example/verify", {"content-type": JSON}, b'{"code": "9264"}')


def test_each_phrase_has_its_ways() -> None:
    assert set(FORGERIES) == set(Forgery)


@pytest.mark.parametrize("message", [FORM, OBJECT])
@pytest.mark.parametrize("how", Forgery)
def test_each_way_differs_and_none_is_the_right_request(message: Message, how: Forgery) -> None:
    ways = forged(message, (TYPED, RIGHT), how)
    assert ways
    assert all(new != message for _, new in ways)
    right = message.changed(lambda _, said: [RIGHT if said == TYPED else said])
    assert right not in [new for _, new in ways]


@pytest.mark.parametrize("message", [FORM, OBJECT])
def test_no_way_tries_so_often_that_an_account_is_locked(message: Message) -> None:
    assert max(len(forged(message, (TYPED, RIGHT), how)) for how in Forgery) <= 4


def test_a_well_known_code_that_is_the_right_one_is_not_tried() -> None:
    tried = forged(FORM, (TYPED, "123456"), Forgery.WELL_KNOWN)
    assert "123456" not in [dict(new.values())["code"] for _, new in tried]
