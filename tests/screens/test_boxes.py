"""What boxes of the browser's own say, and that they are agreed to."""

import pytest

from steps.devices.device import Device
from steps.screens.places import Outcome, Place
from steps.screens.seeing import see, see_outcome
from tests.screens.conftest import Wire


def asked(device: Device, script: str) -> Device:
    """The second step, where this has run since it was looked at."""
    device.page.set_content("<h1>安全验证</h1>")
    see(device)
    device.page.evaluate(script)
    return device


def test_a_box_that_asks_is_agreed_to(device: Device) -> None:
    asked(device, "if (confirm('确定要解绑吗？')) document.body.innerHTML = '<h1>二次验证设置</h1>'")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == Outcome(Place.TWO_STEP_SETTINGS)


def test_what_a_box_says_is_a_refusal_by_the_profiles_words(device: Device, wire: Wire) -> None:
    asked(device, "alert('您的验证码错误，请重试')")
    wire.answered("POST")
    refused = Outcome(Place.SECOND_STEP, "wrong_code", "您的验证码错误，请重试")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == refused
    assert see_outcome(device, leaving=Place.SECOND_STEP) == Outcome(Place.SECOND_STEP, stayed=True)


@pytest.mark.parametrize("words", ["绑定成功", "验证码已发送"])
def test_that_something_was_done_is_no_refusal(device: Device, wire: Wire, words: str) -> None:
    asked(device, f"alert('{words}')")
    wire.answered("POST")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == Outcome(Place.SECOND_STEP, stayed=True)


def test_a_box_in_the_place_of_sending_refuses_as_a_field_does(device: Device) -> None:
    asked(device, "alert('请先填写')")
    refused = Outcome(Place.SECOND_STEP, "unsent", "请先填写")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == refused
