"""The way to the settings, and reading them."""

from collections.abc import Callable, Mapping

from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.places import Place
from steps.screens.seeing import see, see_at_once, see_outcome
from steps.ways.login import be_inside
from steps.ways.step_up import before_step_up, pass_questions

GUIDES_WAY: Mapping[Place, Callable[[Device], None]] = {
    Place.WELCOME: lambda device: inside.avatar(device).click(),
    Place.PERSONAL_SETTINGS: inside.open_security_settings,
    Place.SECURITY_SETTINGS: inside.open_two_step_settings,
}
"""How one comes from the welcome page to the two-step settings, and by which screens (G4.1, G4.3)."""


def open_personal_settings(scene: Scene, device: Device, person: Person) -> Place:
    """From wherever the device is, open the mailbox and its personal settings by the avatar."""
    be_inside(scene, device, person)
    inside.avatar(device).click()
    return see_outcome(device, leaving=Place.WELCOME).place


def read_two_step(scene: Scene, device: Device, person: Person) -> Place:
    """Have the two-step settings read anew: reloaded where they are shown, else come to."""
    if see_at_once(device) is Place.TWO_STEP_SETTINGS:
        device.page.reload()
        if see(device) is Place.TWO_STEP_SETTINGS:
            return Place.TWO_STEP_SETTINGS
    return open_two_step(scene, device, person)


def outlast_exemption(scene: Scene, device: Device, person: Person) -> None:
    """Let the time pass in which changes need no verification, the two-step settings being in use."""
    half = (scene.target.ics.step_up_exemption_minutes or 0) * 30
    scene.clock.pass_time(half)
    read_two_step(scene, device, person)
    scene.clock.pass_time(half + 1)


def open_two_step(scene: Scene, device: Device, person: Person) -> Place:
    """From wherever the device is, open the mailbox and come to its two-step settings.

    Clicked through once a world; then by the address they have, if they have one of their own.
    """
    place = be_inside(scene, device, person, scene.stage.settings_address)
    place = pass_questions(scene, device, person, place)
    if place is Place.TWO_STEP_SETTINGS:
        return place
    if place is not Place.WELCOME:
        be_inside(scene, device, person)
    place = click_to_two_step(scene, device, person)
    if place is Place.TWO_STEP_SETTINGS:
        scene.stage.settings_address = device.page.url
    return place


def click_to_two_step(scene: Scene, device: Device, person: Person) -> Place:
    """From the welcome page, go the profile's way, or the guide's: avatar, security and two-step settings.

    What is asked on the way is answered. A step that is not needed any more is not made.
    """
    before_step_up(scene, person)
    if way := device.target.ixit.screens.two_step_settings.way:
        for control in way:
            inside.click(device, control)
        return pass_questions(scene, device, person, see(device))
    for place, onward in GUIDES_WAY.items():
        onward(device)
        came_to = pass_questions(scene, device, person, see_outcome(device, leaving=place).place)
        if came_to is Place.TWO_STEP_SETTINGS:
            break
    return came_to
