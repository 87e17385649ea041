"""Right codes in requests that name somebody else, wherever a request may say whom it is about."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods.sms import SMS
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.seeing import see_at_once
from steps.ways.attacks.forging import put
from steps.ways.attacks.judging import within_tries
from steps.ways.attacks.sending import Handmade, submit_each, submit_in_turn, withheld
from steps.ways.login import go_on
from steps.ways.messages import last_code, wrong_code
from steps.ways.questions import question
from steps.ways.requests.message import Message
from steps.ways.requests.naming import how_named
from steps.ways.requests.observed import observed
from steps.ways.requests.repeating import look_at_letters, names

BY_MAILBOX = ("mailbox", "email", "mail", "address")
BY_LOGIN = ("user", "username", "account", "uid", "login", "user_id")
"""Names under which a request may say whom it is about."""


def answer_with_others_code(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """Send another's right code where this person's is asked for, naming the other wherever it can be said.

    In the fields that name this person, and in others by which a deployment may ask who it is. Last with
    what the other's own request says otherwise: that may be their login, which leads into their mailbox.
    """
    code = last_code(scene, SMS.value(other))
    message, theirs = _with_code(device, code), _of_other(scene, other, code)
    named = within_tries(scene, [*_naming(scene, message, person, other)])
    swapped = [*_with_values(message, theirs, other)]
    scene.facts.codes_forged = len(named) + len(swapped)
    submit_each(scene, device, person, named)
    if not submit_in_turn(scene, device, person, swapped):
        _look_whose(device, other)


def answer_naming(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """Send this person's right code, naming the other wherever it can be said, and look for what is theirs.

    First in all places at once: a right code is taken once.
    """
    message = _with_code(device, last_code(scene, SMS.value(person)))
    named = within_tries(scene, [*_naming(scene, message, person, other)][::-1])
    scene.facts.codes_forged = len(named)
    submit_each(scene, device, other, named)
    look_at_letters(device)


def account_of(scene: Scene, person: Person) -> str:
    """What an account is called: what the portal signs in, or without a portal the mailbox's address."""
    return person.login if "portal" in scene.target.ics.doors else person.mailbox.address


def by_guess(scene: Scene, person: Person) -> dict[str, str]:
    """What names this person, by what many deployments call mailboxes and accounts."""
    address = person.mailbox.address
    return dict.fromkeys(BY_MAILBOX, address) | dict.fromkeys(BY_LOGIN, account_of(scene, person))


def _with_code(device: Device, code: str) -> Message:
    """The request by which the page would submit this code, which is not sent."""
    form, typed = question(device), wrong_code(code)
    return withheld(device, typed, lambda: form.enter(typed)).changed(put(typed, code))


def _look_whose(device: Device, other: Person) -> None:
    """Open the mail: if that is the other's mailbox, it was their own login that went on here."""
    reached = set(device.reached)
    device.visit(device.target.ixit.addresses.mail)
    go_on(device, see_at_once(device))
    look_at_letters(device)
    if device.received(other.mailbox.letter):
        device.clear()
        device.reached = reached


def _of_other(scene: Scene, other: Person, code: str) -> Message | None:
    """The request by which the other's page would submit this code, if it still asks for one."""
    with scene.browsers.aside(), suppress(NotRun, Missing, NothingAppeared):
        return _with_code(scene.browsers.used_by(other.name), code)
    return None


def _with_values(own: Message, theirs: Message | None, other: Person) -> Iterator[Handmade]:
    """The own request with what the other's says otherwise under the same names: each by itself, and all."""
    mine = {name: str(value) for name, value in own.values() if name}
    said = theirs.values() if theirs else ()
    others = {name: str(value) for name, value in said if mine.get(name, str(value)) != str(value)}
    for name in others if len(others) > 1 else ():
        yield f"the code, and {name} as {other.name}'s request says it", _with(own, {name: others[name]}), {}
    if others:
        yield f"the code, and {', '.join(others)} as {other.name}'s request says it", _with(own, others), {}


def _with(message: Message, values: Mapping[str, str]) -> Message:
    return message.changed(lambda name, said: [values.get(name, said)])


def _naming(scene: Scene, message: Message, person: Person, other: Person) -> Iterator[Handmade]:
    known = observed(scene)
    instead = names(person, other, other.mailbox)
    learnt = how_named(known.data, known.person.mailbox.address)
    as_known = dict.fromkeys(learnt, other.mailbox.address)
    guessed = {name: value for name, value in by_guess(scene, other).items() if name not in learnt}
    there = message.changed(lambda _, said: [instead.get(str(said), said)])
    yield "the code", message, {}
    yield "the code and the name", there, {}
    if as_known:
        yield "the code, and the mailbox as other requests name it", there.saying(as_known), {}
    yield "the code and the name in further fields", there.saying(guessed), {}
    yield "the code and the name in all these places", there.saying(as_known | guessed), {}
