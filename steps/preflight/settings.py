"""The settings of a mailbox, as far as the question before a change; nothing is changed."""

from steps.devices.device import Device
from steps.methods import bound, by_key, exercised
from steps.methods.base import Method
from steps.people.actors import Person
from steps.preflight.looking import Look
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.codes import StepUp
from steps.screens.finder import control
from steps.screens.methods import listed_row
from steps.screens.places import Place
from steps.screens.presses import Press
from steps.screens.seeing import see_outcome
from steps.ways.administrator import reset
from steps.ways.beforehand import bind_beforehand
from steps.ways.login import be_inside, log_in_again, past_password
from steps.ways.settings import click_to_two_step, outlast_exemption
from steps.ways.step_up import before_step_up, past_choice_of_method


def look_at_settings(scene: Scene, look: Look, person: Person) -> None:
    """Look at the way to the two-step settings, at their rows, and at the question before a change."""
    device, method = scene.browsers.used_by(person.name), by_key(person.main_method)
    be_inside(scene, device, person)
    _way(scene, look, device)
    look.for_screen(device, Place.TWO_STEP_SETTINGS)
    words, row = scene.target.ixit.screens.two_step_settings, listed_row(device, method.key)
    if method.key not in scene.target.ics.without_unbinding:
        look.for_press("two_step_settings.unbind", words.unbind, row.unbind)
    kept = {*person.bound, *scene.target.ics.only_first}
    unbound = next((one for one in exercised(scene.target) if one.key not in kept), None)
    if unbound:
        look.for_press("two_step_settings.bind", words.bind, listed_row(device, unbound.key).bind)
    if words.change and method.key not in scene.target.ics.without_change:
        look.for_press("two_step_settings.change", words.change, row.change)
        _step_up(scene, look, device, person)


def _way(scene: Scene, look: Look, device: Device) -> None:
    way = scene.target.ixit.screens.two_step_settings.way
    for name in way:
        look.for_thing("two_step_settings.way", name, control(device.page, name).first)
        inside.click(device, name)
    if not way:
        inside.avatar(device).click()
        look.for_screen(device, Place.PERSONAL_SETTINGS, "security")
        inside.open_security_settings(device)
        look.for_screen(device, Place.SECURITY_SETTINGS, "two_step")
        inside.open_two_step_settings(device)


def _step_up(scene: Scene, look: Look, device: Device, person: Person) -> None:
    if scene.target.ics.login_exempts:
        outlast_exemption(scene, device, person)
    before_step_up(scene, person)
    listed_row(device, person.main_method).change.click()
    place = see_outcome(device, leaving=Place.TWO_STEP_SETTINGS).place
    if place is Place.PASSWORD_AGAIN:
        look.for_words(device, place, "password", "confirm")
    past_choice_of_method(device, person, past_password(device, person, place))
    if scene.target.ixit.screens.step_up.landmark:
        look.for_screen(device, Place.STEP_UP, f"by_{person.main_method}")
        if by_key(person.main_method).by_code:
            look.for_words(device, Place.STEP_UP, "code", "confirm", "cancel")
            look.for_what_may_be(device, Place.STEP_UP, "resend")


def look_at_each_step_up(scene: Scene, look: Look, person: Person) -> None:
    """Look at the question before a change by each bound method: chosen, or bound alone where hooks can."""
    words, hooks = scene.target.ixit.screens.step_up, scene.target.ixit.hooks
    for method in bound(person) if Place.STEP_UP in look.came_to else ():
        with look.attempt(f"the question before a change by {look.name_of(method)}"):
            if not words.choose and hooks.bind and hooks.reset:
                reset(scene, person)
                bind_beforehand(scene, person, person.mailbox, method)
            if words.choose or len(person.bound) == 1:
                _step_up_by(scene, look, person, method)


def _step_up_by(scene: Scene, look: Look, person: Person, method: Method) -> None:
    device, words = scene.browsers.used_by(person.name), scene.target.ixit.screens.step_up
    log_in_again(device, person)
    be_inside(scene, device, person)
    click_to_two_step(scene, device, person)
    if scene.target.ics.login_exempts:
        outlast_exemption(scene, device, person)
    before_step_up(scene, person)
    row = listed_row(device, person.main_method)
    (row.unbind if method.key in scene.target.ics.without_change else row.change).click()
    past_password(device, person, see_outcome(device, leaving=Place.TWO_STEP_SETTINGS).place)
    question, name = StepUp(device), scene.target.ixit.screens.name_on(words, method.key)
    if words.choose:
        look.for_press("step_up.choose", words.choose, Press(question.scope, words.choose, method=name))
        question.choose(method.key)
    look.for_screen(device, Place.STEP_UP, f"by_{method.key}")
