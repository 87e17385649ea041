"""What somebody tries at a gate by requests of their own: forged codes, and claims."""

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
from steps.ways.attacks.forging import Codes, forged
from steps.ways.attacks.judging import need_codes_judged, within_tries
from steps.ways.attacks.sending import ask_each, keep, sent_instead, submit_each, withheld
from steps.ways.messages import wrong_code
from steps.ways.questions import method_asked, need_code_field, question, submit
from steps.ways.requests.made_out import made_out_pairs
from steps.ways.requests.message import Message
from steps.ways.requests.observed import observed
from steps.ways.requests.repeating import data_of, repeat_data_requests
from steps.ways.requests.sending import of_exchange
from steps.words.attacks import Claim, Forgery

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
    allowed = within_tries(scene, ways)
    scene.facts.codes_forged = len(allowed)
    gate, method = see(device), method_asked(person, device)
    by_page = _have_page_send(scene, device, len(allowed), (typed, right), how)
    submit_each(scene, device, person, ((what, new, {}) for what, new in allowed[by_page:]))
    if not any(one.through for one in device.tried):
        need_codes_judged(scene, gate, method)


def _have_page_send(scene: Scene, device: Device, count: int, codes: Codes, how: Forgery) -> int:
    """Have the page itself send so many of these, while it asks: what it is answered, it goes on by.

    Returns how many it sent.
    """
    typed, _ = codes
    for number in range(count):
        if see(device) is not Place.STEP_UP:
            return number

        def forge(message: Message, number: int = number) -> Message:
            what, new = forged(message, codes, how)[number]
            keep(device, what, new, None, through=False)
            return new

        sent_instead(device, typed, forge, lambda: submit(scene, device, typed))
    return count


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
