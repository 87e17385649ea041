"""What counts as having been shown of a mailbox: its letter, or a screen of its own."""

from types import SimpleNamespace
from typing import cast

import pytest

from conformance.judging.verdict import Contradiction
from steps.devices.device import Device
from steps.expectations import (
    expect_nothing_shown,
    expect_place,
    expect_refused_as,
    has_shown,
    masked_somehow,
    possible,
    unless_locked,
)
from steps.facts import Facts
from steps.people.actors import Mailbox, Missing, NotSignedIn
from steps.scene import Scene
from steps.screens.places import Outcome, Place
from steps.screens.seeing import see
from steps.ways.login import go_on

MAILBOX = Mailbox("li@mail.example", letter="a word of its letter")


def arrive(device: Device, heading: str) -> None:
    """End an attempt at a screen with this heading, that holds no letter."""
    device.page.set_content(f"<h1>{heading}</h1>")
    go_on(device, see(device))


def test_a_mailbox_that_opens_without_its_letter_was_shown(device: Device) -> None:
    arrive(device, "欢迎使用邮箱")
    assert has_shown(device, MAILBOX)
    with pytest.raises(Contradiction, match="no screen of the mailbox"):
        expect_nothing_shown(device, MAILBOX)


def test_a_screen_on_the_way_shows_nothing_of_a_mailbox(device: Device) -> None:
    arrive(device, "安全验证")
    assert not has_shown(device, MAILBOX)
    expect_nothing_shown(device, MAILBOX)


def test_what_an_earlier_login_reached_is_not_this_ones(device: Device) -> None:
    arrive(device, "欢迎使用邮箱")
    device.begin_login()
    arrive(device, "安全验证")
    expect_nothing_shown(device, MAILBOX)


def locked(tries: int | None, forged: int | None, typed: int = 0) -> Scene:
    """A scene in which so many codes were forged, and typed, of a deployment that says so many tries."""
    facts = Facts()
    if forged is not None:
        facts.codes_forged = forged
    target = SimpleNamespace(ics=SimpleNamespace(codes=SimpleNamespace(tries=tries)))
    browsers = SimpleNamespace(every=[SimpleNamespace(wrong_codes=typed)])
    return cast("Scene", SimpleNamespace(facts=facts, target=target, browsers=browsers))


@pytest.mark.parametrize(("forged", "typed"), [(4, 0), (None, 4)], ids=["forged", "typed"])
def test_what_may_be_a_lock_after_wrong_codes_is_no_contradiction(forged: int | None, typed: int) -> None:
    told = r"a login in the place of the mailbox, after 4 wrong codes; .*ics\.codes\.tries"
    with pytest.raises(Missing, match=told), unless_locked(locked(None, forged, typed)):
        raise Contradiction("the mailbox", "a login")


def test_a_lock_that_is_claimed_is_no_contradiction_either() -> None:
    with pytest.raises(Missing, match=r"that many lock a mailbox"), unless_locked(locked(5, None, 10)):
        raise Contradiction("the mailbox", "a login")


def test_a_right_password_that_was_turned_away_contradicts_nothing(device: Device) -> None:
    device.page.set_content("<h1>师生信息服务平台</h1>")
    device.turned_away = "请完成安全验证"
    with pytest.raises(Missing, match="请完成安全验证"):
        expect_place(device, Place.FORCED)
    device.begin_login()
    with pytest.raises(Contradiction):
        expect_place(device, Place.FORCED)


def test_what_a_phones_browser_is_shown_may_be_of_another_make(device: Device) -> None:
    device.page.set_content("<h1>手机邮箱</h1>")
    device.disguised = True
    with pytest.raises(Missing, match="another make"):
        expect_place(device, Place.SECOND_STEP)
    device.disguised = False


def test_a_login_that_is_not_taken_contradicts_nothing_that_it_leads_to() -> None:
    with pytest.raises(NotSignedIn), possible("the second step"):
        raise NotSignedIn("no login was met")
    with pytest.raises(Contradiction), possible("the second step"):
        raise Missing("the second step was not asked for")


def test_a_refusal_in_words_that_no_key_names_is_no_contradiction() -> None:
    place = Place["SMS_BINDING"]
    expect_refused_as(Outcome(place, "number_taken", "已绑定其他邮箱"), "number_taken")
    with pytest.raises(Missing, match=r"不可用.*number_taken"):
        expect_refused_as(Outcome(place, "other", "不可用"), "number_taken")
    with pytest.raises(Contradiction):
        expect_refused_as(Outcome(Place.WELCOME), "number_taken")


def test_a_page_that_is_not_known_may_say_that_a_session_has_ended(device: Device) -> None:
    device.page.set_content("<h1>登录已过期</h1>")
    with pytest.raises(Missing, match=r"ixit\.screens\.interlude"):
        expect_place(device, Place.PORTAL_LOGIN, Place.MAIL_LOGIN)
    with pytest.raises(Contradiction):
        expect_place(device, Place.SECOND_STEP)


@pytest.mark.parametrize(
    ("shown", "fits"),
    [
        ("138****8001", True),
        ("*******8001", True),
        ("尾号 8001", True),
        ("+86 138••••••01", True),
        ("13800138001", False),
        ("138****9001", False),
    ],
)
def test_a_number_may_be_masked_in_any_way(shown: str, fits: bool) -> None:
    assert bool(masked_somehow("+8613800138001").search(shown)) is fits


@pytest.mark.parametrize(
    ("tries", "forged", "typed"), [(20, 4, 4), (None, None, 0), (None, 0, 0), (None, None, 2)]
)
def test_what_can_be_no_lock_stays_a_contradiction(tries: int | None, forged: int | None, typed: int) -> None:
    with pytest.raises(Contradiction), unless_locked(locked(tries, forged, typed)):
        raise Contradiction("the mailbox", "a login")
