"""Freeing somebody of what is bound: by the profile's hooks, or through the screens, as they would."""

from contextlib import suppress

from faker import Faker
from playwright.sync_api import TimeoutError as NothingAppeared

from steps.devices.device import Device
from steps.methods import by_key, exercised
from steps.methods.base import Method
from steps.people.accounts.control import Control
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.codes import SecondStep
from steps.screens.methods import listed_row
from steps.screens.places import Place
from steps.screens.seeing import see
from steps.stage import Stage
from steps.ways.client_passwords import withdraw_client_password
from steps.ways.login import be_inside, complete, enter_second, log_in_again
from steps.ways.settings import click_to_two_step
from steps.ways.unbinding import unbind


def free(stage: Stage, person: Person) -> None:
    """Unbind whatever is bound to this person's mailboxes, and give back their passwords.

    Raises Missing, HookFailed or Playwright's errors when that cannot be done.
    """
    hooks = stage.target.ixit.hooks
    if hooks.set_password:
        stage.call(hooks.set_password, {"login": person.login, "password": person.password})
    withdraw_client_password(stage, person)
    for mailbox in person.mailboxes:
        if hooks.reset:
            stage.call(hooks.reset, {"address": mailbox.address})
        else:
            _unbind_by_screens(stage, person, person.mailboxes.index(mailbox))
        mailbox.bound.clear()


def _unbind_by_screens(stage: Stage, person: Person, number: int) -> None:
    scene = Scene(stage, Faker("zh_CN"), Control(stage), two=False)
    scene.cast.admit(person)
    device = stage.open_device(f"the browser that frees {person.login}")
    scene.browsers.give(person.name, device)
    try:
        if _get_in(scene, device, person, number) is Place.WELCOME:
            _unbind_each(scene, device, person)
            if (place := _log_in(scene, device, person, number)) is not Place.FORCED:
                raise Missing(f"after everything was unbound the login led to {place}")
    finally:
        stage.close_device(device)


def _get_in(scene: Scene, device: Device, person: Person, number: int) -> Place:
    """Log in as far as the mailbox, or to the page asking to bind; raises Missing when neither is reached."""
    known = [(by_key(key), value) for key, value in person.mailboxes[number].bound.items()]
    for method, value in [*known, *_guesses(scene, person)]:
        place = _log_in(scene, device, person, number)
        if place is Place.FORCED:
            return place
        if place is not Place.SECOND_STEP:
            raise Missing(f"the login led to {place}")
        question = SecondStep(device)
        question.open_choice(method.key)
        if question.offers(method.key):
            with suppress(Missing, NothingAppeared):
                if complete(scene, device, person, method, value) is Place.WELCOME:
                    person.bound[method.key] = value
                    return Place.WELCOME
    raise Missing("nothing that is known of them opens the second step")


def _log_in(scene: Scene, device: Device, person: Person, number: int) -> Place:
    if number == 0:
        return log_in_again(device, person)
    if scene.target.ixit.second_mailbox == "switch":
        be_inside(scene, device, person)
    return enter_second(scene, device, person)


def _guesses(scene: Scene, person: Person) -> list[tuple[Method, str]]:
    """What may be bound, if nobody wrote it down."""
    return [(method, value) for method in exercised(scene.target) for value in method.guesses(person)]


def _unbind_each(scene: Scene, device: Device, person: Person) -> None:
    click_to_two_step(scene, device, person)
    for method in exercised(scene.target):
        if see(device) is Place.TWO_STEP_SETTINGS and listed_row(device, method.key).unbind.is_visible():
            if scene.target.ixit.screens.two_step_settings.unbind_all:
                person.bound.clear()
            person.bound.setdefault(method.key, method.value(person))
            unbind(scene, device, person, method)
