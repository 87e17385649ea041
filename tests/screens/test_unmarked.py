"""What is said in plain words, beside everything that is marked as a message."""

import pytest

from steps.devices.device import Device
from steps.methods import SMS
from steps.screens.places import Outcome, Place
from steps.screens.unmarked import Unmarked

PAGE = (
    "<h1>绑定手机</h1><p>请输入手机号码</p><button>获取验证码</button><p id=hint></p><p id=left>剩 5 次</p>"
)


def words(device: Device, script: str, place: Place = SMS.place) -> tuple[str, ...]:
    """What is heard where this happens to the page, and it leads to that place."""
    device.page.set_content(PAGE)
    unmarked = Unmarked(device, SMS.place)
    device.page.evaluate(script)
    return unmarked.words(Outcome(place))


@pytest.mark.parametrize(
    "script",
    [
        "document.body.insertAdjacentHTML('beforeend', '<div>短信发送失败</div>')",
        "hint.textContent = '短信发送失败'",
        "{ hint.textContent = '短信发送失败'; setTimeout(() => hint.remove()) }",
        "document.write('<p>短信发送失败</p>')",
    ],
)
def test_words_that_come(device: Device, script: str) -> None:
    assert words(device, script) == ("短信发送失败",)


@pytest.mark.parametrize(
    "script",
    [
        "0",
        "document.querySelector('button').textContent = '60 秒后重发'",
        "left.textContent = '剩 4 次'",
        "hint.textContent = '短信已发送'",
        "document.body.insertAdjacentHTML('beforeend', '<div hidden>短信发送失败</div>')",
        "document.body.className = 'busy'",
    ],
)
def test_what_tells_nothing(device: Device, script: str) -> None:
    assert words(device, script) == ()


def test_of_another_screen_only_what_sounds_wrong_is_heard(device: Device) -> None:
    script = "document.body.innerHTML = '<h1>登录</h1><p>请登录</p><p>扫码失败</p>'"
    assert words(device, script, Place.PORTAL_LOGIN) == ("扫码失败",)
