"""The way to the settings, and reading them."""

from steps.actors import Device, Person
from steps.journeys.login import be_inside
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.places import Place, outcome, where, where_at_once


def open_personal_settings(scene: Scene, device: Device, person: Person) -> Place:
    """From wherever the device is, open the mailbox and its personal settings by the avatar."""
    be_inside(scene, device, person)
    inside.avatar(device).click()
    return outcome(device, leaving=Place.WELCOME).place


def read_two_step(scene: Scene, device: Device, person: Person) -> Place:
    """Have the two-step settings read anew: reloaded where they are shown, else come to."""
    if where_at_once(device) is Place.TWO_STEP_SETTINGS:
        device.page.reload()
        if where(device) is Place.TWO_STEP_SETTINGS:
            return Place.TWO_STEP_SETTINGS
    return open_two_step(scene, device, person)


def open_two_step(scene: Scene, device: Device, person: Person) -> Place:
    """From wherever the device is, open the mailbox and come to its two-step settings."""
    open_personal_settings(scene, device, person)
    inside.open_security_settings(device)
    outcome(device, leaving=Place.PERSONAL_SETTINGS)
    inside.open_two_step_settings(device)
    outcome(device, leaving=Place.SECURITY_SETTINGS)
    return where(device)
