"""The screens before the mail: the portal's login and applications, and the mail's own login."""

from playwright.sync_api import Locator

from conformance.profile.ixit import FurtherDoor
from steps.devices.device import Device
from steps.screens.finder import control, field, spot
from steps.screens.presses import Press, leave_by
from steps.screens.trust_box import tick_or_not


def sign_in_at_portal(device: Device, login: str, password: str) -> None:
    """Fill in the portal's login and send it."""
    device.logins += 1
    words = device.target.ixit.screens.portal_login
    scope = spot(device.page, words)
    field(scope, words.username).fill(login)
    field(scope, words.password).fill(password)
    tick_or_not(device, scope, words.trust_box)
    control(scope, words.submit).click()


def sign_in_at_mail(device: Device, address: str, password: str) -> None:
    """Fill in the mail's own login and send it."""
    device.logins += 1
    words = device.target.ixit.screens.mail_login
    scope = spot(device.page, words)
    field(scope, words.username).fill(address)
    field(scope, words.password).fill(password)
    tick_or_not(device, scope, words.trust_box)
    control(scope, words.submit).click()


def sign_in_at_door(device: Device, door: FurtherDoor, account: str, password: str) -> None:
    """Fill in the login of a further door and send it."""
    device.logins += 1
    scope = spot(device.page, door)
    field(scope, door.username).fill(account)
    field(scope, door.password).fill(password)
    control(scope, door.submit).click()


def give_password_again(device: Device, password: str) -> None:
    """Fill in the question for the password on the way to a change."""
    words = device.target.ixit.screens.password_again
    field(device.page, words.password).fill(password)
    control(device.page, words.confirm).click()


def turn_to_mail_tile(device: Device) -> Locator:
    """Turn the pages of the portal's applications until the mail is there, or no page follows."""
    words = device.target.ixit.screens.portal_home
    scope = spot(device.page, words)
    tile, onward = control(scope, words.mail), control(scope, words.next_page)
    while words.next_page and not tile.is_visible() and onward.is_visible() and onward.is_enabled():
        onward.click()
    return tile


def open_mail_tile(device: Device) -> None:
    """Open the mail from the portal's applications."""
    device.follow(turn_to_mail_tile(device))


def choose_mailbox(device: Device, address: str) -> None:
    """Choose one of several mailboxes, where the portal leads to that choice."""
    words = device.target.ixit.screens.mailbox_choice
    Press(spot(device.page, words), words.choose, address=address).click()


def sign_out_of_portal(device: Device) -> None:
    """Sign out of the portal, from its applications."""
    words = device.target.ixit.screens.portal_home
    leave_by(Press(spot(device.page, words), words.sign_out))
