"""Coming to where a scenario begins: by the profile's hooks where it has them, else by the screens."""

from collections.abc import Mapping

from conformance.judging.verdict import NotRun
from conformance.profile import Hook, hooks
from steps.devices.device import Device
from steps.methods import bound
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.places import Place
from steps.ways.login import enter
from steps.ways.settings import open_personal_settings, open_two_step


def need_second_step(scene: Scene, person: Person) -> None:
    """Raise NotRun where the ICS says that what this person has bound opens no second step."""
    if person.bound and set(person.bound) <= set(scene.target.ics.without_second_step):
        methods = " and ".join(map(str, bound(person)))
        raise NotRun(f"the ICS says that {methods} opens no second step (ics.without_second_step)")


def arrive(scene: Scene, device: Device, person: Person) -> Place:
    """Enter the mail with the portal's login done, and say where that leads."""
    if not scene.target.ixit.screens.box_at_login:
        hold_portal(scene, device, person)
    return enter(device, person)


def arrive_in_personal_settings(scene: Scene, device: Device, person: Person) -> Place:
    """Open the personal settings with the whole login done."""
    hold_mailbox(scene, device, person)
    return open_personal_settings(scene, device, person)


def arrive_in_two_step(scene: Scene, device: Device, person: Person) -> Place:
    """Open the two-step settings with the whole login done."""
    hold_mailbox(scene, device, person)
    return open_two_step(scene, device, person)


def hold_portal(scene: Scene, device: Device, person: Person) -> None:
    """Take over a session at the portal, where a hook makes one; raises HookFailed."""
    _hold(scene, device, scene.target.ixit.hooks.portal_session, {"login": person.login})


def hold_mailbox(scene: Scene, device: Device, person: Person) -> None:
    """Take over a session that is inside the mailbox, where a hook makes one; raises HookFailed."""
    login = {"login": person.login, "address": person.mailbox.address}
    _hold(scene, device, scene.target.ixit.hooks.mailbox_session, login)


def _hold(scene: Scene, device: Device, hook: Hook | None, login: Mapping[str, str]) -> None:
    if hook:
        device.logins += 1
        device.put_back(hooks.cookies(scene.stage.call(hook, login)))
