"""Guessing codes by requests of one's own: as from ever new addresses, at one moment, as many as may be."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, product
from urllib.parse import urlsplit

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.places import INSIDE
from steps.screens.seeing import see_at_once
from steps.surroundings import Exchange
from steps.ways.attacks.claiming import as_from
from steps.ways.attacks.forging import put
from steps.ways.attacks.sending import send_at_once, submit_each, withheld
from steps.ways.login import go_on
from steps.ways.messages import DIGITS, wrong_code
from steps.ways.questions import held_code, question
from steps.ways.requests.message import Message
from steps.ways.requests.renewal import Renewal
from steps.ways.requests.sending import send

COOKIES = 3
"""Cookies that are left out in turn, the others stay."""
UNSEEN = re.compile(r"(?s)<(script|style).*?(?:</\1>|\Z)|<[^>]*(?:>|\Z)|[\w+/=-]{16,}|\d+|\s+")
"""What may differ between two answers that say the same: what nobody sees, tokens, figures, blanks."""


def guess_one_by_one(scene: Scene, device: Device, person: Person, count: int, claiming: bool) -> int:
    """Send so many wrong codes, each as from another address if that is claimed; how many were judged."""
    mark, renewal = device.wire.mark(), Renewal(device)
    for number, message in enumerate(_wrong(scene, device, person, count)):
        send(device, renewal.of(message), as_from(number) if claiming else {})
    return judged(device.wire.since(mark), message)


def guess_at_once(scene: Scene, device: Device, person: Person, count: int) -> int:
    """Send one wrong code, and then the others at one moment; how many were judged.

    Raises NotRun where the page's own rules let no script of it send them.
    """
    first, *others = _wrong(scene, device, person, count)
    mark = device.wire.mark()
    send(device, first, {})
    renewal = Renewal(device)
    send_at_once(device, [renewal.of(message) for message in others])
    return judged(device.wire.since(mark), first)


def guess_with_fewer_cookies(scene: Scene, device: Device, person: Person, count: int) -> int:
    """Send so many wrong codes and the right one, with the cookies that the browser had before them.

    Then the same without each of these cookies in turn, until somebody is inside. How many were judged then,
    or at first. Raises NotRun where there is no cookie.
    """
    *wrong, right = carrying(scene, device, person, count)
    had = device.context.cookies(right.url)
    if not had:
        raise NotRun("this browser has no cookie")
    ways = [had, *([one for one in had if one is not gone] for gone in had[:COOKIES] if len(had) > 1)]
    were_judged = []
    for cookies in ways:
        kept = {"Cookie": "; ".join(f"{one['name']}={one['value']}" for one in cookies)}
        mark = device.wire.mark()
        for message in (*wrong, right):
            send(device, message, kept)
        were_judged.append(judged(device.wire.since(mark), right))
        device.visit(scene.target.ixit.addresses.mail)
        go_on(device, see_at_once(device))
        if INSIDE & device.reached:
            return were_judged[-1]
        device.put_back(had)
    return were_judged[0]


def guess_in_one_request(scene: Scene, device: Device, person: Person, count: int) -> None:
    """Send so many wrong codes and the right one as requests in one list, as a server may take them.

    Raises NotRun where the request that carries a code is no JSON object.
    """
    messages = carrying(scene, device, person, count)
    if not isinstance(messages[0].tree, dict):
        raise NotRun("the request that carries a code is no JSON object, of which there could be a list")
    together = replace(messages[0], tree=[message.tree for message in messages])
    submit_each(scene, device, person, [("requests in one list", together, {})])


def judged(exchanges: Sequence[Exchange], like: Message) -> int:
    """How many of the answers to such requests say the same as the first: what was slowed down says else."""
    there = [one for one in exchanges if (one.method, one.url) == (like.method, like.address())]
    said = [_gist(one) for one in sorted(there, key=lambda one: one.at)]
    return said.count(said[0]) if said else 0


def wrong_codes(right: str, count: int) -> list[str]:
    """So many codes that differ from one another, and from the right one in all places but the last two."""
    begins = wrong_code(right)[:-2]
    return [f"{begins}{''.join(end)}" for end in islice(product(DIGITS, repeat=2), count)]


def _wrong(scene: Scene, device: Device, person: Person, count: int) -> list[Message]:
    """The request that carries a code, with so many wrong ones."""
    return carrying(scene, device, person, count)[:-1]


def carrying(scene: Scene, device: Device, person: Person, count: int) -> list[Message]:
    """The request that carries a code, with so many wrong ones, and with the right one in the end."""
    right = held_code(scene, device, person)
    typed = wrong_code(right)
    form = question(device)
    message = withheld(device, typed, lambda: form.enter(typed))
    return [message.changed(put(typed, code)) for code in (*wrong_codes(right, count), right)]


def _gist(exchange: Exchange) -> tuple[int | None, str, str]:
    to = next((value for name, value in exchange.response_headers if name.lower() == "location"), "")
    text = html.unescape(exchange.response_body.decode(errors="replace"))
    return exchange.status, urlsplit(to).path, UNSEEN.sub(" ", text).strip()
