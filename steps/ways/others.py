"""What names somebody else in a request, and a binding whose requests name somebody else's mailbox."""

from collections.abc import Mapping
from contextlib import suppress

from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.judging.verdict import NotRun
from conformance.profile import Door
from steps.devices.acting import acts
from steps.devices.device import Device
from steps.methods import SMS
from steps.methods.base import Method
from steps.methods.sms import national
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.bindings import SmsBinding
from steps.screens.places import Outcome, Place
from steps.screens.seeing import see, see_outcome
from steps.ways.arrival import arrive_in_two_step
from steps.ways.asking import ask_for_code
from steps.ways.attacks.claiming import USERS
from steps.ways.attacks.named import by_guess
from steps.ways.binding import ask_code_for, open_binding, try_number
from steps.ways.messages import arrived, code_if_any, code_or_refusal
from steps.ways.refused_logins import sign_in_beside
from steps.ways.requests.naming import held_back, how_named, naming, others_rows
from steps.ways.requests.observed import observed
from steps.ways.requests.on_the_way import with_headers
from steps.ways.requests.repeating import names
from steps.ways.requests.sending import send
from steps.ways.unbinding import unbind, unbind_button

REFUSED = 400
"""The HTTP statuses from here on say that something was not done."""


def value_named(scene: Scene, person: Person, method: Method = SMS) -> dict[str, str]:
    """How this person's browser has told their number, or address, so that another request can.

    Raises NotRun where no request of it has, where it could be read.
    """
    with scene.browsers.aside():
        device = scene.browsers.used_by(person.name)
    named = how_named(device.wire.since(device.login_mark), national(method.value(person)))
    if not named:
        raise NotRun("no request of a binding names the number where it can be read")
    return named


def ask_naming(scene: Scene, device: Device, person: Person, other: Person, method: Method = SMS) -> None:
    """Ask for the code of the question on the screen by a request that names the other's number, or address.

    What comes of it is noted as the outcome: a refusal, by its message or by the status of its answer.
    """
    own = person.bound[method.key]
    if see(device) is Place.SECOND_STEP:
        method.choose(device)
    scene.clock.before_code(own)
    scene.arrivals.count_from_now(scene.cast.inboxes)
    before, mark = len(arrived(scene, own)), device.wire.mark()
    with naming(device, value_named(scene, other, method), masked=national(method.value(other))):
        ask_for_code(scene, device)
    scene.facts.outcome = _refused(device, mark)
    with suppress(Missing):
        came = code_or_refusal(scene, device, own, before)
        scene.facts.outcome = came if isinstance(came, Outcome) else _refused(device, mark)


def _refused(device: Device, mark: float) -> Outcome:
    """Where this is, with the status that refused what was submitted since the mark, if any did."""
    answers = [one for one in device.wire.since(mark) if acts(one) and (one.status or 0) >= REFUSED]
    return Outcome(see(device), *("other", f"status {answers[0].status}") if answers else ())


def _mailbox_named(scene: Scene, person: Person, other: Person) -> tuple[dict[str, str], dict[str, str]]:
    """What requests say that name the other's mailbox, and what stands there instead of this person's."""
    known = observed(scene)
    learnt = how_named(known.data, known.person.mailbox.address)
    return dict.fromkeys(learnt, other.mailbox.address), names(person, other, other.mailbox)


def trust_naming_mailbox(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """Choose to trust the device, by a request that names the other's mailbox."""
    with naming(device, *_mailbox_named(scene, person, other)):
        inside.trust(device)
        see_outcome(device, leaving=Place.TRUST)


def trust_after_sign_in(device: Device, person: Person, door: Door) -> None:
    """Choose to trust the device, which is sent only once this person has signed in there beside.

    As from a page that stayed open in another tab. Raises NotRun where nobody else can sign in there.
    """
    chosen = held_back(device, lambda: inside.trust(device))
    sign_in_beside(device, person, door)
    send(device, chosen, {})


def unbind_naming_mailbox(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """Unbind this person's number by requests that name the other's mailbox, as far as that goes."""
    with naming(device, *_mailbox_named(scene, person, other)), suppress(Missing, NothingAppeared):
        unbind(scene, device, person, SMS)


def unbind_as_others_page(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """Unbind this person's number by requests that name its row as the other's page names theirs.

    Neither page's own request is sent. Raises NotRun where the two name nothing by which a row may be known.
    """
    with scene.browsers.aside():
        there = scene.browsers.used_by(other.name)
        arrive_in_two_step(scene, there, other)
        theirs = held_back(there, unbind_button(scene, there, other, SMS).click)
    own = held_back(device, unbind_button(scene, device, person, SMS).click)
    with naming(device, others_rows(own, theirs)), suppress(Missing, NothingAppeared):
        unbind(scene, device, person, SMS)


def bind_naming_mailbox(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """Bind this person's number by requests that name the other's mailbox, as far as that goes."""
    _bind_naming(scene, device, person, *_mailbox_named(scene, person, other))


def bind_naming_person(scene: Scene, device: Device, person: Person, other: Person) -> None:
    """The same, naming the other by fields and headers by which no request is known to say whom it is about.

    By one that is known a login may be refused before anything else is looked at.
    """
    known, _ = _mailbox_named(scene, person, other)
    more = {name: said for name, said in by_guess(scene, other).items() if name not in known}
    with with_headers(device, dict.fromkeys(USERS, other.login)):
        _bind_naming(scene, device, person, more, {})


def _bind_naming(
    scene: Scene, device: Device, person: Person, more: Mapping[str, str], instead: Mapping[str, str]
) -> None:
    """Where no code comes so, the one that confirms the code alone names it."""
    open_binding(scene, device, person, SMS)
    before = len(arrived(scene, SMS.value(person)))
    with naming(device, more, instead), suppress(Missing):
        scene.facts.outcome = try_number(scene, device, SMS.value(person))
    if len(arrived(scene, SMS.value(person))) > before:
        return
    ask_code_for(scene, device, SMS.value(person))
    code = code_if_any(scene, device, SMS.value(person), before)
    if code:
        with naming(device, more, instead):
            SmsBinding(device).enter(code)
            scene.facts.outcome = see_outcome(device, leaving=SMS.place)
