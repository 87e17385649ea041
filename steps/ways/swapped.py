"""A right code whose request names another number or address than the one that it went to (G5.3)."""

from steps.devices.device import Device
from steps.methods.base import Method
from steps.methods.sms import national
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.places import Outcome, Place
from steps.screens.seeing import see_outcome
from steps.screens.waiting import until
from steps.ways.asking import ask_for_code
from steps.ways.login import log_in_again
from steps.ways.messages import arrived
from steps.ways.questions import held_code, question
from steps.ways.requests.naming import naming


def enter_naming_instead(
    scene: Scene, device: Device, person: Person, method: Method, other: Person
) -> Outcome:
    """Enter the code that came, while the request names what is the other's; NotRun if it names nothing."""
    code = held_code(scene, device, person)
    own = method.typed_last(scene, person)
    with naming(device, {}, {national(own): national(method.value(other))}):
        question(device).enter(code)
        return see_outcome(device, leaving=method.place)


def next_code_goes_to(scene: Scene, device: Device, person: Person, method: Method, other: Person) -> str:
    """Which of the two is sent the code of this person's next login, by name; empty where none is asked for.

    Raises Missing where it comes to neither.
    """
    scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
    if log_in_again(device, person) is not Place.SECOND_STEP:
        return ""
    before = {one.name: _received(scene, one) for one in (person, other)}
    method.choose(device)
    ask_for_code(scene, device)

    def receiver() -> str | None:
        came = (one.name for one in (other, person) if _received(scene, one) > before[one.name])
        return next(came, None)

    name = until(device.page, scene.target.ixit.waits.message, receiver)
    if name is None:
        raise Missing(f"the next login sent no code by {method} to {person.name} or to {other.name}")
    return name


def _received(scene: Scene, person: Person) -> int:
    return sum(len(arrived(scene, inbox)) for inbox in person.inboxes)
