"""An authenticator's code that was entered once is not entered again: the next one is waited for."""

from types import SimpleNamespace
from typing import cast

import pytest

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
