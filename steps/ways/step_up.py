"""The question for a bound method before a change of the methods."""

from steps.devices.device import Device
from steps.methods import bound
from steps.methods.base import Method
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.codes import StepUp
from steps.screens.places import Place
from steps.ways.login import past_password
from steps.ways.putting_off import judged


def before_step_up(scene: Scene, person: Person) -> None:
    """Have the code that a change may be answered by sent when it can be, and told from earlier ones."""
    scene.arrivals.read_all(person)
    scene.clock.before_code(*person.bound.values())


def answer_step_up(scene: Scene, device: Device, person: Person, place: Place) -> Place:
    """Answer the question for a bound method, if that is the place, and say where that leads."""
    if past_choice_of_method(device, person, place) is not Place.STEP_UP:
        return place
    method = step_up_method(device, person)

    def answer() -> None:
        method.answer_step_up(scene, device, person)

    return judged(scene, device, Place.STEP_UP, answer).place


def past_choice_of_method(device: Device, person: Person, place: Place) -> Place:
    """Choose a bound method, where the question before a change first asks by which one."""
    if place is Place.STEP_UP:
        StepUp(device).choose(*(method.key for method in bound(person)))
    return place


def pass_questions(scene: Scene, device: Device, person: Person, place: Place) -> Place:
    """Give the password and prove a bound method, where the settings ask for it before they open."""
    place = past_password(device, person, place)
    if place is Place.STEP_UP:
        scene.facts.asked_on_the_way = True
    return answer_step_up(scene, device, person, place)


def step_up_method(device: Device, person: Person) -> Method:
    """Which bound method the question before a change asks for; raises Missing where it does not say."""
    methods = {method.key: method for method in bound(person)}
    if asked := StepUp(device).asks_for(*methods):
        return methods[asked]
    raise Missing("the question does not say which bound method it asks for")
