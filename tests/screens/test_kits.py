"""On front ends of common makes, what is pressed, typed into and said is found by a person's words."""

import msgspec
import pytest

from conformance.profile.screens import TwoStepSettings
from steps.devices.device import Device
from steps.screens.finder import control, field
from steps.screens.keyboard import type_into
from steps.screens.methods import listed_row
from steps.screens.places import Place
from steps.screens.presses import Press
from steps.screens.resending import is_counting, resend_button
from steps.screens.seeing import see, see_at_once, see_outcome
from steps.screens.trust_box import tick_or_not
from tests.screens.conftest import Wire
from tests.screens.corpus import pages

COVERED = """<h1>安全验证</h1><button onclick="document.title = 'hit'">确定</button>
<div id=layer hidden style="position: fixed; inset: 0; background: white"><p>验证码错误</p>
<a class=layui-layer-btn0 onclick="layer.hidden = true">确定</a></div>"""
"""layui: a box over everything, whose button has the name of one beneath."""


@pytest.mark.parametrize(("page", "names"), pages("controls"))
def test_one_press_reaches_it(device: Device, page: str, names: str) -> None:
    device.page.set_content(page)
    Press(device.page, tuple(names.split(" | ")), method="短信").click()
    assert device.page.title() == "hit"


@pytest.mark.parametrize(("page", "name"), pages("fields"))
def test_what_is_typed_stands_in_it(device: Device, page: str, name: str) -> None:
    device.page.set_content(page)
    type_into(field(device.page, name), "123456")
    assert device.page.locator("#it").input_value() == "123456"


@pytest.mark.parametrize("heard", ["oninput", "onkeyup", "onkeydown", "onkeypress", "onchange", "onblur"])
@pytest.mark.parametrize("kind", ["text", "password", "number", "tel"])
def test_a_page_hears_keys(device: Device, heard: str, kind: str) -> None:
    device.page.set_content(f"<input aria-label=验证码 type={kind} {heard}='document.title = 1'>")
    type_into(field(device.page, "验证码"), "123456")
    device.page.locator("input").blur()
    assert device.page.title() == "1"


@pytest.mark.parametrize("trusts", [True, False])
@pytest.mark.parametrize(("page", "name"), pages("boxes"))
def test_the_box_is_answered(device: Device, page: str, name: str, trusts: bool) -> None:
    device.page.set_content(page)
    device.trusts = trusts
    tick_or_not(device, device.page, name)
    assert Place.TRUST in device.reached
    assert device.page.locator("#it").is_checked() is trusts


@pytest.mark.parametrize(("page", "wanted"), pages("screens"))
def test_the_screen_that_is_shown(device: Device, page: str, wanted: str) -> None:
    device.page.set_content(page)
    assert see_at_once(device).name == wanted


@pytest.mark.parametrize(("page", "wanted"), pages("messages"))
def test_what_came_of_it(device: Device, wire: Wire, page: str, wanted: str) -> None:
    device.page.set_content(page)
    leaving = see(device)
    wire.answered("POST")
    device.page.evaluate("act()")
    came_to = see_outcome(device, leaving=leaving)
    stayed = "stayed" if came_to.stayed else ""
    assert f"{came_to.place.name} {came_to.refusal or stayed}".strip() == wanted


@pytest.mark.parametrize(("page", "words"), pages("countdowns"))
def test_a_countdown_is_seen_to_run_and_to_end(device: Device, page: str, words: str) -> None:
    device.page.set_content(page)
    again = resend_button(device.page, words)
    assert is_counting(again)
    device.page.evaluate("end()")
    assert not is_counting(again)
    again.click()


def test_a_message_that_lies_over_the_screen_is_read_and_then_closed(device: Device, wire: Wire) -> None:
    ixit = device.target.ixit
    messages = msgspec.structs.replace(ixit.screens.messages, close="css=.layui-layer-btn0")
    screens = msgspec.structs.replace(ixit.screens, messages=messages)
    device.target = msgspec.structs.replace(
        device.target, ixit=msgspec.structs.replace(ixit, screens=screens)
    )
    device.second_tab()
    device.page.set_content(COVERED)
    see(device)
    wire.answered("POST")
    device.page.evaluate("layer.hidden = false")
    assert see_outcome(device, leaving=Place.SECOND_STEP).refusal == "wrong_code"
    control(device.page, "确定").click()
    assert device.page.title() == "hit"


@pytest.mark.parametrize(("page", "wanted"), pages("rows"))
def test_the_buttons_of_a_method(device: Device, page: str, wanted: str) -> None:
    row, *states = wanted.split(" | ")
    screens = msgspec.structs.replace(device.target.ixit.screens, two_step_settings=TwoStepSettings(row=row))
    ixit = msgspec.structs.replace(device.target.ixit, screens=screens)
    device.target = msgspec.structs.replace(device.target, ixit=ixit)
    device.page.set_content(page)
    assert [listed_row(device, method).state() for method in ("sms", "wechat")] == states
