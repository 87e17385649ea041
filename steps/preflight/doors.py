"""The doors of a deployment: its logins, and its servers for mail programs."""

from collections.abc import Mapping

from conformance.profile import Door
from conformance.profile.ixit import FurtherDoor
from conformance.profile.parts import LoginForm
from steps.devices.device import Device
from steps.devices.mail.program import sign_in
from steps.people.actors import Person
from steps.preflight.looking import Look
from steps.preflight.passwords import try_right_password
from steps.scene import Scene
from steps.screens import logins
from steps.screens.finder import control, field, spot
from steps.screens.places import Place
from steps.ways.mail_programs import server_of
from steps.ways.putting_off import judged
from steps.ways.refused_logins import come_to, give

FIRST, THEN = ("username", "onward"), ("password", "submit", "trust_box")
"""The words of a login's form, up to the name and from there on."""
AT: Mapping[Door, Place] = {"portal": Place.PORTAL_LOGIN, "direct": Place.MAIL_LOGIN}
"""The login of each door."""


def look_at_doors(scene: Scene, look: Look, person: Person) -> None:
    """Look at each login, and at the servers for mail programs."""
    for door in scene.target.ics.doors:
        with look.attempt(f"addresses.{door}", getattr(scene.target.ixit.addresses, door)):
            _login(scene, look, person, door)
    for door in scene.target.ics.doors:
        try_right_password(scene, look, person, door)
    for door in scene.target.ics.doors:
        with look.attempt(f"a wrong password, addresses.{door}"):
            _try_wrong_password(scene, look, person, door)
    for further in scene.target.ixit.further_doors:
        if further.name in scene.target.ics.further_doors:
            with look.attempt(f"further_doors: {further.name}", further.address):
                _further(look, scene.browsers.used_by(person.name), further)
    _mail_programs(scene, look, person)


def _login(scene: Scene, look: Look, person: Person, door: Door) -> None:
    device, place = scene.browsers.used_by(person.name), AT[door]
    words = getattr(scene.target.ixit.screens, place.name.lower())
    come_to(device, door)
    _form(look, device, place, words, person.login if door == "portal" else person.mailbox.address)


def _try_wrong_password(scene: Scene, look: Look, person: Person, door: Door) -> None:
    device, place = scene.browsers.used_by(person.name), AT[door]

    def enter() -> None:
        come_to(device, door)
        give(device, place, person.login, person.mailbox.address, f"not{person.password}")

    look.for_refusal("wrong_credentials", "a wrong password", judged(scene, device, place, enter))


def _form(look: Look, device: Device, place: Place, words: LoginForm, account: str) -> None:
    """Look for the words of a login's form, going on from one to the next as people do; nothing is sent."""
    look.for_screen(device, place, "opening")
    logins.open_form(device, words)
    look.for_words(device, place, *FIRST)
    logins.give_name(device, words, account)
    look.for_words(device, place, *THEN)


def _further(look: Look, device: Device, door: FurtherDoor) -> None:
    device.visit(door.address)
    logins.open_form(device, door)
    scope, key = spot(device.page, door), f"further_doors: {door.name}"
    look.for_thing(f"{key}, username", door.username, field(scope, door.username).first)
    logins.give_name(device, door, "nobody")
    look.for_thing(f"{key}, password", door.password, field(scope, door.password).first)
    look.for_thing(f"{key}, submit", door.submit, control(scope, door.submit).first)


def look_at_applications(scene: Scene, look: Look, person: Person) -> None:
    """Look at the portal's applications, with a login that is complete: the portal may ask for all of it."""
    if "portal" not in scene.target.ics.doors:
        return
    device = scene.browsers.used_by(person.name)
    device.visit(scene.target.ixit.addresses.portal)
    look.for_screen(device, Place.PORTAL_HOME, "sign_out")
    look.for_what_may_be(device, Place.PORTAL_HOME, "next_page")
    tile = logins.turn_to_mail_tile(device)
    look.for_thing("portal_home.mail", scene.target.ixit.screens.portal_home.mail, tile)


def _mail_programs(scene: Scene, look: Look, person: Person) -> None:
    """Whether each server says of a wrong password that it is wrong."""
    for protocol in scene.target.ixit.mail_servers:
        server = server_of(scene, protocol)
        with look.attempt(f"mail_programs.{protocol}", f"{server.host}:{server.port}"):
            sign_in(server, person.mailbox, f"not{person.password}")
