"""What was waited for in vain is told in a person's words."""

import re

import pytest
from playwright.sync_api import Error, Locator

from conformance.catalogue import catalogue
from steps.devices.device import Device
from steps.screens.finder import (
    box,
    choice,
    control,
    drawn_box,
    field,
    landmark,
    option,
    ready_to_press,
    text,
)
from steps.screens.missed import waited_for


def told(target: Locator) -> str:
    """What is said when this is not there to be clicked."""
    with pytest.raises(Error) as missing:
        target.click(timeout=50)
    return waited_for(missing.value)


def test_a_control_is_told_by_its_role_and_name(device: Device) -> None:
    device.page.set_content("<p>nothing to click</p>")
    assert told(control(device.page, "绑定")) == ("button, link, tab, radio, menuitem or treeitem “绑定”")


def test_whatever_can_be_looked_for_is_told_in_chinese_too(device: Device) -> None:
    device.page.set_content("<p>nothing</p>")
    for target in (control, choice, option, field, box, drawn_box, landmark, text):
        said = catalogue().said(f"{told(target(device.page, '绑定'))} is not on the screen")
        assert said and not re.search("[a-z]", said), target


def test_a_name_that_is_looked_for_as_a_part_is_told_as_it_reads(device: Device) -> None:
    device.page.set_content("<p>nothing to click</p>")
    name = re.compile(re.escape("重新发送 (60)"))
    assert told(device.page.get_by_role("button", name=name)) == "button “重新发送 (60)”"


def test_what_the_profile_leaves_empty_is_told_as_that(device: Device) -> None:
    device.page.set_content("<p>nothing to click</p>")
    assert told(control(device.page, "")) == "something that the profile leaves empty"


def test_a_field_is_told_by_its_label(device: Device) -> None:
    device.page.set_content("<p>nothing to type into</p>")
    assert told(field(device.page, "手机号码")) == "field “手机号码”"


@pytest.mark.parametrize("named", ["aria-label=手机号码", "placeholder=手机号码", "id=n"])
def test_a_field_is_found_by_what_names_it(device: Device, named: str) -> None:
    device.page.set_content(f"<label for=n>手机号码</label><input {named} placeholder=手机号码>")
    field(device.page, "手机号码").fill("1")


def test_a_name_may_have_a_slash_in_it(device: Device) -> None:
    device.page.set_content("<h1>登录/Login</h1><input aria-label=学号/工号><button>确定/OK</button>")
    field(device.page, "学号/工号").fill("typed")
    control(device.page, "确定/OK").click()
    assert landmark(device.page, "登录/Login").is_visible()


@pytest.mark.parametrize("item", ["退出", "<a href=#>退出</a>", "<button>退出</button>"])
def test_an_item_of_a_menu_is_clicked(device: Device, item: str) -> None:
    device.page.set_content(f"<ul role=menu><li role=menuitem onclick='document.title = 1'>{item}</ul>")
    control(device.page, "退出").click()
    assert device.page.title() == "1"


def test_a_field_may_have_a_hint_instead_of_a_label(device: Device) -> None:
    device.page.set_content(
        "<label>帐号<input id=one></label><input id=two placeholder=密码 type=password>"
        "<form hidden><input placeholder=密码></form>"
    )
    for name in ("帐号", "密码"):
        field(device.page, name).fill("typed")
    assert [device.page.locator(one).input_value() for one in ("#one", "#two")] == ["typed", "typed"]


def test_a_field_that_is_not_there_is_told_once(device: Device) -> None:
    device.page.set_content("<p>nothing to type into</p>")
    assert told(field(device.page, "手机号码")) == "field “手机号码”"


def test_a_selector_is_told_as_it_is(device: Device) -> None:
    device.page.set_content("<p>nothing to click</p>")
    assert told(device.page.locator("css=.bind")) == 'locator(".bind")'


def test_what_is_ready_to_be_pressed_lies_under_nothing(device: Device) -> None:
    device.page.set_content(
        "<button onclick='document.title = 1'>Send</button>"
        "<div id=veil style='position: fixed; inset: 0'></div>"
        "<script>setTimeout(() => veil.remove(), 300)</script>"
    )
    ready_to_press(control(device.page, "Send"))()
    assert device.page.title() == "1"
