"""A question before a change that first asks by which method it shall be answered."""

import msgspec
import pytest

from conformance.profile.screens import NamesHere
from steps.devices.device import Device
from steps.screens.codes import StepUp

CHOOSER = """<h1>系统信息</h1><p>请选择验证方式</p><button onclick="document.title = '短信'">短信</button>
<button disabled>微信</button><button onclick="document.title += ' 下一步'">下一步</button>"""


@pytest.mark.parametrize(
    ("choose", "here", "chosen"),
    [
        (("{method}", "下一步"), NamesHere(), "短信 下一步"),
        ("{method}", NamesHere(sms="下一步"), "下一步"),
        ("", NamesHere(), ""),
    ],
)
def test_the_first_method_that_is_there_is_chosen(
    device: Device, choose: str | tuple[str, ...], here: NamesHere, chosen: str
) -> None:
    device.page.set_content(CHOOSER)
    screens = device.target.ixit.screens
    step_up = msgspec.structs.replace(screens.step_up, choose=choose, methods=here)
    ixit = msgspec.structs.replace(
        device.target.ixit, screens=msgspec.structs.replace(screens, step_up=step_up)
    )
    device.target = msgspec.structs.replace(device.target, ixit=ixit)
    StepUp(device).choose("otp", "sms")
    assert device.page.title() == chosen
