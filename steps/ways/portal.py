"""The portal's login; the portal may ask for a method and for the second step itself."""

from steps.devices.device import Device
from steps.methods import handiest
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.places import Place
from steps.ways.binding import bind
from steps.ways.login import go_on, method_at_hand, pass_second_step, sign_in_here


def sign_in_at_portal(scene: Scene, device: Device, person: Person) -> Place:
    """Sign in at the portal, do what it asks for itself by what is at hand, and say where that leads."""
    device.visit(device.target.ixit.addresses.portal)
    place = sign_in_here(device, person)
    if place is Place.FORCED:
        place = bind(scene, device, person, handiest(scene.target)).place
    if place is Place.SECOND_STEP:
        scene.facts.passed_at_portal = True
        method = method_at_hand(device, person)
        place = pass_second_step(scene, device, person, method, person.bound[method.key]).place
    return go_on(device, place)
