"""Whether a browser would let a page of another site read what is answered to it (CORS, WSTG-CLNT-07)."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.surroundings import Exchange
from steps.ways.requests.handed_out import AUTHORIZATION
from steps.ways.requests.message import Message
from steps.ways.requests.observed import observed
from steps.ways.requests.other_sites import FOREIGN
from steps.ways.requests.repeating import data_of
from steps.ways.requests.sending import of_exchange, send


def ask_from_other_sites(scene: Scene, device: Device, person: Person) -> None:
    """Make this person's data requests with their session, each as if a page of another site made it."""
    known = observed(scene)
    replacing = data_of(known, device, person, person.mailbox)
    host = urlsplit(scene.target.ixit.addresses.mail).netloc
    scene.facts.repeated_at = device.wire.mark()
    for exchange in known.data:
        message = _as_sent_by_others(of_exchange(exchange, replacing))
        for origin in _origins(host):
            send(device, message, {"origin": origin})


def _as_sent_by_others(message: Message) -> Message:
    """The request without what a page of the mail alone knows: a token in a header."""
    headers = {
        name: value
        for name, value in message.headers.items()
        if name != AUTHORIZATION and not name.startswith("x-")
    }
    return replace(message, headers=headers)


def _origins(host: str) -> Sequence[str]:
    """Origins that are none of the deployment's; a careless comparison takes some of them for one."""
    domain = host.partition(".")[2]
    alike = (f"elsewhere{domain}", host.replace(".", "x", 1)) if domain else ()
    return [*(f"https://{one}" for one in (FOREIGN, f"{host}.{FOREIGN}", *alike)), "null"]


def readers(answers: Sequence[Exchange], letter: str) -> list[str]:
    """The origins that are let read an answer with this letter, with the session's cookies."""
    return [one.header("origin") for one in answers if one.carries(letter) and _lets_read(one)]


def _lets_read(answer: Exchange) -> bool:
    said = {name.lower(): value for name, value in answer.response_headers}
    named = said.get("access-control-allow-origin") == answer.header("origin")
    return named and said.get("access-control-allow-credentials") == "true"
