"""A code that a login sends by itself, and what sends it again."""

from types import SimpleNamespace
from typing import Any

import msgspec

from steps.devices.device import Device
from steps.methods import SMS

NUMBER = "+8613900000001"
TWO_BUTTONS = "<button onclick='document.title += 1'>Submit</button>" * 2


def scene(device: Device) -> Any:  # noqa: ANN401 (a Scene)
    """As much of a scene as is asked: a code came to another browser, and has been read."""
    arrivals = SimpleNamespace(
        unread=lambda to: False,
        at=lambda to: ["code: 123456"],
        next_at=lambda *_: "",
        code_in=lambda _: "123456",
    )
    clock = SimpleNamespace(before_code=lambda to: None)
    return SimpleNamespace(target=device.target, arrivals=arrivals, clock=clock)


def test_where_nothing_sends_a_code_again_nothing_is_pressed_and_the_last_one_is_taken(
    device: Device,
) -> None:
    screens = device.target.ixit.screens
    question = msgspec.structs.replace(screens.second_step, send="", resend="", choose="")
    ixit = msgspec.structs.replace(
        device.target.ixit, screens=msgspec.structs.replace(screens, second_step=question)
    )
    device.target = msgspec.structs.replace(device.target, ixit=ixit)
    device.page.set_content(TWO_BUTTONS)
    assert SMS.ask_code(scene(device), device, NUMBER) == "123456"
    assert device.page.title() == ""
