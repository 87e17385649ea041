"""Inside a mailbox: the welcome page, the trust question before it, and the way to the settings."""

from playwright.sync_api import Locator

from steps.actors import Device
from steps.screens.finder import control, leave_by


def trust(device: Device) -> None:
    """Choose 信任."""
    control(device.page, device.target.ixit.screens.trust.trust).click()


def later(device: Device) -> None:
    """Choose 以后再说."""
    control(device.page, device.target.ixit.screens.trust.later).click()


def avatar(device: Device) -> Locator:
    """The avatar at the far left."""
    return control(device.page, device.target.ixit.screens.welcome.avatar)


def gear(device: Device) -> Locator:
    """The gear at the bottom."""
    return control(device.page, device.target.ixit.screens.welcome.gear)


def open_inbox(device: Device) -> None:
    """Open the list of letters."""
    control(device.page, device.target.ixit.screens.welcome.inbox).click()


def click(device: Device, name: str) -> None:
    """Click what the profile names."""
    control(device.page, name).click()


def open_security_settings(device: Device) -> None:
    """From the personal settings to the security settings."""
    control(device.page, device.target.ixit.screens.personal_settings.security).click()


def open_two_step_settings(device: Device) -> None:
    """From the security settings to the two-step settings."""
    control(device.page, device.target.ixit.screens.security_settings.two_step).click()


def sign_out(device: Device) -> None:
    """Sign out of the mail."""
    leave_by(control(device.page, device.target.ixit.screens.welcome.sign_out))


def switch_to(device: Device, address: str) -> None:
    """Switch to another mailbox of the same person."""
    control(device.page, address).click()
