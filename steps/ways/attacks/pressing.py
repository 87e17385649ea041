"""Pressing what a gate shows besides what the profile names: a way on that nobody has declared."""

from contextlib import suppress

from playwright.sync_api import Error as BrowserError

from conformance.judging.verdict import NotRun
from conformance.profile.parts import Screen
from steps.devices.device import Device
from steps.devices.tries import Try
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.places import INSIDE, Place
from steps.screens.seeing import see, see_at_once
from steps.screens.unnamed import called, unnamed_controls
from steps.ways.login import go_on, log_in_again
from steps.ways.requests.repeating import repeat_data_requests

SETTINGS = INSIDE - {Place.WELCOME}
MOST = 12
"""Controls that are pressed on one gate; a page with more is no gate but a list."""


def press_what_is_not_named(scene: Scene, device: Device, person: Person) -> None:
    """Press each of the gate's controls that the profile does not name, each in a login of its own.

    What came of each is kept in `device.tried`. Raises NotRun where the profile names everything.
    """
    gate = see(device)
    screen = _screen(device, gate)
    count = min(len(unnamed_controls(device, screen)), MOST)
    if not count:
        raise NotRun(f"the profile names everything that can be pressed on {gate}")
    for number in range(count):
        _press(scene, device, person, screen, number)
        place = log_in_again(device, person)
        if place in INSIDE:
            device.tried.append(Try("logged in again after it", f"led to {place}", None, True))
        if any(one.through for one in device.tried):
            return
        if place is not gate:
            raise Missing(f"{gate} was not reached again; the browser shows {place}")


def _press(scene: Scene, device: Device, person: Person, screen: Screen, number: int) -> None:
    there = unnamed_controls(device, screen)
    if number >= len(there):
        return
    name, tabs = called(there[number]), len(device.context.pages)
    with suppress(BrowserError):
        there[number].click()
    if len(device.context.pages) > tabs:
        device.page = device.context.pages[-1]
    device.settle()
    reached = set(device.reached)
    place = see_at_once(device)
    repeat_data_requests(scene, device, person, person.mailbox)
    if place in SETTINGS:  # a help page has such headings too: what the mail opens with tells
        device.reached = reached
        device.visit(scene.target.ixit.addresses.mail)
        go_on(device, see_at_once(device))
    through = device.received(person.mailbox.letter) or bool(INSIDE & device.reached)
    device.tried.append(Try(f"pressed “{name}”", f"led to {place}", None, through))


def _screen(device: Device, gate: Place) -> Screen:
    screens = device.target.ixit.screens
    gates: dict[Place, Screen] = {Place.FORCED: screens.forced, Place.SECOND_STEP: screens.second_step}
    if gate not in gates:
        raise Missing(f"neither {Place.FORCED} nor {Place.SECOND_STEP} is shown, but {gate}")
    return gates[gate]
