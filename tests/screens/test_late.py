"""What a screen says after its heading, and what it takes back."""

import pytest

from steps.devices.device import Device
from steps.methods import WECHAT
from steps.screens.codes import SecondStep, StepUp
from steps.screens.methods import listed_row, settled_states
from steps.screens.places import Place
from steps.ways.unbinding import UNBOUND, _asked_at_unbinding

LATER = "<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', `{}`), {})</script>"
ROW = "<div class=card><span>微信</span> <button>{}</button></div>"


def come_later(device: Device, heading: str, rest: str, milliseconds: int = 600) -> None:
    """Show a heading, and the rest after twice the time after which a test says that nothing came."""
    device.page.set_content(f"<h1>{heading}</h1>" + LATER.replace("{}", rest, 1).format(milliseconds))


def test_the_method_that_is_asked_for(device: Device) -> None:
    come_later(device, "系统信息", "<p>【短信】</p>")
    assert StepUp(device).asks_for("otp", "sms") == "sms"


def test_the_methods_that_can_be_chosen(device: Device) -> None:
    come_later(device, "安全验证", "<button>短信</button><button>微信</button>")
    question = SecondStep(device)
    question.open_choice("sms")
    assert (question.offers("sms"), question.offers("otp")) == (True, False)


def test_a_method_that_is_there_and_cannot_be_chosen_is_not_offered(device: Device) -> None:
    device.page.set_content("<h1>安全验证</h1><button disabled>短信</button><button>微信</button>")
    assert (SecondStep(device).offers("sms"), SecondStep(device).offers("wechat")) == (False, True)


def test_the_rows_of_the_settings(device: Device) -> None:
    come_later(device, "二次验证设置", ROW.format("绑定"))
    assert listed_row(device, "wechat").state() == "绑定"


@pytest.mark.parametrize(("wanted", "milliseconds"), [("修改 and 解绑", 600), ("绑定", 150)])
def test_a_row_that_is_there_before_it_knows_what_is_bound(
    device: Device, wanted: str, milliseconds: int
) -> None:
    knows = "document.querySelector('button').outerHTML = '<button>修改</button><button>解绑</button>'"
    later = f"<script>setTimeout(() => {{ {knows} }}, {milliseconds})</script>"
    device.page.set_content(f"<h1>二次验证设置</h1>{ROW.format('绑定')}{later}")
    assert settled_states(device, ["wechat"], lambda states: states == [wanted]) == ["修改 and 解绑"]


@pytest.mark.parametrize(
    ("afterwards", "asked"), [("", UNBOUND), ("document.body.innerHTML = '<h1>系统信息</h1>'", Place.STEP_UP)]
)
def test_what_is_shown_as_unbound_and_taken_back_is_not_unbound(
    device: Device, afterwards: str, asked: str
) -> None:
    device.page.set_content(
        f"<h1>二次验证设置</h1>{ROW.format('绑定')}<script>setTimeout(() => {{ {afterwards} }}, 150)</script>"
    )
    assert _asked_at_unbinding(device, WECHAT, {Place.STEP_UP}) == asked
