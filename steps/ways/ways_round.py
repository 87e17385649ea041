"""Ways by which somebody might try to pass round a gate."""

from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods import bound_at
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.places import BINDINGS, Place
from steps.screens.seeing import see_at_once
from steps.surroundings import Exchange
from steps.ways.binding import in_again
from steps.ways.login import go_on, sign_in_here
from steps.ways.requests.observed import observed, observed_binding, pages
from steps.ways.requests.repeating import tokens
from steps.ways.requests.sending import replaced
from steps.words.gates import Way


def try_addresses(scene: Scene, device: Device, visited: Sequence[Exchange], person: Person) -> None:
    """Open each address of somebody else's visit as this person would, and see where that leads.

    Raises NotRun where that visit had none.
    """
    if not visited:
        raise NotRun("no page of the mail was seen to have an address that could be tried")
    known = observed(scene)
    replacing = tokens(visited, device, known.person) | {known.person.mailbox.address: person.mailbox.address}
    for page in visited:
        visit(device, replaced(page.url, replacing))


def try_binding_addresses(scene: Scene, device: Device, person: Person) -> None:
    """Open the pages that bind a method, as far as they open, and bind something new there.

    Ends at the first that binds anything, at once where one is open. Raises NotRun where no such page has an
    address.
    """
    if see_at_once(device) in BINDINGS:
        return
    newcomer, visited = observed_binding(scene)
    if not visited:
        raise NotRun("no page that binds a method was seen to have an address of its own")
    replacing = tokens(visited, device, newcomer)
    for page in visited:
        place = visit(device, replaced(page.url, replacing))
        with suppress(Missing, NothingAppeared):
            if method := bound_at(place):
                value = method.new_value(person)
                came_to = in_again(scene, device, method, value, method.fill_in(scene, device, person, value))
                go_on(device, came_to.place)
        if place in BINDINGS:
            return


def visit(device: Device, address: str) -> Place:
    """Open an address, or try to, and say where that leads."""
    with suppress(BrowserError):
        device.visit(address)
    return see_at_once(device)


def try_way(scene: Scene, device: Device, person: Person, way: Way) -> None:
    """Try one way round a gate; `device.reached` then holds which screens it led to."""
    if way is Way.MAILBOX:
        known = observed(scene)
        for page in known.binding:
            visit(device, replaced(page.url, tokens([page], device, known.person)))
        try_addresses(scene, device, [*known.onward, *known.mailbox], person)
    elif way is Way.SETTINGS:
        try_addresses(scene, device, observed(scene).settings, person)
    elif way is Way.RELOAD:
        with suppress(BrowserError):  # a window of its own may close by it
            device.page.reload()
            device.settle()
    elif way is Way.BACK:
        go_back(device)
    elif way is Way.TAB:
        device.second_tab()
        visit(device, device.target.ixit.addresses.mail)
    else:
        sign_in_anew(device, person)
    see_at_once(device)


def go_back(device: Device) -> None:
    """Press the back button three times, seeing where each leads, and the forward button once.

    What was submitted and may not be kept the browser does not show again by itself.
    """
    for _ in range(3):
        with suppress(BrowserError):
            device.page.go_back()
        see_at_once(device)
    with suppress(BrowserError):
        device.page.go_forward()


def sign_in_anew(device: Device, person: Person) -> None:
    """Sign in again through every door, in the same browser."""
    addresses = device.target.ixit.addresses
    for address in filter(None, (addresses.portal, addresses.mail, addresses.direct)):
        device.visit(address)
        with suppress(Missing):
            sign_in_here(device, person)
        see_at_once(device)


def ticket_addresses(device: Device) -> list[str]:
    """The addresses with a service ticket that this device opened since its login began (CAS 3.1.1).

    The mail's, or those of a sign-in of its own between the portal and the mail.

    Raises NotRun where none had one.
    """
    portal = urlsplit(device.target.ixit.addresses.portal).hostname
    urls = [page.url for page in pages(device.wire.since(device.login_mark))]
    found = [
        url
        for url in urls
        if device.target.ixit.serves(url)
        and urlsplit(url).hostname != portal
        and "ticket" in dict(parse_qsl(urlsplit(url).query))
    ]
    if not found:
        raise NotRun("no address of the sign-in carried a service ticket (CAS 3.1.1)")
    return found
