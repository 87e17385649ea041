"""A password as a program submits it, which an interface beside the page of the login takes (CWE-288)."""

from collections.abc import Iterator
from dataclasses import replace

from conformance.profile import Door
from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.ways.attacks.forging import FORGERIES
from steps.ways.attacks.passwords import need_passwords_judged, withheld_login
from steps.ways.attacks.sending import Handmade, submit_each
from steps.ways.requests.message import JSON, Message
from steps.words.attacks import Forgery

ASKS = {"accept": JSON, "x-requested-with": "XMLHttpRequest"}
"""How a program says that it wants no page."""
TOKENS = ("x-csrf-token", "x-csrftoken", "x-xsrf-token")
"""Headers by which programs say what a form has in a field of its own."""


def sign_in_as_program(scene: Scene, device: Device, person: Person, door: Door) -> None:
    """Send the request of a login in every way in which a program may; the page sends none of it.

    Raises NotRun where no request says the password readably, or where not even the page's own opens so.
    """
    device.begin_login()
    message = withheld_login(device, person, door, person.password)
    submit_each(scene, device, person, _by_programs(message))
    need_passwords_judged(scene, door)


def _by_programs(message: Message) -> Iterator[Handmade]:
    own = replace(message, headers={**message.headers, **_tokens(message)})
    others = FORGERIES[Forgery.OTHER_CONTENT](own, ("", ""))
    for what, one in [("as it is", own), *others]:
        yield f"{what}, asking for JSON", replace(one, headers={**one.headers, **ASKS}), {}
    for what, one in others:
        yield what, one, {}


def _tokens(message: Message) -> dict[str, str]:
    said = (
        str(value) for name, value in message.values() if "csrf" in name.lower() or "xsrf" in name.lower()
    )
    return dict.fromkeys(TOKENS, token) if (token := next(said, "")) else {}
