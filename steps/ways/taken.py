"""What becomes of a number or an account that another mailbox has."""

from contextlib import suppress

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods import SMS
from steps.methods.base import Method
from steps.methods.sms import as_typed, national
from steps.people.actors import NothingCame, Person
from steps.scene import Scene
from steps.screens.bindings import SmsBinding
from steps.screens.places import WITHHELD, Outcome, Place
from steps.ways.beforehand import bind_beforehand
from steps.ways.binding import bind, in_again, try_number
from steps.ways.login import enter
from steps.ways.messages import wrong_code
from steps.ways.putting_off import ask_until_sent, judged
from steps.ways.reaching import reach
from steps.ways.requests.observed import once
from steps.words.numbers import Notation


def taken_binds(scene: Scene, method: Method) -> bool:
    """Whether the page asking to bind takes what another has bound by this method.

    Tried once a world, by two people of its own.
    """
    return once(scene, f"taken by {method.key}", lambda scene: _try_taken(scene, method))


def try_taken(scene: Scene, device: Device, number: str, notation: Notation | None = None) -> Outcome:
    """Bind a number that another may have, typed in some notation, as far as that goes.

    Where no code comes and nothing is said, for nobody is to learn which numbers are bound, a free number,
    and then this one once more, tell whether it is that. Raises NothingCame where they do not.
    """
    typed = scene.target.ixit.people.typed

    def written(one: str) -> str:
        return notation.of(national(one), typed) if notation else as_typed(scene, one)

    try:
        return try_number(scene, device, number, written(number))
    except NothingCame:
        free = SMS.new_value(scene.cast.person(device.user))
        came = _asked_again(scene, device, free, written(free))
    if isinstance(came, Outcome):
        raise NotRun(f"no number is taken that is written so (“{came.words}”), whoever has it")
    with suppress(NothingCame):
        return _try_again(scene, device, number, written(number))
    return Outcome(SMS.place, WITHHELD, "no code, where a free number is sent one")


def _asked_again(scene: Scene, device: Device, number: str, typed: str) -> str | Outcome:
    """Ask for a code to another number once the countdown has passed; the code, or what was said instead.

    Raises NothingCame; NotRun where none can be asked for any more.
    """
    form = SmsBinding(device)
    scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
    form.turn_back(wrong_code("000000"))
    if not form.can_retype():
        raise NotRun("no code came, and no other number can be typed to tell why")
    scene.clock.before_code(number)
    return ask_until_sent(scene, device, number, lambda: form.ask_again(typed))


def _try_again(scene: Scene, device: Device, number: str, typed: str) -> Outcome:
    code = _asked_again(scene, device, number, typed)
    if isinstance(code, Outcome):
        return code
    came_to = judged(scene, device, SMS.place, lambda: SmsBinding(device).enter(code))
    return in_again(scene, device, SMS, number, came_to)


def reach_forced_anew(scene: Scene, device: Device, person: Person) -> None:
    """Come to the page asking to bind, once what another has freed can be bound again, by the ICS; NotRun."""
    if rests := scene.target.ics.freed_rests_minutes:
        scene.clock.pass_time(rests * 60)
    reach(enter(device, person), Place.FORCED)


def _try_taken(scene: Scene, method: Method) -> bool:
    holder, other = scene.cast.person("Chen"), scene.cast.person("Zhou")
    bind_beforehand(scene, holder, holder.mailbox, method)
    device = scene.browsers.used_by("Zhou")
    reach(enter(device, other), Place.FORCED)
    with suppress(NothingCame):
        return bind(scene, device, other, method, method.value(holder)).accepted
    return False
