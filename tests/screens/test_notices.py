"""A notice that stands on a page for everybody is no answer to what somebody asked for."""

from types import SimpleNamespace
from typing import cast

import pytest

from steps.devices.device import Device
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.places import Outcome, Place
from steps.screens.seeing import see, see_outcome
from steps.ways.messages import code_or_refusal
from tests.screens.conftest import Wire

NOTICE = "<h1>绑定手机</h1><div role=alert class=warning>1个手机号只能绑定1个邮箱</div>"
REFUSED = "document.body.insertAdjacentHTML('beforeend', '<div role=alert>号码不可用</div>')"


class Nobody:
    """Arrivals at which nothing arrives."""

    def next_at(self, to: str, after: int, seconds: float) -> str:
        raise TimeoutError

    def code_in(self, text: str) -> str:
        return text


def scene(device: Device) -> Scene:
    return cast("Scene", SimpleNamespace(arrivals=Nobody(), target=device.target))


@pytest.fixture
def asked(device: Device, wire: Wire) -> Device:
    """A device that was looked at, and then asked for a code, which was answered."""
    device.page.set_content(NOTICE)
    see(device)
    wire.answered("POST")
    return device


def test_a_notice_that_stood_there_refuses_no_code(asked: Device) -> None:
    with pytest.raises(Missing, match="nothing was said"):
        code_or_refusal(scene(asked), asked, "+8613800138001", 0)


def test_nor_does_it_on_the_page_that_follows(asked: Device) -> None:
    asked.page.set_content(NOTICE + "<p>")
    with pytest.raises(Missing, match="nothing was said"):
        code_or_refusal(scene(asked), asked, "+8613800138001", 0)


def test_what_is_said_besides_does(asked: Device) -> None:
    asked.page.evaluate(REFUSED)
    assert code_or_refusal(scene(asked), asked, "+8613800138001", 0) == Outcome(
        Place["SMS_BINDING"], "other", "号码不可用"
    )


def test_a_box_of_the_browsers_own_does(asked: Device) -> None:
    asked.page.evaluate("setTimeout(alert, 0, '号码不可用')")
    came = code_or_refusal(scene(asked), asked, "+8613800138001", 0)
    assert isinstance(came, Outcome)
    assert came.words == "号码不可用"


def test_a_notice_on_the_page_that_a_binding_leads_to_is_for_everybody(device: Device, wire: Wire) -> None:
    device.page.set_content("<h1>绑定手机</h1>")
    see(device)
    wire.answered("POST")
    device.page.set_content("<h1>欢迎使用邮箱</h1><div role=alert class=warning>今晚维护</div>")
    came = see_outcome(device, leaving=Place["SMS_BINDING"])
    assert (came.place, came.refusal) == (Place.WELCOME, "")
