"""The answer to a QR code, caught on its way back to the browser."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import Route

from steps.devices.device import Device
from steps.methods.scanned import Scanned
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.waiting import until
from steps.ways.binding import open_binding
from steps.ways.login import enter
from steps.ways.requests.message import URLENCODED
from steps.words.gateways import Naming

ANSWER = re.compile(r"[?&]code=.*&state=")
"""The address that the answer to a QR code opens."""


def intercepted_answer(scene: Scene, device: Device, person: Person, method: Scanned) -> str:
    """The address by which the answer to this person's QR code comes back, kept from being opened."""
    enter(device, person)
    open_binding(scene, device, person, method)
    return caught_answer(scene, device, method, method.value(person))


def caught_answer(scene: Scene, device: Device, method: Scanned, account: str) -> str:
    """Agree to the QR code on the screen; the address by which the answer comes back is not opened."""
    caught: list[str] = []

    def keep(route: Route) -> None:
        caught.append(route.request.url)
        route.abort()

    device.context.route(ANSWER, keep)
    method.agree(scene, device, account)
    until(device.page, scene.target.ixit.waits.page, lambda: caught or None)
    device.context.unroute(ANSWER)
    if not caught:
        raise Missing(f"the answer to the QR code for {method} never came back to the browser")
    return caught[0]


def used_answer(device: Device, method: Scanned, since: float) -> str:
    """The address by which the answer to a QR code has come back to this device since the mark."""
    came = next((one.url for one in device.wire.since(since) if ANSWER.search(one.url)), "")
    if not came:
        raise Missing(f"the answer to the QR code for {method} never came back to the browser")
    return came


def answer_naming(
    scene: Scene, device: Device, method: Scanned, account: str, other: str, naming: Naming
) -> None:
    """Have the QR code answered with an account, by a callback that names the other one, and open that."""
    method.choose(device)
    answer = caught_answer(scene, device, method, account)
    names = method.app(scene.handset).names(other)
    said = saying(answer, {**names, **({"code": None} if naming is Naming.INSTEAD else {})})
    if naming is Naming.FORM:
        _visit_by_form(device, said)
    else:
        device.visit(said)


def _visit_by_form(device: Device, answer: str) -> None:
    """Open an address as if what its query says came from a form."""
    address, _, said = answer.partition("?")

    def post(route: Route) -> None:
        headers = {**route.request.headers, "content-type": URLENCODED}
        route.continue_(method="POST", headers=headers, post_data=said)

    device.context.route(address, post)
    device.visit(address)
    device.context.unroute(address)


def saying(answer: str, parts: Mapping[str, str | None]) -> str:
    """The address of an answer with these parts of its query, those that are None left out."""
    address = urlsplit(answer)
    said = {**dict(parse_qsl(address.query)), **parts}
    query = urlencode({name: value for name, value in said.items() if value is not None})
    return address._replace(query=query).geturl()
