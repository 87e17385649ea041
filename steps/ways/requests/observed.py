"""What the browser of a mailbox's owner asks for, while the owner looks at it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from steps.devices.device import Device
from steps.methods import exercised, handiest
from steps.methods.base import Method
from steps.people.actors import Mailbox, Missing, Person
from steps.scene import Scene
from steps.screens.letters import read_once_there
from steps.screens.mailbox import click, open_inbox
from steps.screens.places import Place
from steps.screens.waiting import until
from steps.surroundings import Exchange
from steps.ways.beforehand import bind_beforehand
from steps.ways.binding import bind, choose_binding
from steps.ways.login import be_inside, complete, enter
from steps.ways.requests.handed_out import credential, name_of
from steps.ways.requests.sockets import conversations, through_socket
from steps.ways.settings import click_to_two_step


@dataclass(frozen=True)
class Observed:
    """What the browser of somebody who was let in asked for while looking at a mailbox of theirs.

    `binding` are the pages of the mail from the binding of a method to the mailbox, where that was asked for;
    `onward` those between the second step and the mailbox, as far as their addresses stand alone;
    `cookies` are the names and values that it sent along.
    """

    person: Person
    binding: Sequence[Exchange]
    onward: Sequence[Exchange]
    mailbox: Sequence[Exchange]
    settings: Sequence[Exchange]
    data: Sequence[Exchange]
    cookies: Sequence[tuple[str, str]]
    sockets: Mapping[str, Sequence[str]]
    """The address of each WebSocket through which the letter came, with what was said to it."""
    handed: str = ""
    """By which name answers hand out what authorizes the data requests; empty where none does."""


def observed(scene: Scene) -> Observed:
    """The pages and data requests of a mailbox, seen once a world from somebody who is let in.

    Raises Missing when no request was seen that carried the mailbox's letter.
    """
    return once(scene, "observed", _observe)


def _observe(scene: Scene) -> Observed:
    person, method = scene.cast.person("Chen"), handiest(scene.target)
    device = scene.browsers.used_by("Chen")
    binding = _bind(scene, device, person, method)
    enter(device, person)
    asked = device.wire.mark()
    complete(scene, device, person, method)
    onward = [page for page in pages(device.wire.since(asked)) if not urlsplit(page.url).query]
    device.begin_login()
    start = device.wire.mark()
    device.page.reload()
    open_inbox(device)
    read_once_there(device, person.mailbox.letter).click()
    device.settle()
    for part in scene.target.ixit.screens.welcome.further:
        look_further(device, part, person.mailbox)
    inside = device.wire.since(start)
    middle = device.wire.mark()
    be_inside(scene, device, person)
    click_to_two_step(scene, device, person)
    seen = [exchange for exchange in inside if exchange.carries(person.mailbox.letter)]
    if not seen:
        raise Missing("nothing that a mailbox's owner looked at carried the mailbox's letter")
    settings = pages(device.wire.since(middle))
    data = each_once(exchange for exchange in seen if not through_socket(exchange))
    return Observed(
        person,
        binding,
        onward,
        pages(inside),
        settings,
        data,
        _cookies(device, seen[0].url),
        conversations(inside, person.mailbox.letter),
        name_of(credential((data or seen)[-1]), device.wire.since(0)),
    )


def _bind(scene: Scene, device: Device, person: Person, method: Method) -> list[Exchange]:
    """Bind a method as somebody who is asked to, or else beforehand; the mail's pages on that way."""
    place, mark = enter(device, person), device.wire.mark()
    if place is Place.FORCED:
        with suppress(Missing):
            bind(scene, device, person, method)
    seen = _of_mail(scene, device, mark)
    if method.key not in person.bound:
        bind_beforehand(scene, person, person.mailbox, method)
    person.opened = 0
    device.clear()
    device.begin_login()
    return seen


def _of_mail(scene: Scene, device: Device, mark: float) -> list[Exchange]:
    mail = urlsplit(scene.target.ixit.addresses.mail).netloc
    return [page for page in pages(device.wire.since(mark)) if urlsplit(page.url).netloc == mail]


def look_further(device: Device, part: str, mailbox: Mailbox) -> None:
    """Open a further part of an open mailbox; raises Missing where nothing in it has its letter's word."""
    mark = device.wire.mark()
    click(device, part)

    def came() -> bool | None:
        return any(one.carries(mailbox.letter) for one in device.wire.since(mark)) or None

    if not until(device.page, device.target.ixit.waits.page, came):
        raise Missing(f"“{part}” holds nothing with the letter's word (ixit.screens.welcome.further)")
    device.settle()


def each_once(exchanges: Iterable[Exchange]) -> list[Exchange]:
    """The last of those that asked for the same."""
    return list({(one.method, one.url, one.request_body): one for one in exchanges}.values())


def _cookies(device: Device, address: str) -> list[tuple[str, str]]:
    return [(str(one["name"]), str(one["value"])) for one in device.context.cookies(address)]


def observed_binding(scene: Scene) -> tuple[Person, Sequence[Exchange]]:
    """Somebody who is asked to bind a method, and the pages on which that is done, seen once a world.

    Those of every method that is exercised, as far as they have addresses of their own.
    """
    return once(scene, "observed binding", _observe_binding)


def _observe_binding(scene: Scene) -> tuple[Person, Sequence[Exchange]]:
    person, device = scene.cast.person("Zhou"), scene.browsers.used_by("Zhou")
    start = device.wire.mark()
    for method in exercised(scene.target):
        if enter(device, person) is Place.FORCED:
            choose_binding(scene, device, person, method)
    return person, _of_mail(scene, device, start)


def once[T](scene: Scene, name: str, observe: Callable[[Scene], T]) -> T:
    """What is observed under this name, once a world; which browser was used last stays as it is.

    Who does it is nobody whom the scenario's sentences are about.
    """
    if name not in scene.stage.memory:
        with scene.browsers.aside(), scene.cast.aside(), scene.facts.aside():
            scene.stage.memory[name] = observe(scene)
    return cast("T", scene.stage.memory[name])


def pages(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """What was asked for as a page, each address once."""
    asked = [one for one in exchanges if one.method == "GET" and "text/html" in one.header("accept")]
    return list({one.url: one for one in asked}.values())
