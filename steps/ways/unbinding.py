"""Unbinding a method, in the settings."""

from collections.abc import Collection

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods.base import Method
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.methods import SettingsRow, listed_row
from steps.screens.places import LOGINS, Place
from steps.screens.presses import Press
from steps.screens.quiet import Quiet
from steps.screens.seeing import Watch, see
from steps.screens.unnamed import unnamed_dialog
from steps.screens.waiting import until
from steps.ways.login import past_password
from steps.ways.step_up import answer_step_up, before_step_up, past_choice_of_method

CONFIRMATION, UNBOUND = "the confirmation of an unbinding", "nothing"
ENDED = LOGINS | {Place.FORCED}
"""Where one is once nothing is bound any more."""
QUESTIONS = (CONFIRMATION, Place.PASSWORD_AGAIN, Place.STEP_UP)
"""What may be asked on the way, in any order."""


def unbind_button(scene: Scene, device: Device, person: Person, method: Method) -> Press:
    """解绑 in the method's row, or what unbinds all; raises NotRun where none unbinds this method alone."""
    if method.key in scene.target.ics.without_unbinding:
        raise NotRun(f"the ICS says that {method} cannot be unbound (ics.without_unbinding)")
    if scene.target.ixit.screens.two_step_settings.unbind_all and len(person.bound) > 1:
        raise NotRun("one button unbinds all that is bound (ixit.screens.two_step_settings.unbind_all)")
    if method.key in scene.target.ics.only_together and len(person.bound) > 1:
        raise NotRun(f"the ICS says that {method} is unbound with all else, not alone (ics.only_together)")
    return listed_row(device, method.key).unbind


def unbind(scene: Scene, device: Device, person: Person, method: Method) -> None:
    """Unbind a method; raises Missing where the settings go on to show it as bound: that is G6.4's alone."""
    try_unbinding(scene, device, person, method)
    if _shows_bound(device, method):
        device.page.reload()
        if _shows_bound(device, method):
            raise Missing(f"the settings still show {method} as bound once it was unbound (G6.4)")


def _shows_bound(device: Device, method: Method) -> bool:
    return see(device) is Place.TWO_STEP_SETTINGS and SettingsRow(device, method.key).unbind.is_visible()


def try_unbinding(scene: Scene, device: Device, person: Person, method: Method) -> None:
    """Click 解绑 in the method's row and answer what is asked; whether it is then unbound is read later."""
    _click_and_answer(scene, device, person, method, QUESTIONS)
    del person.bound[method.key]


def choose_unbinding(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Click 解绑 in the method's row, confirm and give the password, where that is asked first."""
    _click_and_answer(scene, device, person, method, (CONFIRMATION, Place.PASSWORD_AGAIN))
    return past_choice_of_method(device, person, see(device))


def _click_and_answer(
    scene: Scene, device: Device, person: Person, method: Method, answered: Collection[str]
) -> None:
    """Click 解绑 and answer these questions, each once, until another one comes, or none."""
    before_step_up(scene, person)
    unbind_button(scene, device, person, method).click()
    left = set[str](QUESTIONS)
    while (asked := _asked_at_unbinding(device, method, left)) in answered:
        left.remove(asked)
        if asked == CONFIRMATION:
            SettingsRow(device, method.key).confirm.click()
        elif asked is Place.PASSWORD_AGAIN:
            past_password(device, person, Place.PASSWORD_AGAIN)
        else:
            answer_step_up(scene, device, person, Place.STEP_UP)
    if asked == UNBOUND and (over := unnamed_dialog(device)):
        raise Missing(f"解绑 asks something that the profile does not name: “{over}” (ixit.screens.step_up?)")


def _asked_at_unbinding(device: Device, method: Method, left: Collection[str]) -> str:
    """Which of these questions comes; nothing, once the method is unbound or none comes.

    A page may show it as unbound before it is, and take that back.
    """
    watch, quiet = Watch(device), Quiet(device)

    def come() -> str | None:
        row = SettingsRow(device, method.key)
        if row.confirm.is_visible() and CONFIRMATION in left:
            return CONFIRMATION
        place = watch.place()
        if place in left:
            return place
        shown = row.bind.is_visible()
        stays = quiet.stays(shown) and not quiet.asks()
        return UNBOUND if place in ENDED or (shown and stays) else None

    return until(device.page, device.target.ixit.waits.page, come) or UNBOUND
