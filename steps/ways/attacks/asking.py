"""Asking for codes by requests of one's own: for two numbers, in other notations, at one moment."""

from collections.abc import Iterator, Sequence

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods.sms import as_typed, national
from steps.people.actors import Missing
from steps.scene import Scene
from steps.ways.attacks.claiming import NOTHING, as_from
from steps.ways.attacks.forging import put
from steps.ways.attacks.sending import keep, send_at_once
from steps.ways.messages import arrived, code_number
from steps.ways.requests.message import Message
from steps.ways.requests.renewal import Renewal
from steps.ways.requests.repeating import asked_for_code
from steps.ways.requests.sending import of_exchange, send
from steps.words.numbers import Notation

REFUSED = 400
"""The HTTP statuses from here on say that nothing was sent."""


def ask_for_two(scene: Scene, device: Device, other: str) -> None:
    """Repeat the request for a code, each after the countdown, with another number beside the first.

    Raises NotRun where the request does not say the number, or sends nothing when it is repeated as it was.
    """
    asked, own = _asked(scene, device)
    theirs, number, renewal = as_typed(scene, other), scene.facts.typed_number, Renewal(device)
    for both in ((own, theirs), (theirs, own)):
        for what, message in _with_both(asked, own, both):
            scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
            keep(device, what, message, send(device, renewal.of(message), {}), through=False)
    before = len(arrived(scene, number))
    scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
    send(device, renewal.of(asked), {})
    try:
        code_number(scene, number, before + 1)
    except Missing:
        raise NotRun("the request for a code sends nothing when it is repeated as it was") from None


def ask_in_other_notations(scene: Scene, device: Device) -> None:
    """Repeat the request for a code at once, with the number in each other notation; NotRun as above.

    And once as it was, as if from another network address.
    """
    asked, own = _asked(scene, device)
    renewal = Renewal(device)
    for notation in Notation:
        written = notation.of(national(scene.facts.typed_number), scene.target.ixit.people.typed)
        message = asked.changed(put(own, written))
        keep(device, notation.said[0], message, send(device, renewal.of(message), {}), through=False)
    status = send(device, renewal.of(asked), as_from(0))
    keep(device, "from another address", asked, status, through=False)


def ask_in_turn(scene: Scene, device: Device, count: int) -> None:
    """Repeat the request for a code so many times, each after the countdown and in the next notation.

    Every other one is sent as if from another network address. A notation in which it is refused is left out
    from then on. Raises NotRun as above.
    """
    asked, own = _asked(scene, device)
    notations, renewal = [*Notation], Renewal(device)
    for number in range(count):
        if not notations:
            return
        notation = notations[number % len(notations)]
        written = notation.of(national(scene.facts.typed_number), scene.target.ixit.people.typed)
        scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
        more = as_from(number) if number % 2 else NOTHING
        message = renewal.of(asked.changed(put(own, written)))
        if (send(device, message, more) or REFUSED) >= REFUSED:
            notations.remove(notation)


def ask_at_once(scene: Scene, device: Device, count: int) -> None:
    """Repeat the request for a code so many times at one moment."""
    asked = of_exchange(asked_for_code(scene, device), {})
    send_at_once(device, [Renewal(device).of(asked)] * count)


def _asked(scene: Scene, device: Device) -> tuple[Message, str]:
    """The request for a code, and how it says the number."""
    asked = of_exchange(asked_for_code(scene, device), {})
    for said in (as_typed(scene, scene.facts.typed_number), national(scene.facts.typed_number)):
        if asked.holds(said):
            return asked, said
    raise NotRun("the request for a code does not name the number where it can be read")


def _with_both(asked: Message, own: str, both: Sequence[str]) -> Iterator[tuple[str, Message]]:
    yield "two numbers, as a list", asked.changed(put(own, [*both]))
    yield "two numbers, as one text", asked.changed(put(own, ",".join(both)))
    if asked.tree is None:
        yield "two numbers, as several fields", asked.changed(put(own, *both))
