"""The screens before the mail: the portal's login and applications, and the mail's own login."""

from playwright.sync_api import Locator

from conformance.profile.ixit import FurtherDoor
from conformance.profile.parts import LoginForm
from steps.devices.device import Device
from steps.screens.finder import control, field, spot, until
from steps.screens.patience import comes
from steps.screens.presses import Press, in_order, leave_by
from steps.screens.trust_box import tick_or_not


def sign_in_at_portal(device: Device, login: str, password: str) -> None:
    """Fill in the portal's login and send it."""
    words = device.target.ixit.screens.portal_login
    sign_in_by(device, words, login, password, words.trust_box)


def sign_in_at_mail(device: Device, address: str, password: str) -> None:
    """Fill in the mail's own login and send it."""
    words = device.target.ixit.screens.mail_login
    sign_in_by(device, words, address, password, words.trust_box)


def sign_in_at_door(device: Device, door: FurtherDoor, account: str, password: str) -> None:
    """Fill in the login of a further door and send it."""
    sign_in_by(device, door, account, password, "")


def sign_in_by(device: Device, words: LoginForm, account: str, password: str, trust_box: str) -> None:
    """Fill in a login and send it, going through what comes before its fields and between them."""
    device.logins += 1
    open_form(device, words)
    give_name(device, words, account)
    scope = spot(device.page, words)
    field(scope, words.password).fill(password)
    tick_or_not(device, scope, trust_box)
    control(scope, words.submit).click()


def open_form(device: Device, words: LoginForm) -> None:
    """Press or tick what comes before the fields of a login, each thing that is there."""
    for name in filter(None, in_order(words.opening)):
        scope = spot(device.page, words)
        press_or_tick(device, control(scope, name).or_(field(scope, name)).first)


def press_or_tick(device: Device, opening: Locator) -> None:
    """Press what comes before a form, or tick it if it is a box, where it is there at all."""
    if not until(device.page, device.target.ixit.waits.absence, lambda: opening.is_visible() or None):
        return
    if opening.evaluate("one => one.matches('input[type=checkbox], [role=checkbox]')"):
        opening.check()
    else:
        opening.click()


def give_name(device: Device, words: LoginForm, account: str) -> None:
    """Give the account, and go on to the password, where that is asked for afterwards."""
    scope = spot(device.page, words)
    field(scope, words.username).fill(account)
    if words.onward:
        Press(scope, words.onward).click()


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
    comes(device.page, device.target.ixit.waits.page, tile, onward)
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
