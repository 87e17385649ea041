"""An authenticator's code that was entered once is not entered again: the next one is waited for."""

import hashlib
from types import SimpleNamespace
from typing import cast

import pyotp
import pytest

from conformance.profile.ics import Authenticator
from steps.methods import OTP
from steps.people.actors import Belonging, Person
from steps.scene import Scene


@pytest.fixture
def person() -> Person:
    own = {OTP.key: Belonging(link="otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&period=60")}
    return cast("Person", SimpleNamespace(own=own))


@pytest.fixture
def scene() -> Scene:
    """Its authenticator shows the minute that the clock is at."""
    clock = SimpleNamespace(now=0.0)
    clock.pass_time = lambda seconds: setattr(clock, "now", clock.now + seconds)
    handset = SimpleNamespace(totp=lambda link: f"{clock.now // 60:06.0f}")
    return cast("Scene", SimpleNamespace(clock=clock, handset=handset))


def test_a_code_that_was_entered_is_not_entered_again(scene: Scene, person: Person) -> None:
    assert [OTP.spend_code(scene, person) for _ in range(3)] == ["000000", "000001", "000002"]


def test_a_code_that_is_only_looked_at_may_be_entered_yet(scene: Scene, person: Person) -> None:
    assert OTP.held_code(scene, person) == OTP.held_code(scene, person) == "000000"
    assert OTP.spend_code(scene, person) == "000000"


def test_an_authenticator_that_a_hook_binds_makes_codes_as_the_ics_says() -> None:
    made = Authenticator(period=60, digits=8, algorithm="SHA256")
    made_up = SimpleNamespace(secret=lambda: 2 * "JBSWY3DPEHPK3PXP")
    target = SimpleNamespace(ics=SimpleNamespace(authenticator=made))
    scene = cast("Scene", SimpleNamespace(target=target, cast=SimpleNamespace(made_up=made_up)))
    person = cast("Person", SimpleNamespace(own={OTP.key: Belonging()}))
    OTP.bound_beforehand(scene, person, "li@mail.example")
    link = OTP.own(person).link
    totp = pyotp.parse_uri(link)
    assert isinstance(totp, pyotp.TOTP)
    assert (totp.interval, totp.digits, totp.digest) == (60, 8, hashlib.sha256)
