"""Logins by requests that say no right password: no page sends them, anybody can (G1.2, G4.6)."""

from collections.abc import Sequence

from conformance.judging.verdict import NotRun
from conformance.profile import Door
from steps.devices.device import Device
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.places import GATES, INSIDE, LOGINS
from steps.screens.seeing import see_at_once
from steps.ways.attacks.forging import FORGERIES, put
from steps.ways.attacks.sending import Handmade, submit_each, withheld
from steps.ways.refused_logins import come_to, give, outlast_lock
from steps.ways.requests.message import Message
from steps.ways.requests.observed import once
from steps.words.attacks import Forgery, NoPassword


def sign_in_without_password(
    scene: Scene, device: Device, person: Person, door: Door, how: NoPassword
) -> None:
    """Send the request of a login in every way of this forgery; the page sends none of it.

    Raises NotRun where no request says the password readably, or where not even the right one opens so.
    """
    device.begin_login()
    typed = f"not{person.password}"
    message = withheld_login(device, person, door, typed)
    ways = list(FORGERIES[Forgery[how.name]](message, (typed, person.password)))
    submit_each(scene, device, person, ((what, new, {}) for what, new in ways))
    need_passwords_judged(scene, door)
    outlast_lock(scene, len(ways))


def need_passwords_judged(scene: Scene, door: Door) -> None:
    """Raise NotRun where the right password opens nothing by a request of one's own; tried once a world."""
    if not once(scene, f"passwords judged: {door}", lambda scene: _lets_in(scene, door)):
        raise NotRun(
            "after a wrong password, the right one opens nothing that is sent by a request of one's own: "
            "what is refused so may be refused for something else"
        )


def _lets_in(scene: Scene, door: Door) -> bool:
    device, person = scene.browsers.used_by("Chen"), scene.cast.person("Chen")
    device.clear()
    device.begin_login()
    typed = f"not{person.password}"
    message = withheld_login(device, person, door, typed)
    right = message.changed(put(typed, person.password))
    submit_each(scene, device, person, _in_turn(message, right))
    if device.reached & (GATES | INSIDE):
        return True
    device.visit(scene.target.ixit.addresses.mail)
    return see_at_once(device) not in LOGINS


def _in_turn(*messages: Message) -> Sequence[Handmade]:
    return [("", message, {}) for message in messages]


def withheld_login(device: Device, person: Person, door: Door, password: str) -> Message:
    """The request of a login with this password, kept from being sent."""
    place = come_to(device, door)
    if place not in LOGINS:
        raise Missing(f"no login was reached; the browser shows {place}")
    sign_in = (person.login, person.mailbox.address, password)
    return withheld(device, password, lambda: give(device, place, *sign_in))
