"""Right codes in requests that name somebody else, wherever a request may say whom it is about."""

from collections.abc import Iterator

from steps.devices.device import Device
from steps.methods.sms import SMS
from steps.people.actors import Person
from steps.scene import Scene
from steps.ways.attacks.forging import put
from steps.ways.attacks.judging import within_tries
from steps.ways.attacks.sending import Handmade, submit_each, withheld
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

    In the fields that name this person, and in others by which a deployment may ask who it is.
    """
    message = _with_code(device, last_code(scene, SMS.value(other)))
    named = within_tries(scene, [*_naming(scene, message, person, other)])
    scene.facts.codes_forged = len(named)
    submit_each(scene, device, person, named)


def answer_naming(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """Send this person's right code, naming the other wherever it can be said, and look for what is theirs.

    First in all places at once: a right code is taken once.
    """
    message = _with_code(device, last_code(scene, SMS.value(person)))
    named = within_tries(scene, [*_naming(scene, message, person, other)][::-1])
    scene.facts.codes_forged = len(named)
    submit_each(scene, device, other, named)
    look_at_letters(device)


def _with_code(device: Device, code: str) -> Message:
    """The request by which the page would submit this code, which is not sent."""
    form, typed = question(device), wrong_code(code)
    return withheld(device, typed, lambda: form.enter(typed)).changed(put(typed, code))


def _naming(scene: Scene, message: Message, person: Person, other: Person) -> Iterator[Handmade]:
    known = observed(scene)
    instead = names(person, other, other.mailbox)
    learnt = how_named(known.data, known.person.mailbox.address)
    as_known = dict.fromkeys(learnt, other.mailbox.address)
    more = dict.fromkeys(BY_MAILBOX, other.mailbox.address) | dict.fromkeys(BY_LOGIN, other.login)
    guessed = {name: value for name, value in more.items() if name not in learnt}
    there = message.changed(lambda _, said: [instead.get(str(said), said)])
    yield "the code", message, {}
    yield "the code and the name", there, {}
    if as_known:
        yield "the code, and the mailbox as other requests name it", there.saying(as_known), {}
    yield "the code and the name in further fields", there.saying(guessed), {}
    yield "the code and the name in all these places", there.saying(as_known | guessed), {}
