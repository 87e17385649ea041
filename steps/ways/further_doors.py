"""Web doors besides the portal and the mail's own login, one after the other."""

from conformance.profile.ixit import FurtherDoor
from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens import logins
from steps.screens.places import INSIDE, Place
from steps.screens.seeing import see_at_once, see_outcome
from steps.ways.requests.repeating import repeat_data_requests


def through_each(scene: Scene, device: Device, person: Person) -> dict[str, str]:
    """Sign in through each further door, with nothing kept of the others; what each led to, by its name.

    What should not be reached unverified is said as such: a screen inside, or the mailbox's letter.
    """
    doors = (door for door in scene.target.ixit.further_doors if door.name in scene.target.ics.further_doors)
    return {door.name: _through(scene, device, person, door) for door in doors}


def _through(scene: Scene, device: Device, person: Person, door: FurtherDoor) -> str:
    device.clear()
    device.begin_login()
    device.visit(door.address)
    account = person.login if door.account == "login" else person.mailbox.address
    shown = see_at_once(device)
    logins.sign_in_at_door(device, door, account, person.password)
    place = see_outcome(device, leaving=shown).place
    if place in (Place.SECOND_STEP, Place.FORCED):
        repeat_data_requests(scene, device, person, person.mailbox)
    opened = device.received(person.mailbox.letter) or INSIDE & device.reached
    return f"{place}, and the mailbox was opened" if opened else str(place)
