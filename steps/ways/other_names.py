"""Signing in by the account's name in another notation, of which a deployment may know less."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from conformance.judging.verdict import NotRun
from conformance.profile import Door
from conformance.profile.ics import Ics
from steps.devices.device import Device
from steps.people.actors import Missing, Person
from steps.screens.places import LOGINS, Outcome, Place
from steps.screens.seeing import see_outcome
from steps.ways.refused_logins import come_to, give
from steps.words.logins import OtherName
from steps.words.numbers import FULL_WIDTH

ACCENT = "\u030c"
"""A mark on a letter, which some databases leave out of account where they compare."""
LOOK_ALIKES = {"k": "\u212a", "s": "\u017f", "i": "\u0131"}
"""What is the same letter once made small or capital: the kelvin sign, the long s, the i without a dot."""


def other_name(name: str, which: OtherName) -> str:
    """The name in another notation; raises NotRun where it is the same in it."""
    names = {
        OtherName.OTHER_CASE: name.swapcase(),
        OtherName.SPACE: f"{name} ",
        OtherName.FULL_WIDTH: name.translate(FULL_WIDTH),
        OtherName.ACCENT: _accented(name),
        OtherName.LOOK_ALIKE: _with_look_alike(name),
        OtherName.NO_DOMAIN: name.partition("@")[0],
        OtherName.PLUS: name.replace("@", "+mail@"),
        OtherName.QUOTED: re.sub("(.+)@", r'"\1"@', name),
        OtherName.ANGLED: f"<{name}>",
        OtherName.REMARKED: name.replace("@", "(mail)@"),
    }
    if names[which] == name:
        raise NotRun(f"the name {name} is not written otherwise so: {which.said[0]}")
    return names[which]


def aliases(ics: Ics, address: str) -> list[str]:
    """The other addresses whose mail comes to the mailbox of this one, as the ICS says."""
    return [alias.replace("*", address.partition("@")[0]) for alias in ics.aliases]


def _accented(name: str) -> str:
    """The name with a mark on its first letter, before its domain."""
    local, at, domain = name.partition("@")
    marked = re.sub(r"[a-zA-Z]", rf"\g<0>{ACCENT}", local, count=1)
    return unicodedata.normalize("NFC", f"{marked}{at}{domain}")


def _with_look_alike(name: str) -> str:
    """The name with a look-alike of the first letter that has one."""
    return re.sub("[ksi]", lambda letter: LOOK_ALIKES[letter[0]], name, count=1)


def under(person: Person, which: OtherName) -> Person:
    """The person as called in another notation, at either login; raises NotRun as `other_name`."""
    first, *others = person.mailboxes
    called = replace(first, address=other_name(first.address, which))
    return replace(person, login=other_name(person.login, which), mailboxes=[called, *others])


def enter_under(device: Device, person: Person, door: Door, which: OtherName) -> Outcome:
    """Sign in through a door under the name that it asks for, in another notation; go on to the mail."""
    return enter_as(device, person, door, lambda known: other_name(known, which))


def enter_as(device: Device, person: Person, door: Door, named: Callable[[str], str]) -> Outcome:
    """Sign in through a door under what becomes of the name that is asked for there; go on to the mail.

    The portal asks for the account's name, the mail's own login for the mailbox's address.
    """
    device.begin_login()
    place = come_to(device, door)
    if place not in LOGINS:
        raise Missing(f"no login was reached; the browser shows {place}")
    known = person.mailbox.address if place is Place.MAIL_LOGIN else person.login
    name = named(known)
    give(device, place, name, name, person.password)
    came_to = see_outcome(device, leaving=place)
    if came_to.place is not Place.PORTAL_HOME:
        return came_to
    device.visit(device.target.ixit.addresses.mail)
    return see_outcome(device, leaving=Place.PORTAL_HOME)
