"""Binding what a scenario takes as given: by the profile's hook, or through the screens without it."""

from conformance.judging.verdict import NotRun
from conformance.profile import Hook
from steps.devices.device import Device
from steps.methods.base import Method
from steps.people.actors import Mailbox, Missing, Person
from steps.scene import Scene
from steps.screens.places import Place
from steps.ways.arrival import arrive
from steps.ways.binding import bind
from steps.ways.login import be_inside, enter_second
from steps.ways.settings import open_two_step


def bind_beforehand(scene: Scene, person: Person, mailbox: Mailbox, method: Method) -> None:
    """Bind a method to a mailbox of this person's, by the quickest honest way there is (verdict rule 8).

    Raises NotRun where, by the ICS, it would take another one's place.
    """
    if mailbox.bound and scene.target.ics.one_at_a_time:
        raise NotRun("the ICS says that a mailbox has one method at a time (ics.one_at_a_time)")
    if hook := scene.target.ixit.hooks.bind:
        _by_hook(scene, hook, person, mailbox, method)
    else:
        _by_screens(scene, person, mailbox, method)


def _by_hook(scene: Scene, hook: Hook, person: Person, mailbox: Mailbox, method: Method) -> None:
    """Have the deployment bind the method; raises HookFailed."""
    told, value = method.bound_beforehand(scene, person, mailbox.address)
    scene.stage.call(hook, {"address": mailbox.address, "method": method.key, "value": told})
    mailbox.bound[method.key] = value


def _by_screens(scene: Scene, person: Person, mailbox: Mailbox, method: Method) -> None:
    """Bind the method as the person would, and leave neither cookies nor messages behind; raises Missing."""
    device = scene.browsers.used_by(person.name)
    if _come_in(scene, device, person, mailbox) is not Place.FORCED:
        open_two_step(scene, device, person)
    came_to = bind(scene, device, person, method)
    if method.key not in mailbox.bound:
        raise Missing(f"{method} could not be bound beforehand; the browser shows {came_to}")
    person.opened = 0
    device.clear()
    device.begin_login()
    scene.arrivals.forget(person)


def _come_in(scene: Scene, device: Device, person: Person, mailbox: Mailbox) -> Place:
    """Enter the mailbox, as far as a login leads by itself; raises Missing for a second one bound already."""
    if mailbox is person.mailbox:
        return arrive(scene, device, person)
    if scene.target.ixit.second_mailbox == "switch":
        be_inside(scene, device, person)
    place = enter_second(scene, device, person)
    if place is not Place.FORCED:
        raise Missing(f"{Place.FORCED} was not reached in the second mailbox; the browser shows {place}")
    return place
