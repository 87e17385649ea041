"""Pages that a browser is refused on the wire, as by a firewall that knows its cookies (G3.11)."""

from steps.devices.device import Device
from steps.people.actors import NotSignedIn, Person
from steps.screens.places import Place
from steps.screens.seeing import see_at_once
from steps.ways.login import enter


def enter_unless_refused(device: Device, person: Person) -> None:
    """Enter the mail, as far as an answer on the wire does not refuse it; raises NotSignedIn without one."""
    try:
        enter(device, person)
    except NotSignedIn:
        if not is_refused_pages(device):
            raise


def is_refused_pages(device: Device) -> bool:
    """Whether the page in front came with an answer that refuses it, and no screen is seen there."""
    address, asked = device.page.url.partition("#")[0], device.wire.since(device.login_mark)
    answers = [one.status or 0 for one in asked if one.url == address]
    return bool(answers) and 400 <= answers[-1] < 500 and see_at_once(device) is Place.NOWHERE
