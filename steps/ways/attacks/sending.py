"""Sending requests that no page sends, with a browser's own session, and keeping what came of each."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Request, Route

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.devices.tries import Try
from steps.people.actors import Mailbox, Person
from steps.scene import Scene
from steps.screens.missed import spoken
from steps.screens.places import INSIDE
from steps.screens.seeing import see_at_once
from steps.screens.waiting import until
from steps.ways.login import go_on
from steps.ways.putting_off import TOO_MANY, too_many, turns
from steps.ways.requests.message import Message, parsed
from steps.ways.requests.naming import ASKED_BY_SCRIPT
from steps.ways.requests.on_the_way import routed
from steps.ways.requests.renewal import Renewal
from steps.ways.requests.repeating import repeat_data_requests
from steps.ways.requests.sending import send

AT_ONCE = """requests => Promise.all(requests.map(({url, method, headers, body}) =>
    fetch(url, {method, headers, body, credentials: "include", redirect: "manual"})))"""
type Handmade = tuple[str, Message, Mapping[str, str]]
"""What is different about a request, in words; the request; and headers besides."""


def withheld(device: Device, value: str, act: Callable[[], None]) -> Message:
    """The request by which this act would submit the value, kept from being sent.

    Raises NotRun when nothing was to be submitted that says the value where it can be read.
    """
    kept: list[Message] = []

    def sort(route: Route) -> None:
        message = _of_request(route.request)
        if kept or not message.holds(value):
            route.fallback()
        else:
            kept.append(message)
            _drop(route)

    with routed(device, sort):
        act()
        until(device.page, device.target.ixit.waits.page, lambda: kept or None)
    if not kept:
        raise NotRun("no request was submitted that says what is entered where it can be read")
    return kept[0]


def sent_instead(
    device: Device, value: str, change: Callable[[Message], Message], act: Callable[[], None]
) -> None:
    """Have the page send something else where this act would submit the value: it goes on by the answer."""

    def sort(route: Route) -> None:
        message = _of_request(route.request)
        if not message.holds(value):
            route.fallback()
            return
        new = change(message)
        kind, body = new.body()
        headers = {**route.request.headers, **new.headers, **({"content-type": kind} if body else {})}
        route.fallback(url=new.address(), method=new.method, headers=headers, post_data=body or b"")

    with routed(device, sort):
        act()


def _of_request(request: Request) -> Message:
    asks = request.method != "GET" or request.resource_type in ASKED_BY_SCRIPT
    body = request.post_data_buffer if asks else None
    return parsed(request.method, request.url, request.headers, body or b"")


def _drop(route: Route) -> None:
    """Let the page stay as it is."""
    if route.request.is_navigation_request():
        route.fulfill(status=204)
    else:
        route.abort()


def _send_until_judged(
    scene: Scene, renewal: Renewal, message: Message, more: Mapping[str, str]
) -> int | None:
    status = None
    for _ in turns(scene):
        mark = renewal.device.wire.mark()
        status = send(renewal.device, renewal.of(message), more)
        if status != TOO_MANY and not too_many(renewal.device, mark):
            break
    return status


def send_at_once(device: Device, messages: Sequence[Message]) -> None:
    """Have a script of the page send these at one moment; NotRun where the page's own rules let none."""
    try:
        device.page.evaluate(AT_ONCE, [_for_a_script(message) for message in messages])
    except BrowserError as error:
        raise NotRun(f"the page's script cannot send the requests: {spoken(error)}") from None


def _for_a_script(message: Message) -> Mapping[str, object]:
    kind, body = message.body()
    headers = {**message.headers, **({"content-type": kind} if body is not None else {})}
    said = None if body is None else body.decode()
    return {"url": message.address(), "method": message.method, "headers": headers, "body": said}


def ask_each(scene: Scene, device: Device, mailbox: Mailbox, requests: Iterable[Handmade]) -> None:
    """Send each of these requests for a mailbox; ends at the first whose answer carries its letter."""
    renewal = Renewal(device)
    for request in requests:
        if _try(scene, renewal, mailbox, request, _nothing_more):
            return


def submit_each(scene: Scene, device: Device, person: Person, requests: Iterable[Handmade]) -> None:
    """Send each of these requests, and ask for the mailbox's data, as its page would, after each.

    Ends at the first after which they are to be had. In the end the page is opened anew, and the mail, at
    which another login may begin: what lay behind another question is reached then. Whoever is inside has
    the data anyway: then nothing is asked for, and all is sent.
    """
    if INSIDE & device.reached:
        renewal = Renewal(device)
        for what, message, more in requests:
            status = _send_until_judged(scene, renewal, message, more)
            keep(device, what, message, status, through=False)
        return

    if not submit_in_turn(scene, device, person, requests):
        for address in dict.fromkeys((device.page.url, scene.target.ixit.addresses.mail)):
            device.visit(address)
            go_on(device, see_at_once(device))


def submit_in_turn(scene: Scene, device: Device, person: Person, requests: Iterable[Handmade]) -> bool:
    """Send each of these requests, and ask for the mailbox's data after each; whether they were to be had."""
    renewal = Renewal(device)

    def look() -> None:
        repeat_data_requests(scene, device, person, person.mailbox)

    return any(_try(scene, renewal, person.mailbox, request, look) for request in requests)


def _nothing_more() -> None:
    """Look at nothing but the answer."""


def _try(
    scene: Scene, renewal: Renewal, mailbox: Mailbox, request: Handmade, look: Callable[[], None]
) -> bool:
    """Send a request, look, keep what came of it, and say whether it got through."""
    what, message, more = request
    device = renewal.device
    mark = device.wire.mark()
    status = _send_until_judged(scene, renewal, message, more)
    look()
    through = any(answer.carries(mailbox.letter) for answer in device.wire.since(mark))
    keep(device, what, message, status, through)
    return through


def keep(device: Device, what: str, message: Message, status: int | None, through: bool) -> None:
    """Keep what came of a request in `device.tried`, without what stands in its query."""
    way = message.address().partition("?")[0]
    device.tried.append(Try(what, f"{message.method} {way}", status, through))
