import pyotp
import pytest

from fake_services.reference.methods import BACKUP, OTP, SMS, WECHAT
from fake_services.reference.policy import DAY, Policy
from fake_services.reference.records import Code, Errand, Place, Stage, Trust, Verification
from tests.reference.samples import (
    LI,
    NOW,
    OTHER_PHONE,
    PHONE,
    WANG,
    attempt,
    binding,
    claim,
    code,
    errand,
    trust,
    visit,
)

POLICY = Policy()
BOUND = binding()
NOTATIONS = ["13800138001", "138 0013 8001", "138-0013-8001", "+86 13800138001", "１３８００１３８００１"]
ODD = ["", "+", "12800138001", "1380013800", "138001380012", "087165916666", "+85291234567"]
VERIFIED = Verification("session", LI, NOW)


def test_stages_come_in_the_guides_order() -> None:
    assert POLICY.stage(visit()) is Stage.BIND
    assert POLICY.stage(visit(BOUND)) is Stage.VERIFY
    assert POLICY.stage(visit(BOUND, verifications=(VERIFIED,))) is Stage.TRUST
    assert POLICY.stage(visit(BOUND, verifications=(VERIFIED,), answered=True)) is Stage.OPEN
    assert POLICY.stage(visit(BOUND, trusts=(trust(),))) is Stage.OPEN


def test_login_that_entered_goes_on_whatever_is_bound_now() -> None:
    assert POLICY.stage(visit(entered=True)) is Stage.OPEN


def test_a_one_time_password_counts_as_the_app_shows_it() -> None:
    secret = POLICY.new_secret([], "li@kust.edu.cn")
    shown = pyotp.TOTP(secret).at(int(NOW))
    assert POLICY.accepts_otp(secret, attempt(f" {shown[:3]} {shown[3:]}"), ()) is not None
    assert POLICY.accepts_otp(secret, attempt(shown[:3]), ()) is None


def test_ended_binding_is_none() -> None:
    assert POLICY.stage(visit(binding(until=NOW))) is Stage.BIND


@pytest.mark.parametrize(
    "foreign", [Verification("another session", LI, NOW), Verification("session", WANG, NOW)]
)
def test_second_step_counts_for_one_login_of_one_mailbox(foreign: Verification) -> None:
    assert POLICY.stage(visit(BOUND, verifications=(foreign,))) is Stage.VERIFY


@pytest.mark.parametrize(
    "none", [trust(WANG), trust(token="another"), trust(void=True), trust(since=NOW - 30 * DAY)]
)
def test_trust_is_one_devices_for_one_mailbox_for_30_days(none: Trust) -> None:
    assert POLICY.trusts(trust(), visit())
    assert not POLICY.trusts(none, visit())


@pytest.mark.parametrize(
    "text",
    [
        "13800138001",
        "138 0013 8001",
        "138-0013-8001",
        "+86 13800138001",
        "008613800138001",
        "１３８００１３８００１",
        "8613800138001",
        "013800138001",
        "+86013800138001",
        "+86 (138) 00138001",
        "138.0013.8001",
        "138\u200b00138001",
        "\u0661\u0663\u0668\u0660\u0660\u0661\u0663\u0668\u0660\u0660\u0661",
    ],
)
def test_notations_of_one_number(text: str) -> None:
    assert POLICY.normalise(text, Place.FORCED) == PHONE


@pytest.mark.parametrize("text", ODD)
def test_what_is_not_a_phone_number(text: str) -> None:
    assert not POLICY.is_phone_number(POLICY.normalise(text, Place.FORCED))


@pytest.mark.parametrize("place", [Place.FORCED, Place.SETTINGS, Place.CHANGE])
def test_number_of_another_mailbox_is_free_nowhere(place: Place) -> None:
    assert not POLICY.is_free(claim(place), [BOUND])
    assert POLICY.is_free(claim(place, value=OTHER_PHONE), [BOUND])
    assert POLICY.is_free(claim(place), [binding(until=NOW)])
    assert POLICY.is_free(claim(place), [binding(WANG)])


def test_backup_mailbox_may_be_shared() -> None:
    shared = binding(method=BACKUP, value="a@b.cn")
    assert POLICY.is_free(claim(method=BACKUP, value="a@b.cn"), [shared])


def test_right_code_is_accepted() -> None:
    assert POLICY.accepts_code(code(), attempt())
    assert POLICY.accepts_code(code(), attempt(" ａｂｃ234 "))


@pytest.mark.parametrize("text", ["", "ABC235", "ABC23", "ABC2345"])
def test_wrong_code_is_not(text: str) -> None:
    assert not POLICY.accepts_code(code(), attempt(text))


@pytest.mark.parametrize(
    "other",
    [
        errand(place=Place.STEP_UP),
        errand(request="another"),
        errand(address=WANG),
        errand(destination=OTHER_PHONE),
        Errand(Place.LOGIN, "session", LI, BACKUP, PHONE),
    ],
)
def test_code_counts_on_its_own_errand_alone(other: Errand) -> None:
    assert not POLICY.accepts_code(code(), attempt(on=other))


@pytest.mark.parametrize("dead", [code(used=True), code(replaced=True), code(wrong=5)])
def test_dead_code_is_not_accepted(dead: Code) -> None:
    assert not POLICY.accepts_code(dead, attempt())


def test_code_lives_for_ten_minutes() -> None:
    assert POLICY.accepts_code(code(), attempt(at=NOW + 598))
    assert not POLICY.accepts_code(code(), attempt(at=NOW + 599))


def test_resend_waits_for_a_minute() -> None:
    assert [POLICY.wait([code()], at) for at in (NOW - 1, NOW, NOW + 58.5, NOW + 59)] == [60, 59, 1, 0]


def test_codes_are_random_and_easy_to_read() -> None:
    codes = {POLICY.new_code() for _ in range(50)}
    assert len(codes) == 50 and all(len(text) == 6 and not set(text) & set("01OI") for text in codes)


def test_masks() -> None:
    assert POLICY.mask(SMS, "+8613712349840") == "137****9840"
    assert POLICY.mask(BACKUP, "somebody@example.org") == "s***@example.org"
    assert POLICY.mask(WECHAT, "unionid") == POLICY.mask(OTP, "SECRET") == "已绑定"
