"""What the browser's errors mean for a verdict, by real pages."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance import profile
from conformance.judging.verdict import Contradiction, HarnessFault
from steps import unreached
from steps.devices.device import Device
from steps.expectations import possible
from steps.people.actors import Missing
from steps.screens.finder import control
from steps.screens.methods import need_row
from steps.screens.places import Place, binding_of

REFERENCE = profile.load(Path(__file__).parents[2] / "targets" / "reference.toml")


def scene(device: Device, *shown: Place) -> Any:  # noqa: ANN401
    """As much of a scene as is asked: the profile, and which screens its browser has shown."""
    browsers = SimpleNamespace(every=[SimpleNamespace(shown=set(shown))], in_front=device)
    return SimpleNamespace(target=REFERENCE, browsers=browsers)


def test_what_is_not_there_is_named_by_the_profiles_key(device: Device) -> None:
    device.page.set_content("<h1>备用邮箱绑定</h1>")
    with pytest.raises(NothingAppeared) as error:
        control(device.page, "发送验证码").click(timeout=50)
    assert unreached._not_there(error.value, scene(device, binding_of("backup"))) == (
        "button, link, tab, radio, menuitem or treeitem “发送验证码” "
        "is not on the screen 备用邮箱绑定; key ixit.screens.backup_binding.send"
    )
    assert "sms_binding.send" in unreached._not_there(error.value, scene(device, Place.WELCOME))


def test_what_is_shown_in_the_place_of_that_screen_is_said(device: Device) -> None:
    device.page.set_content("<h1>欢迎使用邮箱</h1>")
    with pytest.raises(NothingAppeared) as error:
        control(device.page, "发送验证码").click(timeout=50)
    said = unreached._not_there(error.value, scene(device, Place.SECOND_STEP))
    assert said.partition(" (")[0].endswith(
        "key ixit.screens.second_step.send; the browser shows the welcome page"
    )


def test_what_is_there_twice_is_said_to_be(device: Device) -> None:
    device.page.set_content("<h1>备用邮箱绑定</h1><button>发送验证码</button><a href=#>发送验证码</a>")
    with pytest.raises(BrowserError) as error:
        control(device.page, "发送验证码").click(timeout=3000)
    said = str(unreached._meaning(error.value, scene(device, binding_of("backup"))))
    assert said.endswith("is there more than once: give a selector; key ixit.screens.backup_binding.send")
    assert said.startswith("button, link, tab, radio, menuitem or treeitem “发送验证码”")


def test_what_is_there_and_disabled_is_said_to_be(device: Device) -> None:
    device.page.set_content("<button disabled>发送验证码</button>")
    with pytest.raises(NothingAppeared) as error:
        control(device.page, "发送验证码").click(timeout=2000)
    assert "cannot be pressed or filled in: it is disabled" in unreached._not_there(
        error.value, scene(device)
    )


def test_what_never_holds_still_is_no_missing_control(device: Device) -> None:
    moving = "<style>@keyframes m { to { margin-left: 9px } } button { animation: m .2s infinite }</style>"
    device.page.set_content(f"{moving}<button>发送验证码</button>")
    with pytest.raises(NothingAppeared) as error, possible("a button"):
        control(device.page, "发送验证码").click(timeout=1000)
    assert "never holds still" in unreached._not_there(error.value, scene(device))


def test_a_browser_that_is_gone_is_the_harnesss_fault(device: Device) -> None:
    page = device.page
    page.close()
    with pytest.raises(BrowserError) as error:
        page.goto("about:blank")
    assert isinstance(unreached._meaning(error.value), HarnessFault)


def test_a_page_that_cannot_be_loaded_is_missing(device: Device) -> None:
    with pytest.raises(BrowserError) as error:
        device.page.goto("chrome://nowhere")
    assert isinstance(unreached._meaning(error.value), Missing)


def test_a_page_that_does_not_come_is_told_without_the_browsers_calls(device: Device) -> None:
    with pytest.raises(NothingAppeared) as late:
        device.page.wait_for_function("false", timeout=50)
    said = unreached._not_there(late.value, scene(device, Place.WELCOME)).partition(" (")[0]
    assert said == "the browser could not go on: nothing came within 0.05 s"
    with pytest.raises(BrowserError) as refused:
        device.page.goto("https://mail.example/")
    assert str(unreached._meaning(refused.value)).startswith("the browser could not go on: net::ERR_")


@pytest.mark.parametrize(
    ("shown", "means"), [("备用邮箱绑定", NothingAppeared), ("欢迎使用邮箱", Contradiction)]
)
def test_what_is_missing_on_its_own_screen_contradicts_no_other_clause(
    device: Device, shown: str, means: type[Exception]
) -> None:
    device.page.set_content(f"<h1>{shown}</h1>")
    with pytest.raises(means), possible("the binding", scene(device, binding_of("backup"))):
        control(device.page, "发送验证码").click(timeout=50)
    with pytest.raises(Contradiction), possible("the binding"):
        control(device.page, "发送验证码").click(timeout=50)


def test_a_row_that_is_not_found_is_no_row_without_buttons(device: Device) -> None:
    device.page.set_content("<div class=card>短信</div>")
    need_row(device, "sms")
    with pytest.raises(Missing, match=r"ixit\.screens\.methods\.otp"):
        need_row(device, "otp")
