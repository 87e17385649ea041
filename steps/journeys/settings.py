"""The way to the settings, and reading them."""

from steps.actors import Device, Person
from steps.journeys.login import be_inside
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.places import Place, outcome, where


def open_personal_settings(scene: Scene, device: Device, person: Person) -> Place:
    """From wherever the device is, open the mailbox and its personal settings by the avatar."""
    be_inside(scene, device, person)
    inside.avatar(device).click()
    return outcome(device, leaving=Place.WELCOME).place


def open_two_step(scene: Scene, device: Device, person: Person) -> Place:
    """From wherever the device is, come to the two-step settings, read anew."""
    open_personal_settings(scene, device, person)
    inside.open_security_settings(device)
    outcome(device, leaving=Place.PERSONAL_SETTINGS)
    inside.open_two_step_settings(device)
    outcome(device, leaving=Place.SECURITY_SETTINGS)
    return where(device)
