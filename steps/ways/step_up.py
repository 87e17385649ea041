"""The question for a bound method before a change of the methods."""

from conformance.profile import Method
from steps.devices.device import Device
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.codes import StepUp
from steps.screens.places import Place
from steps.screens.seeing import see_outcome
from steps.ways.messages import code_sent_by_itself
from steps.ways.scanning import SCANNED, agree_by_scan


def before_step_up(scene: Scene, person: Person) -> None:
    """Have the code that a change may be answered by sent when it can be."""
    scene.clock.before_code(*person.bound.values())


def answer_step_up(scene: Scene, device: Device, person: Person, place: Place) -> Place:
    """Answer the question for a bound method, if that is the place, and say where that leads."""
    if place is not Place.STEP_UP:
        return place
    method = step_up_method(device, person)
    if method in SCANNED:
        agree_by_scan(scene, device, method, person.bound[method])
    else:
        StepUp(device).enter(step_up_code(scene, device, person, method))
    return see_outcome(device, leaving=Place.STEP_UP).place


def step_up_method(device: Device, person: Person) -> Method:
    """Which bound method the question before a change asks for; raises Missing where it does not say."""
    question = StepUp(device)
    for method in person.bound:
        if question.asks_for(method):
            return method
    raise Missing("the question does not say which bound method it asks for")


def step_up_code(scene: Scene, device: Device, person: Person, method: Method) -> str:
    """The code that answers the question for this bound method."""
    if method == "otp":
        return scene.handset.totp(person.otp_uri)
    if method == "coremail_app":
        return scene.handset.app_code(person.app)
    return code_sent_by_itself(scene, device, person.bound[method])
