"""The doors of a deployment: its logins, and its servers for mail programs."""

from conformance.profile.ixit import FurtherDoor
from conformance.profile.parts import LoginForm
from steps.devices.device import Device
from steps.devices.mail.program import sign_in
from steps.people.actors import Person
from steps.preflight.looking import Look
from steps.scene import Scene
from steps.screens import logins
from steps.screens.finder import control, field, spot
from steps.screens.places import Place
from steps.screens.seeing import see_outcome
from steps.ways.login import need_the_portals_screens
from steps.ways.mail_programs import server_of

FIRST, THEN = ("username", "onward"), ("password", "submit", "trust_box")
"""The words of a login's form, up to the name and from there on."""


def look_at_doors(scene: Scene, look: Look, person: Person) -> None:
    """Look at each login, and at the servers for mail programs."""
    addresses, doors = scene.target.ixit.addresses, scene.target.ics.doors
    if "portal" in doors:
        with look.attempt("addresses.portal", addresses.portal):
            _portal(scene, look, person)
    if "direct" in doors:
        with look.attempt("addresses.direct", addresses.direct):
            device = scene.browsers.used_by(person.name)
            device.visit(addresses.direct)
            _form(
                look, device, Place.MAIL_LOGIN, scene.target.ixit.screens.mail_login, person.mailbox.address
            )
            device.visit(addresses.direct)
            look.for_screen(device, Place.MAIL_LOGIN)
            logins.sign_in_at_mail(device, person.mailbox.address, f"not{person.password}")
            _refused(look, device, Place.MAIL_LOGIN)
    for door in scene.target.ixit.further_doors:
        if door.name in scene.target.ics.further_doors:
            with look.attempt(f"further_doors: {door.name}", door.address):
                _further(look, scene.browsers.used_by(person.name), door)
    _mail_programs(scene, look, person)


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


def _portal(scene: Scene, look: Look, person: Person) -> None:
    device = scene.browsers.used_by(person.name)
    device.visit(scene.target.ixit.addresses.portal)
    _form(look, device, Place.PORTAL_LOGIN, scene.target.ixit.screens.portal_login, person.login)
    device.visit(scene.target.ixit.addresses.portal)
    look.for_screen(device, Place.PORTAL_LOGIN)
    with look.attempt("a wrong password at the portal"):
        need_the_portals_screens(device)
        logins.sign_in_at_portal(device, person.login, f"not{person.password}")
        _refused(look, device, Place.PORTAL_LOGIN)


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


def _refused(look: Look, device: Device, login: Place) -> None:
    look.for_refusal("wrong_credentials", "a wrong password", see_outcome(device, leaving=login))


def _mail_programs(scene: Scene, look: Look, person: Person) -> None:
    """Whether each server says of a wrong password that it is wrong."""
    for protocol in scene.target.ixit.mail_servers:
        server = server_of(scene, protocol)
        with look.attempt(f"mail_programs.{protocol}", f"{server.host}:{server.port}"):
            sign_in(server, person.mailbox, f"not{person.password}")
