"""What somebody tries at a gate by requests of their own: forged codes, claims, answers before their time."""

from collections.abc import Iterable, Iterator, Sequence

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods.sms import SMS, as_typed
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.bindings import SmsBinding
from steps.screens.keyboard import type_into
from steps.screens.places import LOGINS, Place
from steps.screens.seeing import see
from steps.ways.attacks.claiming import claiming
from steps.ways.attacks.forging import forged, put
from steps.ways.attacks.judging import need_codes_judged
from steps.ways.attacks.learning import made_out, submitted_by_other
from steps.ways.attacks.sending import Handmade, ask_each, submit_each, withheld
from steps.ways.messages import arrived, last_code, wrong_code
from steps.ways.questions import method_asked, need_code_field, question
from steps.ways.requests.made_out import made_out_pairs
from steps.ways.requests.message import Message
from steps.ways.requests.naming import how_named
from steps.ways.requests.observed import observed
from steps.ways.requests.repeating import data_of, look_at_letters, names, repeat_data_requests
from steps.ways.requests.sending import of_exchange
from steps.words.attacks import Claim, Deed, Forgery

BY_MAILBOX = ("mailbox", "email", "mail", "address")
BY_LOGIN = ("user", "username", "account", "uid", "login", "user_id")
"""Names under which a request may say whom it is about."""

NEVER_SENT = "246813"
"""A code where none was sent."""


def forge_code(scene: Scene, device: Device, person: Person, how: Forgery) -> None:
    """Send what carries the code to the deployment in every way of this forgery; the page sends none of it.

    Raises NotRun where no request says the code readably, or this kind of request cannot be forged so.
    """
    _forge(scene, device, person, how, method_asked(person, device).spend_code(scene, person))


def forge_unasked(scene: Scene, device: Device, person: Person, how: Forgery) -> None:
    """The same before a code was asked for; raises NotRun where none can be typed then."""
    if see(device) is Place.SECOND_STEP:
        SMS.choose(device)
    else:
        type_into(SmsBinding(device).to, as_typed(scene, SMS.value(person)))
    need_code_field(device)
    _forge(scene, device, person, how, NEVER_SENT)


def _forge(scene: Scene, device: Device, person: Person, how: Forgery, right: str) -> None:
    if see(device) in LOGINS:
        raise NotRun("the login has ended meanwhile, and no code is asked for")
    typed = wrong_code(right)
    form = question(device)
    message = withheld(device, typed, lambda: form.enter(typed))
    ways = forged(message, (typed, right), how)
    if not ways:
        raise NotRun(f"{message.method} {message.url} cannot be forged so: {how.said[0]}")
    allowed = _within_tries(scene, ways)
    scene.facts.codes_forged = len(allowed)
    gate, method = see(device), method_asked(person, device)
    submit_each(scene, device, person, ((what, new, {}) for what, new in allowed))
    if not any(one.through for one in device.tried):
        need_codes_judged(scene, gate, method)


def _within_tries[T](scene: Scene, ways: Sequence[T]) -> Sequence[T]:
    """As many of them as leave a try for the right code."""
    most = scene.target.ics.codes.tries
    return ways if most is None else ways[: max(1, most - 1)]


def ask_claiming(scene: Scene, device: Device, person: Person, claim: Claim) -> None:
    """Make a mailbox's data requests for this person's, each in every way of this claim.

    Raises NotRun where there is nothing to make it with, such as a cookie.
    """
    known = observed(scene)
    replacing = data_of(known, device, person, person.mailbox)
    messages = [of_exchange(exchange, replacing) for exchange in known.data]
    if not messages:
        raise Missing("nothing that a mailbox's owner looked at carried the mailbox's letter")
    inside = [*known.cookies, *made_out_pairs(person, known.person, known.cookies)]
    claimed = [made for message in messages for made in claiming(claim, message, device, person, inside)]
    if not claimed:
        raise NotRun(f"this browser has nothing with which to ask for the mailbox {claim.said[0]}")
    ask_each(scene, device, person.mailbox, claimed)
    repeat_data_requests(scene, device, person, person.mailbox)


def submit_before_time(scene: Scene, device: Device, person: Person, deed: Deed) -> None:
    """Submit, from where this browser is, what another's submitted when it did this."""
    done = submitted_by_other(scene, deed)
    messages = made_out(device, person, done, SMS.value(person))
    submit_each(scene, device, person, ((deed.said[0], message, {}) for message in messages))


def bind_by_requests(scene: Scene, device: Device, person: Person) -> None:
    """Send what bound another's number, for a new one of this person's, with the code that comes to that.

    Ends where a code is to be said, and none has come.
    """
    done, number = submitted_by_other(scene, Deed.BINDING), SMS.new_value(person)
    scene.clock.before_code(number)
    before = len(arrived(scene, number))
    messages = made_out(device, person, done, number)
    submit_each(scene, device, person, _with_code(scene, messages, done.code, number, before))


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


def answer_with_others_code(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """Send another's right code where this person's is asked for, naming the other wherever it can be said.

    In the fields that name this person, and in others by which a deployment may ask who it is.
    """
    code = last_code(scene, SMS.value(other))
    form, typed = question(device), wrong_code(code)
    message = withheld(device, typed, lambda: form.enter(typed)).changed(put(typed, code))
    named = _within_tries(scene, [*_naming(scene, message, person, other)])
    scene.facts.codes_forged = len(named)
    submit_each(scene, device, person, named)


def answer_naming(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """Send this person's right code, naming the other wherever it can be said, and look for what is theirs.

    First in all places at once: a right code is taken once.
    """
    code = last_code(scene, SMS.value(person))
    form, typed = question(device), wrong_code(code)
    message = withheld(device, typed, lambda: form.enter(typed)).changed(put(typed, code))
    everywhere_first = [*_naming(scene, message, person, other)][::-1]
    named = _within_tries(scene, everywhere_first)
    scene.facts.codes_forged = len(named)
    submit_each(scene, device, other, named)
    look_at_letters(device)


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
