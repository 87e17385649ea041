"""The screens before the mail: the portal's login and applications, and the mail's own login."""

from playwright.sync_api import Locator

from conformance.profile.ixit import FurtherDoor
from conformance.profile.parts import LoginForm
from steps.devices.device import Device
from steps.screens.finder import Scope, box, can_be_clicked, control, field, holding, spot
from steps.screens.keyboard import type_into
from steps.screens.patience import comes
from steps.screens.presses import Press, in_order, leave_by
from steps.screens.trust_box import asks_by_box, can_be_ticked, tick, tick_or_not
from steps.screens.unnamed import tick_unnamed
from steps.screens.waiting import until


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
    type_into(field(scope, words.password), password)
    tick_or_not(device, scope, trust_box)
    if device.ticks:
        tick_unnamed(device, scope, [*in_order(words.opening), trust_box])
    control(scope, words.submit).click()


def open_form(device: Device, words: LoginForm) -> None:
    """Press or tick what comes before the fields of a login, each thing that is there."""
    for name in filter(None, in_order(words.opening)):
        press_or_tick(device, spot(device.page, words), name)


def press_or_tick(device: Device, scope: Scope, name: str) -> None:
    """Press what comes before a form, or tick it if it is a box, where it is there at all."""
    opening, seconds = control(scope, name).first, device.target.ixit.waits.absence
    until(device.page, seconds, lambda: opening.is_visible() or asks_by_box(scope, name) or None)
    if asks_by_box(scope, name) and can_be_ticked(box(scope, name).first):
        tick(box(scope, name).first, wanted=True)
    elif opening.is_visible():
        opening.click()


def give_name(device: Device, words: LoginForm, account: str) -> None:
    """Give the account, and go on to the password, where that is asked for afterwards."""
    scope = spot(device.page, words)
    type_into(field(scope, words.username), account)
    if words.onward:
        Press(scope, words.onward).click()


def give_password_again(device: Device, password: str) -> None:
    """Fill in the question for the password on the way to a change."""
    words = device.target.ixit.screens.password_again
    type_into(field(device.page, words.password), password)
    control(device.page, words.confirm).click()


def turn_to_mail_tile(device: Device) -> Locator:
    """Turn the pages of the portal's applications until the mail is there, or no page follows."""
    words = device.target.ixit.screens.portal_home
    scope = spot(device.page, words)
    tile, onward = control(scope, words.mail), control(scope, words.next_page)
    comes(device.page, device.target.ixit.waits.page, tile, onward)
    while words.next_page and not tile.is_visible() and onward.is_visible() and can_be_clicked(onward):
        onward.click()
        comes(device.page, device.target.ixit.waits.absence, tile)
    return tile


def open_mail_tile(device: Device) -> None:
    """Open the mail from the portal's applications."""
    device.follow(turn_to_mail_tile(device))


def choose_mailbox(device: Device, address: str) -> None:
    """Choose one of several mailboxes, where the portal leads to that choice."""
    words = device.target.ixit.screens.mailbox_choice
    Press(spot(device.page, words), words.choose, address=address).click()


def sign_out_of_portal(device: Device) -> None:
    """Sign out of the portal, from its applications, or by what is around these."""
    words = device.target.ixit.screens.portal_home
    first = next(iter(in_order(words.sign_out)), "")
    leave_by(Press(holding(device.page, words, first), words.sign_out))
