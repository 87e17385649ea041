"""The profile's hooks that no screen on the way needed: each is called, and what it is to do is looked at."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from steps.devices.device import Device
from steps.devices.mail.answers import NoAnswer
from steps.devices.mail.program import sign_in
from steps.people.actors import Missing, Person
from steps.preflight.looking import Look
from steps.scene import Scene
from steps.screens.places import INSIDE, LOGINS, Place
from steps.screens.seeing import see
from steps.ways.administrator import give_new_password, reset
from steps.ways.arrival import hold_mailbox, hold_portal
from steps.ways.client_passwords import make_client_password, withdraw_client_password
from steps.ways.login import enter
from steps.ways.mail_programs import server_of


def look_at_hooks(scene: Scene, look: Look, person: Person) -> None:
    """Have each hook do its work for somebody who is needed no more; one of them takes off their methods."""
    hooks = dict(scene.target.ixit.hooks.given())
    for name, tried in TRIED.items():
        if name in hooks:
            with look.attempt(f"hooks.{name}", hooks[name].url):
                tried(scene, person)


def _portal_session(scene: Scene, person: Person) -> None:
    _held(scene, person, hold_portal)


def _mailbox_session(scene: Scene, person: Person) -> None:
    if (place := _held(scene, person, hold_mailbox)) not in INSIDE:
        raise Missing(f"with the session that it answered the mail's address leads to {place}")


def _held(scene: Scene, person: Person, hold: Callable[[Scene, Device, Person], None]) -> Place:
    device = scene.browsers.used_by(person.name)
    device.clear()
    hold(scene, device, person)
    device.visit(scene.target.ixit.addresses.mail)
    if (place := see(device)) in LOGINS:
        raise Missing(f"with the session that it answered one is still asked to sign in: {place} came")
    return place


def _add_mailbox(scene: Scene, person: Person) -> None:
    scene.cast.add_mailbox(person)


def _client_password(scene: Scene, person: Person) -> None:
    make_client_password(scene.stage, person)
    for protocol in scene.target.ixit.mail_servers:
        with suppress(NoAnswer):  # of a server that says nothing it has been told
            answer = sign_in(server_of(scene, protocol), person.mailbox, person.client_password)
            if not answer.taken:
                raise Missing(f"the password that it made does not sign in over {protocol}: {answer.said}")


def _withdraw_client_password(scene: Scene, person: Person) -> None:
    withdraw_client_password(scene.stage, person)


def _set_password(scene: Scene, person: Person) -> None:
    give_new_password(scene, person)
    scene.browsers.used_by(person.name).clear()
    if (place := enter(scene.browsers.used_by(person.name), person)) in LOGINS:
        raise Missing(f"the password that it was given does not sign in: {place} came")


def _reset(scene: Scene, person: Person) -> None:
    reset(scene, person)
    scene.browsers.used_by(person.name).clear()
    place, is_forced = enter(scene.browsers.used_by(person.name), person), _is_forced(scene)
    if is_forced and place is not Place.FORCED:
        raise Missing(f"after it the login leads to {place}, not to the page asking to bind a method")
    if not is_forced and place in {*LOGINS, Place.SECOND_STEP}:
        raise Missing(f"after it the login leads to {place}")


def _is_forced(scene: Scene) -> bool:
    """Whether the profile says that there is a page asking to bind a method."""
    return bool(scene.target.ixit.screens.forced.landmark)


TRIED: Mapping[str, Callable[[Scene, Person], None]] = {
    "portal_session": _portal_session,
    "mailbox_session": _mailbox_session,
    "client_password": _client_password,
    "withdraw_client_password": _withdraw_client_password,
    "set_password": _set_password,
    "reset": _reset,
    "add_mailbox": _add_mailbox,
}
"""How each is tried, in this order: after `reset` nothing is bound; of two mailboxes one may be asked for."""
