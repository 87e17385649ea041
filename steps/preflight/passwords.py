"""Whether each login takes the right password: before a wrong one is tried, and afterwards."""

from conformance.profile import Door
from steps.devices.device import Device
from steps.people.actors import Person
from steps.preflight.looking import Look, NotReached
from steps.scene import Scene
from steps.screens.places import LOGINS, Place
from steps.ways.login import enter, enter_through

TYPED = {Place.PORTAL_LOGIN: "login", Place.MAIL_LOGIN: "address"}
"""What is typed at each login beside the password."""
MADE_BY = {"control": "hooks.create_person", "command": "accounts.command", "pool": "accounts.pool"}
"""The key that says who signs in, by where the profile's accounts come from."""


def try_right_password(scene: Scene, look: Look, person: Person, door: Door) -> None:
    """Sign in through a door, while nobody has tried a wrong password yet, and leave nothing behind."""
    device = scene.browsers.used_by(person.name)
    with look.attempt(f"the right password, addresses.{door}", "taken"):
        _need_let_in(scene, look, device, person, enter_through(device, person, door))
    device.clear()


def enter_rightly(scene: Scene, look: Look, person: Person) -> Device:
    """Enter the mail. Raises NotReached where the right password is refused, once that is written down."""
    device = scene.browsers.used_by(person.name)
    _need_let_in(scene, look, device, person, enter(device, person))
    return device


def _need_let_in(scene: Scene, look: Look, device: Device, person: Person, came_to: Place) -> None:
    logins = [login for login in LOGINS if login in device.reached]
    if came_to not in LOGINS and not device.turned_away:
        look.let_in |= {(person.name, login) for login in logins}
        return
    for login in logins:
        how = f"with “{device.turned_away}”" if device.turned_away else "without a message"
        refuses = f"{login} refuses the right password {how}"
        if (person.name, login) in look.let_in:
            why = f"{refuses}, which it took before a wrong one was tried: a lock"
            look.missed("ics.passwords.tries", "", why)
        else:
            key = MADE_BY[scene.target.ixit.accounts.come_from]
            why = f"{refuses}: the account or its password is wrong, or something else is typed there"
            look.missed(key, f"{TYPED[login]}, password", why)
    raise NotReached(came_to)
