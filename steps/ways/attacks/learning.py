"""What somebody else's browser submitted in a flow that worked, made out to whoever sends it now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from conformance.judging.verdict import NotRun
from steps.devices.acting import submits_to
from steps.devices.device import Device
from steps.facts import Facts
from steps.methods import OTP, besides_sms
from steps.methods.base import Method
from steps.methods.sms import SMS, national
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.places import Place
from steps.screens.seeing import see_outcome
from steps.surroundings import Exchange
from steps.ways.arrival import arrive, arrive_in_two_step
from steps.ways.beforehand import bind_beforehand
from steps.ways.binding import bind
from steps.ways.changing import change_to_new
from steps.ways.login import pass_by_main_method, pass_second_step
from steps.ways.messages import last_code
from steps.ways.reaching import reach
from steps.ways.requests.handed_out import AUTHORIZATION, LIKE_A_TOKEN, is_own_header
from steps.ways.requests.message import Json, Message
from steps.ways.requests.observed import once
from steps.ways.requests.repeating import names
from steps.ways.requests.sending import of_exchange
from steps.ways.unbinding import unbind
from steps.words.attacks import Deed

type Act = Callable[[Scene, Device, Person, Method], object]

OTHER = "Sun"
"""Who does what others then submit."""
BINDING = (Deed.BINDING, Deed.BINDING_IN_SETTINGS, Deed.CHANGE)
"""Those by which a number is bound."""
HIDDEN = """() => [...document.querySelectorAll("input[type=hidden], meta[name][content]")]
    .map(one => [one.name, one.value ?? one.content])"""


@dataclass(frozen=True)
class Submitted:
    """What this person's browser submitted, the number that it bound, and the code that did, or let in."""

    person: Person
    acts: Sequence[Exchange]
    number: str = ""
    code: str = ""


def submitted_by_other(scene: Scene, deed: Deed) -> Submitted:
    """What the other's browser submitted to mail or portal by this, seen once a world; Missing, NotRun."""
    return once(scene, f"submitted: {deed.name}", lambda scene: _observe(scene, deed))


def made_out(device: Device, person: Person, done: Submitted, number: str = "") -> list[Message]:
    """The same requests with this person's names and number, and the values of this browser's session.

    number: stands for the one that was bound by them.
    """
    numbers = {SMS.value(done.person): SMS.value(person)} | ({done.number: number} if number else {})
    local = {national(theirs): national(own) for theirs, own in numbers.items()}
    return as_own(device, done.acts, names(done.person, person, person.mailbox) | numbers | local)


def as_own(device: Device, acts: Sequence[Exchange], known: Mapping[str, str]) -> list[Message]:
    """Another's requests with the values of this browser's session, and each known part as it is here."""
    mine = _values(device)
    return [_with_own_values(of_exchange(one, known), mine) for one in acts]


def _observe(scene: Scene, deed: Deed) -> Submitted:
    device, person = scene.browsers.used_by(OTHER), scene.cast.person(OTHER)
    ways: dict[Deed, Callable[[], float]] = {
        Deed.TRUST: lambda: _trust(scene, device, person),
        Deed.BINDING: lambda: _bind(scene, device, person),
        Deed.BINDING_IN_SETTINGS: lambda: _in_settings(
            scene, device, person, bind, besides_sms(scene.target)
        ),
        Deed.UNBINDING: lambda: _in_settings(scene, device, person, unbind),
        Deed.CHANGE: lambda: _in_settings(scene, device, person, change_to_new),
        Deed.SECOND_STEP: lambda: _verify(scene, device, person, OTP),
        Deed.SECOND_STEP_BY_SMS: lambda: _verify(scene, device, person, SMS),
    }
    mark = ways[deed]()
    done = [one for one in device.wire.since(mark) if submits_to(scene.target.ixit, one)]
    if not done:
        raise NotRun(f"no request of “{deed.said[0]}” was seen that changes anything by its method")
    if deed is Deed.SECOND_STEP_BY_SMS:
        return Submitted(person, done, code=last_code(scene, SMS.value(person)))
    if deed not in BINDING:
        return Submitted(person, done)
    return Submitted(person, done, person.bound.get(SMS.key, ""), Facts.binding_code.or_else(scene.facts, ""))


def _trust(scene: Scene, device: Device, person: Person) -> float:
    need_bound(scene, person)
    reach(arrive(scene, device, person), Place.SECOND_STEP, OTHER)
    reach(pass_by_main_method(scene, device, person), Place.TRUST, OTHER)
    mark = device.wire.mark()
    inside.trust(device)
    reach(see_outcome(device, leaving=Place.TRUST).place, Place.WELCOME, OTHER)
    device.clear()
    return mark


def _bind(scene: Scene, device: Device, person: Person) -> float:
    reach(arrive(scene, device, person), Place.FORCED, OTHER)
    mark = device.wire.mark()
    bind(scene, device, person, SMS)
    return mark


def _in_settings(scene: Scene, device: Device, person: Person, act: Act, bound: Method = SMS) -> float:
    need_bound(scene, person, bound)
    reach(arrive_in_two_step(scene, device, person), Place.TWO_STEP_SETTINGS, OTHER)
    mark = device.wire.mark()
    act(scene, device, person, SMS)
    return mark


def _verify(scene: Scene, device: Device, person: Person, method: Method) -> float:
    need_bound(scene, person, method)
    reach(arrive(scene, device, person), Place.SECOND_STEP, OTHER)
    mark = device.wire.mark()
    pass_second_step(scene, device, person, method, person.bound[method.key])
    device.clear()
    return mark


def need_bound(scene: Scene, person: Person, method: Method = SMS) -> None:
    """Let the person have bound this method, if they have not."""
    if method.key not in person.bound:
        bind_beforehand(scene, person, person.mailbox, method)


def _values(device: Device) -> Mapping[str, str]:
    """What this browser's session is known by: hidden fields of its pages, its cookies, its own requests.

    Of these what they say, in headers of their site's own too.
    """
    found = {str(one["name"]): str(one["value"]) for one in device.context.cookies()}
    for exchange in device.wire.since(device.login_mark):
        message = of_exchange(exchange, {})
        found |= {name: str(value) for name, value in message.values() if name}
        found |= {name: value for name, value in message.headers.items() if is_own_header(name)}
    for frame in device.page.frames:
        found |= dict(frame.evaluate(HIDDEN))
    return found


def _with_own_values(message: Message, mine: Mapping[str, str]) -> Message:
    """Each value like a token that this browser has under the same name is this browser's.

    No other is: it may say what is to be done. What authorized the other never comes along.
    """

    def own(name: str, said: Json) -> list[Json]:
        is_session = name == AUTHORIZATION or LIKE_A_TOKEN.fullmatch(str(said))
        return [mine[name]] if name in mine and is_session else [said]

    headers = {
        name: own(name, value)[0] if is_own_header(name) else value
        for name, value in message.headers.items()
        if name != AUTHORIZATION or name in mine
    }
    return replace(message.changed(own), headers=headers)
