"""Screens in the frame that the profile names, cards as rows, and tabs that take their time."""

import html

from steps.devices.device import Device
from steps.methods import SMS
from steps.screens.bindings import SmsBinding
from steps.screens.codes import SecondStep
from steps.screens.logins import sign_out_of_portal
from steps.screens.methods import SettingsRow
from steps.screens.places import Outcome, Place
from steps.screens.seeing import see, see_outcome

SETTINGS = """<h1>二次验证设置</h1>
<div class=card><b>短信</b><span role=button>修改</span><span role=button>解绑</span></div>
<div class=card><b>微信</b><span role=button>绑定</span></div>"""
BINDING = "<h2>绑定手机</h2><label>手机号码 <input></label><p role=alert>请输入正确的手机号码</p>"


def framed(inside: str) -> str:
    return f'<h1>欢迎使用邮箱</h1><iframe srcdoc="{html.escape(inside)}"></iframe>'


def test_a_screen_in_a_frame_lies_over_the_page_and_has_its_rows(device: Device) -> None:
    device.page.set_content(framed(SETTINGS))
    assert see(device) is Place.TWO_STEP_SETTINGS
    assert SettingsRow(device, "sms").state() == "修改 and 解绑"
    assert SettingsRow(device, "wechat").state() == "绑定"


def test_a_screen_that_may_be_in_a_frame_is_found_in_the_page_too(device: Device) -> None:
    for content in (BINDING, framed(BINDING)):
        device.page.set_content(content)
        assert see(device) is SMS.place
        SmsBinding(device).to.fill("13800138000")


def test_the_way_out_of_the_portal_may_stand_around_the_frame_of_its_applications(device: Device) -> None:
    applications = html.escape("<h1>我的应用</h1><a href=#mail>电子邮件</a>")
    device.page.set_content(
        "<a onclick=\"this.remove(); document.title = 'out'\">退出</a>"
        f'<iframe srcdoc="{applications}"></iframe>'
    )
    assert see(device) is Place.PORTAL_HOME
    sign_out_of_portal(device)
    assert device.page.title() == "out"


def test_a_message_in_a_frame_is_read(device: Device) -> None:
    device.page.set_content(framed(BINDING))
    told = Outcome(SMS.place, "not_a_number", "请输入正确的手机号码")
    assert see_outcome(device, leaving=SMS.place) == told


def test_a_chosen_method_is_waited_for(device: Device) -> None:
    device.page.set_content(
        "<h1>安全验证</h1><button role=tab>短信</button><p>发送至备用邮箱</p><script>"
        "const [tab, asked] = document.querySelectorAll('button, p');"
        "tab.onclick = () => setTimeout(() => asked.textContent = '发送至手机号码', 200);</script>"
    )
    SecondStep(device).choose("sms")
    assert device.page.locator("p").inner_text() == "发送至手机号码"
