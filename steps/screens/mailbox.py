"""Inside a mailbox: the welcome page, the trust question before it, and the way to the settings."""

from playwright.sync_api import Locator

from steps.devices.device import Device
from steps.screens.finder import control, holding
from steps.screens.presses import Press, in_order, leave_by
from steps.screens.unnamed import PRESSABLE

LOWEST = """(control, pressable) => {
    const here = control.getBoundingClientRect();
    return ![...document.querySelectorAll(pressable)].some((other) => {
        const there = other.getBoundingClientRect();
        return other.checkVisibility() && there.top >= here.bottom && there.left < here.right
            && there.right > here.left;
    });
}"""


def named(device: Device, screen: str, key: str) -> Press:
    """What is pressed on a screen of the profile, by its key there."""
    words = getattr(device.target.ixit.screens, screen)
    presses = getattr(words, key)
    return Press(holding(device.page, words, next(iter(in_order(presses)), "")), presses)


def trust(device: Device) -> None:
    """Choose 信任."""
    named(device, "trust", "trust").click()


def later(device: Device) -> None:
    """Choose 以后再说."""
    named(device, "trust", "later").click()


def avatar(device: Device) -> Locator:
    """The avatar at the far left."""
    return named(device, "welcome", "avatar").first


def gear(device: Device) -> Locator:
    """The gear at the bottom."""
    return named(device, "welcome", "gear").first


def is_lowest(control: Locator) -> bool:
    """Whether nothing that can be pressed lies below this one, between its left and its right."""
    return bool(control.evaluate(LOWEST, PRESSABLE))


def open_inbox(device: Device) -> None:
    """Open the list of letters, where the welcome page does not show it."""
    if device.target.ixit.screens.welcome.inbox:
        named(device, "welcome", "inbox").click()


def click(device: Device, name: str) -> None:
    """Click what the profile names."""
    control(device.page, name).click()


def open_security_settings(device: Device) -> None:
    """From the personal settings to the security settings."""
    named(device, "personal_settings", "security").click()


def open_two_step_settings(device: Device) -> None:
    """From the security settings to the two-step settings."""
    named(device, "security_settings", "two_step").click()


def sign_out(device: Device) -> None:
    """Sign out of the mail."""
    leave_by(named(device, "welcome", "sign_out"))


def switch_to(device: Device, address: str) -> None:
    """Switch to another mailbox of the same person."""
    control(device.page, address).click()
