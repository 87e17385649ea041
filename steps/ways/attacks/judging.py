"""Whether a gate judges the codes of requests that no page sends: else a refusal tells nothing of them."""

from collections.abc import Sequence

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods import bound_at
from steps.methods.base import Method
from steps.methods.sent import Sent
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.places import INSIDE, LOGINS, Place
from steps.screens.seeing import see_at_once
from steps.ways.arrival import arrive
from steps.ways.attacks.guessing import carrying
from steps.ways.attacks.learning import OTHER, need_bound
from steps.ways.attacks.sending import submit_each
from steps.ways.binding import open_binding
from steps.ways.reaching import reach
from steps.ways.requests.observed import once


def need_codes_judged(scene: Scene, gate: Place, method: Method) -> None:
    """Raise NotRun where the right code lets nobody in by a request that is sent after one with a wrong code.

    Tried once a world. gate: the second step, or where this method is bound; of others nothing is said.
    """
    if gate is not Place.SECOND_STEP and not bound_at(gate):
        return
    if not once(scene, f"codes judged: {gate}, {method.key}", lambda scene: _lets_in(scene, gate, method)):
        raise NotRun(
            "after a wrong code, the right one lets nobody in that is sent by a request of one's own: "
            "what is refused so may be refused for something else"
        )


def _lets_in(scene: Scene, gate: Place, method: Method) -> bool:
    device, person = scene.browsers.used_by(OTHER), scene.cast.person(OTHER)
    if gate is Place.SECOND_STEP:
        _be_asked(scene, device, person, method)
    else:
        reach(arrive(scene, device, person), Place.FORCED, OTHER)
        open_binding(scene, device, person, method)
        method.begin(scene, device, person)
    messages = carrying(scene, device, person, 1)
    submit_each(scene, device, person, (("", message, {}) for message in messages))
    if INSIDE & device.reached:
        return True
    device.visit(scene.target.ixit.addresses.mail)
    return see_at_once(device) not in {gate, Place.FORCED, *LOGINS}


def _be_asked(scene: Scene, device: Device, person: Person, method: Method) -> None:
    need_bound(scene, person, method)
    reach(arrive(scene, device, person), Place.SECOND_STEP, OTHER)
    if isinstance(method, Sent):
        method.ask(scene, device, person)


def within_tries[T](scene: Scene, ways: Sequence[T]) -> Sequence[T]:
    """As many of them as leave a try for the right code."""
    most = scene.target.ics.codes.tries
    return ways if most is None else ways[: max(1, most - 1)]
