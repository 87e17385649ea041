"""The way to the settings, and reading them."""

from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.places import Place
from steps.screens.seeing import see, see_at_once, see_outcome
from steps.ways.login import be_inside


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
    if place is Place.TWO_STEP_SETTINGS:
        return place
    if place is not Place.WELCOME:
        be_inside(scene, device, person)
    place = click_to_two_step(device)
    if place is Place.TWO_STEP_SETTINGS:
        scene.stage.settings_address = device.page.url
    return place


def click_to_two_step(device: Device) -> Place:
    """From the welcome page, go the profile's way, or the guide's: avatar, security and two-step settings."""
    if way := device.target.ixit.screens.two_step_settings.way:
        for control in way:
            inside.click(device, control)
        return see(device)
    inside.avatar(device).click()
    see_outcome(device, leaving=Place.WELCOME)
    inside.open_security_settings(device)
    if see_outcome(device, leaving=Place.PERSONAL_SETTINGS).place is Place.TWO_STEP_SETTINGS:
        return Place.TWO_STEP_SETTINGS
    inside.open_two_step_settings(device)
    return see_outcome(device, leaving=Place.SECURITY_SETTINGS).place
