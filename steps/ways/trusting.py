"""The trust question: on a screen of its own, or as a box on a form that is sent on the way in (G3.5)."""

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.finder import spot
from steps.screens.places import Place
from steps.screens.seeing import see, see_outcome
from steps.screens.trust_box import asks_by_box
from steps.ways.arrival import arrive, need_second_step
from steps.ways.login import enter, log_in_again, pass_by_main_method, sign_in_here
from steps.ways.next_login import close_and_open, signed_out


def come_to_question(scene: Scene, device: Device, person: Person) -> None:
    """Come to where trust is asked for, and answer nothing; raises Missing where it is not."""
    screens = scene.target.ixit.screens
    need_second_step(scene, person)
    place = _begin(scene, device, person)
    if place is Place.SECOND_STEP and not screens.trust_boxes:
        place = pass_by_main_method(scene, device, person)
    if not is_asked_here(device):
        raise Missing(f"{Place.TRUST} was not reached; the browser shows {place}")


def is_asked_here(device: Device) -> bool:
    """Whether what the device shows asks for trust: the question, or a form with the box for it."""
    screens, place = device.target.ixit.screens, see(device)
    key = place.name.lower()
    if key not in screens.trust_boxes:
        return place is Place.TRUST
    return asks_by_box(spot(device.page, getattr(screens, key)), screens.trust_boxes[key])


def was_asked(device: Device) -> bool:
    """Whether trust was asked for in this login, or is just now."""
    return Place.TRUST in device.reached or is_asked_here(device)


def answer(scene: Scene, device: Device, person: Person, trusts: bool) -> Place:
    """Answer the question where the device shows it, and say where that leads.

    A box is answered with the form that it stands on; once that is sent, only another login can be answered
    otherwise.
    """
    if trusts:
        device.trusted_by = device.user
    if see(device) is Place.TRUST or not scene.target.ixit.screens.trust_boxes:
        (inside.trust if trusts else inside.later)(device)
        return see_outcome(device, leaving=Place.TRUST).place
    if is_asked_here(device):
        return _send(scene, device, person, trusts)
    if trusts:
        _begin_again(scene, device, person)
        return _send(scene, device, person, trusts)
    return see(device)


def give_way(scene: Scene, device: Device) -> None:
    """Have whoever a browser lets in without a password sign out of it, so that others can log in there.

    Raises NotRun where nobody can, or where that ends the trust.
    """
    if not (device.trusted_by and scene.target.ics.trust.without_password):
        return
    owner = scene.cast.person(device.trusted_by)
    close_and_open(device)
    if not signed_out(device):
        raise NotRun(f"this browser lets {owner.name} in without a login (ics.trust.without_password)")
    if enter(device, owner) is Place.SECOND_STEP:
        raise NotRun(
            f"signing out ends {owner.name}'s trust in this browser, and else nobody can log in there"
        )


def _begin(scene: Scene, device: Device, person: Person) -> Place:
    if not scene.target.ixit.screens.box_at_login:
        return arrive(scene, device, person)
    device.begin_login()
    device.visit(scene.target.ixit.addresses.mail)
    return see(device)


def _begin_again(scene: Scene, device: Device, person: Person) -> None:
    if scene.target.ixit.screens.box_at_login:
        close_and_open(device)
        _begin(scene, device, person)
    else:
        log_in_again(device, person)


def _send(scene: Scene, device: Device, person: Person, trusts: bool) -> Place:
    device.trusts = trusts
    try:
        place = sign_in_here(device, person)
        return pass_by_main_method(scene, device, person) if place is Place.SECOND_STEP else place
    finally:
        device.trusts = False
