"""What another's browser submitted, made out to this one and submitted by it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from steps.devices.acting import SAFE
from steps.devices.device import Device
from steps.methods.sms import SMS
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.places import Place
from steps.screens.seeing import see
from steps.ways.attacks.forging import put
from steps.ways.attacks.learning import made_out, submitted_by_other
from steps.ways.attacks.named import by_guess
from steps.ways.attacks.sending import Handmade, submit_each
from steps.ways.messages import arrived, last_code
from steps.ways.questions import need_code_field, submit
from steps.ways.refused_logins import come_to_login
from steps.ways.requests.message import Message
from steps.words.attacks import Deed

METHODS = ("DELETE", "PUT", "PATCH", "GET", "HEAD")
NAMED = ("DELETE", "PUT")
OVERRIDES = ("x-http-method-override", "x-method-override", "x-http-method")
"""Headers by which a request may name another method than its own."""


def submit_before_time(scene: Scene, device: Device, person: Person, deed: Deed) -> None:
    """Submit, from where this browser is, what another's submitted when it did this."""
    messages = _others(scene, device, person, deed)
    submit_each(scene, device, person, ((deed.said[0], message, {}) for message in messages))


def submit_by_other_methods(scene: Scene, device: Device, person: Person, deed: Deed) -> None:
    """The same, each request by each method but its own, and with what names another one than its own."""
    messages = _others(scene, device, person, deed)
    submit_each(scene, device, person, (made for one in messages for made in _by_other_methods(one)))


def _others(scene: Scene, device: Device, person: Person, deed: Deed) -> list[Message]:
    done = submitted_by_other(scene, deed)
    scene.clock.before_code(SMS.value(person))
    return made_out(device, person, done)


def _by_other_methods(message: Message) -> Iterator[Handmade]:
    """Its own method, naming another, comes first: that may begin anew what another one has led on."""
    for method in NAMED:
        yield f"by a field that says {method}", message.saying({"_method": method}), {}
        yield f"by headers that say {method}", message, dict.fromkeys(OVERRIDES, method)
    for method in METHODS:
        if method != message.method:
            other = message.asking(method) if method in SAFE else replace(message, method=method)
            yield f"by {method}", other, {}


def bind_by_requests(scene: Scene, device: Device, person: Person, deed: Deed = Deed.BINDING) -> None:
    """Send what bound another's number, for a new one of this person's, with the code that comes to that.

    Ends where a code is to be said, and none has come.
    """
    messages, code = _for_new_number(scene, device, person, deed)
    number = SMS.new_value(person)
    before = len(arrived(scene, number))
    submit_each(scene, device, person, _with_code(scene, messages, code, number, before))


def pass_without_password(scene: Scene, device: Device, person: Person) -> None:
    """Send what passed another's second step, naming this person, where only a login is shown.

    With the code that comes to this person's number, if one does.
    """
    device.begin_login()
    come_to_login(device, scene.target.ixit.addresses.direct)
    done, number = submitted_by_other(scene, Deed.SECOND_STEP_BY_SMS), SMS.value(person)
    scene.clock.before_code(number)
    before, named = len(arrived(scene, number)), by_guess(scene, person)
    messages = [one.saying(named) for one in made_out(device, person, done)]
    submit_each(scene, device, person, _with_code(scene, messages, done.code, number, before))


def answer_by_own_number(scene: Scene, device: Device, person: Person) -> None:
    """Have a code sent to a new number of this person's, as another's was for a binding, and enter it here.

    Where none comes, nothing is entered.
    """
    messages, code = _for_new_number(scene, device, person, Deed.BINDING)
    number = SMS.new_value(person)
    before = len(arrived(scene, number))
    asking = takewhile(lambda one: not (code and one.holds(code)), messages)
    submit_each(scene, device, person, (("asks for a code", message, {}) for message in asking))
    scene.clock.wait_for_nothing()
    place = see(device)
    if len(arrived(scene, number)) == before or place not in (Place.SECOND_STEP, Place.STEP_UP):
        return
    if place is Place.SECOND_STEP:
        SMS.choose(device)
    need_code_field(device)
    submit(scene, device, last_code(scene, number))


def _for_new_number(scene: Scene, device: Device, person: Person, deed: Deed) -> tuple[list[Message], str]:
    """What bound another's number, made out to a new one of this person's; and the code that it says."""
    done, number = submitted_by_other(scene, deed), SMS.new_value(person)
    scene.clock.before_code(number, SMS.value(person))
    return made_out(device, person, done, number), done.code


def _with_code(
    scene: Scene, messages: Iterable[Message], old: str, number: str, before: int
) -> Iterator[Handmade]:
    for message in messages:
        if not (old and message.holds(old)):
            yield Deed.BINDING.said[0], message, {}
            continue
        scene.clock.wait_for_nothing()
        if len(arrived(scene, number)) <= before:
            return
        yield "the code that came", message.changed(put(old, last_code(scene, number))), {}
