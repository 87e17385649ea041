"""What counts as having been shown of a mailbox: its letter, or a screen of its own."""

import pytest

from conformance.judging.verdict import Contradiction
from steps.devices.device import Device
from steps.expectations import expect_nothing_shown, has_shown
from steps.people.actors import Mailbox
from steps.screens.seeing import see
from steps.ways.login import go_on

MAILBOX = Mailbox("li@mail.example", letter="a word of its letter")


def arrive(device: Device, heading: str) -> None:
    """End an attempt at a screen with this heading, that holds no letter."""
    device.page.set_content(f"<h1>{heading}</h1>")
    go_on(device, see(device))


def test_a_mailbox_that_opens_without_its_letter_was_shown(device: Device) -> None:
    arrive(device, "欢迎使用邮箱")
    assert has_shown(device, MAILBOX)
    with pytest.raises(Contradiction, match="no screen of the mailbox"):
        expect_nothing_shown(device, MAILBOX)


def test_a_screen_on_the_way_shows_nothing_of_a_mailbox(device: Device) -> None:
    arrive(device, "安全验证")
    assert not has_shown(device, MAILBOX)
    expect_nothing_shown(device, MAILBOX)


def test_what_an_earlier_login_reached_is_not_this_ones(device: Device) -> None:
    arrive(device, "欢迎使用邮箱")
    device.begin_login()
    expect_nothing_shown(device, MAILBOX)
