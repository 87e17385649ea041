"""Requests that are made again: with another session, for another mailbox, or once too often."""

import time
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, urlsplit

from conformance.judging.verdict import NotRun
from steps.devices.acting import submits, submits_or_asks
from steps.devices.device import Device
from steps.methods.sms import national
from steps.people.actors import Mailbox, Missing, Person
from steps.scene import Scene
from steps.screens.letters import read, read_once_there
from steps.screens.mailbox import open_inbox
from steps.screens.places import LOGINS, Place
from steps.screens.seeing import see, see_at_once
from steps.surroundings import Exchange
from steps.ways.requests.handed_out import (
    AUTHORIZATION,
    LIKE_A_TOKEN,
    authorizing,
    credential,
    is_own_header,
    name_of,
)
from steps.ways.requests.message import Change
from steps.ways.requests.naming import is_said
from steps.ways.requests.observed import Observed, each_once, observed
from steps.ways.requests.renewal import Renewal
from steps.ways.requests.sending import of_exchange, replaced, send
from steps.ways.requests.sockets import conversations, converse, through_socket

PUBLIC = ("/login", "/static")
"""What anybody may ask for in most places: a guard that looks at how an address begins lets it through."""
MARKS = (";x.css", "/x.css", ".json", "%20", "%00", "%0A")
"""What an address may end in for a guard, and be without for what serves it."""
TOKEN = 8
"""Characters that stand for a session at least; anything shorter may stand for anything."""


def repeat_data_requests(
    scene: Scene, device: Device, person: Person, mailbox: Mailbox, session: Device | None = None
) -> None:
    """Repeat another mailbox's data requests for this one; `session`: whose, if it is another device's."""
    known = observed(scene)
    replacing = data_of(known, session or device, person, mailbox)
    scene.facts.repeated_at = device.wire.mark()
    for exchange in known.data:
        _ask_for(device, exchange, replacing)
    _speak(device, known.sockets, replacing, mailbox)


def repeat_requests_of(scene: Scene, device: Device, other: Device, person: Person) -> None:
    """Repeat what showed this person another device the letters: their addresses may name a mailbox by what
    stands in no other's.

    Raises Missing when no request was seen that carried the mailbox's letter.
    """
    if not read(other, person.mailbox.letter):
        look_at_letters(other)
        if see_at_once(other) in LOGINS:
            raise NotRun("a new login ends the one before: there is no other browser to copy")
    read_once_there(other, person.mailbox.letter)
    asked = other.wire.since(other.login_mark)
    theirs = each_once(one for one in asked if one.carries(person.mailbox.letter))
    if not theirs:
        raise Missing("no answer carried the mailbox's letter")
    handed = name_of(credential(theirs[-1]), asked)
    replacing = tokens(theirs, device, person, handed)
    scene.facts.repeated_at = device.wire.mark()
    for exchange in theirs:
        if not through_socket(exchange):
            _ask_for(device, exchange, replacing)
    _speak(device, conversations(asked, person.mailbox.letter), replacing, person.mailbox)


def repeat_written_otherwise(scene: Scene, device: Device, person: Person) -> None:
    """Repeat another mailbox's data requests for this person's, by addresses that may mean the same."""
    known = observed(scene)
    replacing = data_of(known, device, person, person.mailbox)
    for exchange in known.data:
        for address in written_otherwise(exchange.url):
            _ask_for(device, exchange, replacing, address)


def data_of(known: Observed, session: Device, person: Person, mailbox: Mailbox) -> dict[str, str]:
    """What stands in known data requests for their person and session, with what stands here."""
    return names(known.person, person, mailbox) | tokens(known.data, session, known.person, known.handed)


def names(known: Person, person: Person, mailbox: Mailbox) -> dict[str, str]:
    """What names the one person in a request, each with what names the other, and their mailbox."""
    return {known.mailbox.address: mailbox.address, known.login: person.login}


def written_otherwise(address: str) -> list[str]:
    """The address in notations that one part of a deployment may read as the address, and another not.

    As where a guard compares a path letter by letter, and what serves it does not.
    """
    parts = urlsplit(address)
    way, _, last = parts.path.rpartition("/")
    paths = (
        f"{parts.path}/",
        f"{parts.path};x",
        f"{way}/.;/{last}",
        parts.path.swapcase(),
        f"/{parts.path}",
        f"/;{parts.path}",
        f"{way}/%{ord(last[0]):02X}{last[1:]}" if last else f"{way}/%2F",
        *(f"{public}/{up}{parts.path[1:]}" for public in PUBLIC for up in ("..;/", "..%2F")),
        *(f"{parts.path}{mark}" for mark in MARKS),
    )
    return [parts._replace(path=path).geturl() for path in paths if path != parts.path]


def ask_for_others_letters(scene: Scene, device: Device, person: Person) -> None:
    """Make the data requests of another mailbox as its owner's browser did, with this device's session.

    Then with this person's own mailbox named beside the other: one part of a deployment may look at the
    first of two names, and another at the second.
    """
    known = observed(scene)
    replacing = tokens(known.data, device, known.person, known.handed)
    theirs, own = known.person.mailbox.address, person.mailbox.address
    for exchange in known.data:
        message = of_exchange(exchange, replacing)
        for named in ([theirs], [own, theirs], [theirs, own]):
            send(device, message.changed(_naming(theirs, named)), {}, onwards=False)


def _naming(name: str, instead: Sequence[str]) -> Change:
    """What names somebody becomes these names, one after the other."""
    return lambda _, said: instead if said == name else [said]


def look_at_letters(device: Device) -> None:
    """Open the list of letters, where the mailbox is open: then the device's own data requests are known."""
    if see(device) is Place.WELCOME:
        open_inbox(device)
        device.settle()


def tokens(theirs: Sequence[Exchange], device: Device, person: Person, handed: str = "") -> dict[str, str]:
    """What names the session in this other person's requests, each with what names the device's, if known.

    handed: by which name answers hand out what authorizes requests, if they do. What authorized them never
    comes along: it stands for nothing where the device has no such thing.
    """
    mine = {
        name: value for one in device.wire.since(device.login_mark) for name, value in _named(one).items()
    }
    who = (person.mailbox.address, person.login)
    steady = set.intersection(*({*_named(one).items()} for one in theirs)) if theirs else set()
    own = {
        value: mine[name]
        for name, value in steady
        if name in mine and len(value) >= TOKEN and value not in who
    }
    answers = device.wire.since(device.login_mark)
    headed = {
        value: authorizing(handed, value, answers)
        for name, value in steady
        if is_own_header(name) and name not in mine and LIKE_A_TOKEN.fullmatch(value)
    }
    authorized = {value for one in theirs if (value := one.header(AUTHORIZATION))}
    instead = {one: authorizing(handed, one, answers) or mine.get(AUTHORIZATION, "") for one in authorized}
    return own | headed | instead


def _named(exchange: Exchange) -> Mapping[str, str]:
    """What a request says by name: in its address, in headers of its site's own, in a form."""
    lower = {name.lower(): value for name, value in exchange.request_headers}
    headers = {name: value for name, value in lower.items() if is_own_header(name)}
    form = exchange.request_body.decode(errors="replace")
    return headers | dict(parse_qsl(urlsplit(exchange.url).query)) | dict(parse_qsl(form))


def submitted(device: Device, mark: float, number: str = "") -> Exchange:
    """What this device submitted after the mark, once it is answered; raises Missing when nothing was.

    number: what it is known by, where the page submits more than that; a script may ask by GET as well.
    """
    deadline = time.monotonic() + device.target.ixit.waits.page
    while time.monotonic() < deadline:
        asked = device.wire.since(mark)
        saying = (one for one in asked if number and submits_or_asks(one) and is_said([one], number))
        if found := next(saying, None) or next(filter(submits, asked), None):
            return found
        device.page.wait_for_timeout(20)
    raise Missing("the browser submitted nothing that was answered")


def asked_for_code(scene: Scene, device: Device) -> Exchange:
    """The request by which this device asked for the code of the number that was typed; else Missing."""
    return submitted(device, scene.facts.asked_at, national(scene.facts.typed_number))


def repeat(device: Device, exchange: Exchange) -> None:
    """Make a request of this device's again, with the tokens that it was last handed."""
    send(device, Renewal(device).of(of_exchange(exchange, {})), {})


def _speak(
    device: Device, sockets: Mapping[str, Sequence[str]], replacing: Mapping[str, str], mailbox: Mailbox
) -> None:
    for address, said in sockets.items():
        converse(
            device,
            replaced(address, replacing),
            [replaced(one, replacing) for one in said],
            mailbox.letter,
        )


def _ask_for(device: Device, exchange: Exchange, replacing: Mapping[str, str], address: str = "") -> None:
    """Ask for data, and for nothing else: where a login waits, a page that it leads to may end it.

    address: where to, if that is written otherwise than it was.
    """
    send(device, of_exchange(exchange, replacing, address), {}, onwards=False)
