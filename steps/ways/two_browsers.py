"""Two browsers of one person at the same time, where a deployment lets an account be signed in twice."""

from contextlib import suppress

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods import handiest
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.places import LOGINS, Place
from steps.screens.seeing import see
from steps.ways.attacks.learning import OTHER, need_bound
from steps.ways.login import be_inside
from steps.ways.requests.observed import once


def other_to_sign_in(scene: Scene, who: str) -> Device:
    """Another browser of this person's, to sign in with beside the first.

    Raises NotRun where whoever signs in is signed out elsewhere: one of the two would have ended by that.
    Tried once a world.
    """
    if not once(scene, "signed in twice", _stays_signed_in):
        raise NotRun(
            "whoever signs in is signed out in every other browser: two of one person cannot be used at once"
        )
    scene.facts.other_browser = scene.browsers.other_used_by(who)
    return scene.facts.other_browser


def _stays_signed_in(scene: Scene) -> bool:
    """Whether the first of two browsers stays inside; also where that cannot be told."""
    person = scene.cast.person(OTHER)
    with suppress(Missing, NotRun):
        need_bound(scene, person, handiest(scene.target))
        first = scene.browsers.used_by(OTHER)
        be_inside(scene, first, person)
        if _leads_inside(scene, first):
            return _stays(scene, first, person)
    return True


def _stays(scene: Scene, first: Device, person: Person) -> bool:
    be_inside(scene, scene.browsers.other_used_by(OTHER), person)
    return _leads_inside(scene, scene.browsers.turn_to(first))


def _leads_inside(scene: Scene, device: Device) -> bool:
    """Whether the mail's address leads this browser past login and second step."""
    device.visit(scene.target.ixit.addresses.mail)
    return see(device) not in {*LOGINS, Place.SECOND_STEP, Place.NOWHERE}
