"""Binding what a scenario takes as given: by the profile's hook, or through the screens without it."""

from conformance.profile import Method
from steps.devices.device import Device
from steps.people.actors import Mailbox, Missing, Person
from steps.scene import Binding, Scene
from steps.screens.places import Place
from steps.ways.arrival import arrive
from steps.ways.binding import bind, value_of
from steps.ways.coremail_app import paired_beforehand
from steps.ways.login import be_inside, enter_second
from steps.ways.settings import open_two_step

TWO_TIME_STEPS = 60
"""Seconds after which no code accepted so far is shown any more (RFC 6238: steps of 30 s)."""


def way_to_bind(hook: object | None) -> Binding:
    """The quickest honest way that the profile offers (verdict rule 8); hook: its ixit.hooks.bind."""
    return bind_by_hook if hook else bind_by_screens


def bind_by_hook(scene: Scene, person: Person, mailbox: Mailbox, method: Method) -> None:
    """Have the deployment bind the method; raises HookFailed."""
    hook = scene.target.ixit.hooks.bind
    assert hook, "without it people bind through the screens"
    value = value_of(person, method)
    told = value
    if method == "otp":
        value = told = scene.cast.made_up.secret()
        person.otp_uri = f"otpauth://totp/{mailbox.address}?secret={value}"
    elif method == "wechat":
        told = scene.handset.unionid(value)
    elif method == "wecom":
        told = scene.handset.userid(value)
    elif method == "coremail_app":
        told = paired_beforehand(scene, person)
    scene.stage.call(hook, {"address": mailbox.address, "method": method, "value": told})
    mailbox.bound[method] = value


def bind_by_screens(scene: Scene, person: Person, mailbox: Mailbox, method: Method) -> None:
    """Bind the method as the person would, and leave neither cookies nor messages behind; raises Missing."""
    device = scene.browsers.used_by(person.name)
    if _come_in(scene, device, person, mailbox) is not Place.FORCED:
        open_two_step(scene, device, person)
        if "otp" in mailbox.bound:
            scene.clock.pass_time(TWO_TIME_STEPS)
    came_to = bind(scene, device, person, method)
    if method not in mailbox.bound:
        raise Missing(f"{method} could not be bound beforehand; the browser shows {came_to}")
    if method == "otp":
        scene.clock.pass_time(TWO_TIME_STEPS)
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
