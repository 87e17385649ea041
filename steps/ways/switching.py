"""The web addresses by which a person's other mailbox is switched to, opened where nothing is entered yet."""

from collections.abc import Sequence

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.people.actors import Person
from steps.screens import mailbox as inside
from steps.screens.places import Place
from steps.screens.seeing import see_outcome
from steps.surroundings import Exchange
from steps.ways.login import go_on
from steps.ways.requests.observed import pages
from steps.ways.ways_round import visit


def switch_and_note(device: Device, person: Person) -> list[Exchange]:
    """Switch from the first mailbox to the second; the pages that were asked for by that."""
    mark = device.wire.mark()
    inside.switch_to(device, person.mailboxes[1].address)
    see_outcome(device, leaving=Place.WELCOME)
    return pages(device.wire.since(mark))


def open_addresses(device: Device, switched_by: Sequence[Exchange]) -> None:
    """Open these addresses, and go on where they lead; NotRun where there are none."""
    if not switched_by:
        raise NotRun("a mailbox is switched to by no page that has an address")
    for page in switched_by:
        go_on(device, visit(device, page.url))
