"""Letters, and what leads to them, in a frame of the page or around it."""

import msgspec
import pytest

from conformance.profile.screens import Screens, Welcome
from steps.devices.device import Device
from steps.people.actors import Missing
from steps.screens import mailbox as inside
from steps.screens.letters import read, read_once_there

FRAMED = """<button aria-label=头像 onclick="document.title = 'personal settings'">L</button>
<iframe srcdoc="<h1>欢迎使用邮箱</h1>
<button onclick='document.body.textContent = this.title' title=zebra>收件箱</button>"></iframe>"""


@pytest.fixture
def framed(device: Device) -> Device:
    """A mailbox whose content is in a frame, what leads to the settings around it."""
    ixit = device.target.ixit
    screens = msgspec.structs.replace(ixit.screens, welcome=Welcome(frame="css=iframe"))
    assert isinstance(screens, Screens)
    ixit = msgspec.structs.replace(ixit, screens=screens)
    device.target = msgspec.structs.replace(device.target, ixit=ixit)
    device.page.set_content(FRAMED)
    return device


def test_a_letter_is_read_in_a_frame(framed: Device) -> None:
    inside.open_inbox(framed)
    assert read_once_there(framed, "zebra").is_visible()
    assert len(read(framed, "zebra")) == 1


def test_what_stands_around_the_frame_is_pressed_there(framed: Device) -> None:
    inside.avatar(framed).click()
    assert framed.page.title() == "personal settings"


def test_letters_are_waited_for_until_there_are_more(device: Device) -> None:
    device.page.set_content("<p>notice<p>notice")
    assert read_once_there(device, "notice", before=1)
    with pytest.raises(Missing, match="notice"):
        read_once_there(device, "notice", before=2)


@pytest.mark.parametrize(("below", "is_lowest"), [("<p>©</p>", True), ("<p><a href=#>帮助</a></p>", False)])
def test_what_lies_lowest_has_nothing_to_press_below_it(device: Device, below: str, is_lowest: bool) -> None:
    device.page.set_content(f"<button>设置</button>{below}")
    assert inside.is_lowest(inside.gear(device)) is is_lowest
