"""What becomes of a number or an account that another mailbox has."""

from steps.devices.device import Device
from steps.methods.base import Method
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.places import Place
from steps.ways.beforehand import bind_beforehand
from steps.ways.binding import bind
from steps.ways.login import enter
from steps.ways.reaching import reach
from steps.ways.requests.observed import once


def taken_binds(scene: Scene, method: Method) -> bool:
    """Whether the page asking to bind takes what another has bound by this method.

    Tried once a world, by two people of its own.
    """
    return once(scene, f"taken by {method.key}", lambda scene: _try_taken(scene, method))


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
    return bind(scene, device, other, method, method.value(holder)).accepted
