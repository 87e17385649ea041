"""Signing in by the account's name in another notation, of which a deployment may know less."""

from conformance.judging.verdict import NotRun
from conformance.profile import Door
from steps.devices.device import Device
from steps.people.actors import Missing, Person
from steps.screens.places import LOGINS, Outcome, Place
from steps.screens.seeing import see_outcome
from steps.ways.refused_logins import come_to, give
from steps.words.logins import OtherName
from steps.words.numbers import FULL_WIDTH


def other_name(name: str, which: OtherName) -> str:
    """The name in another notation; raises NotRun where it is the same in it."""
    names = {
        OtherName.OTHER_CASE: name.swapcase(),
        OtherName.SPACE: f"{name} ",
        OtherName.FULL_WIDTH: name.translate(FULL_WIDTH),
        OtherName.NO_DOMAIN: name.partition("@")[0],
        OtherName.PLUS: name.replace("@", "+mail@"),
    }
    if names[which] == name:
        raise NotRun(f"the name {name} has no {'letters' if which is OtherName.OTHER_CASE else 'domain'}")
    return names[which]


def enter_under(device: Device, person: Person, door: Door, which: OtherName) -> Outcome:
    """Sign in through a door under the name that is asked for there, in another notation; go on to the mail.

    The portal asks for the account's name, the mail's own login for the mailbox's address.
    """
    device.begin_login()
    place = come_to(device, door)
    if place not in LOGINS:
        raise Missing(f"no login was reached; the browser shows {place}")
    known = person.mailbox.address if place is Place.MAIL_LOGIN else person.login
    name = other_name(known, which)
    give(device, place, name, name, person.password)
    came_to = see_outcome(device, leaving=place)
    if came_to.place is not Place.PORTAL_HOME:
        return came_to
    device.visit(device.target.ixit.addresses.mail)
    return see_outcome(device, leaving=Place.PORTAL_HOME)
