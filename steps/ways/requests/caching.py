"""What a browser may keep of a mailbox, and shows again when its holder has left."""

from contextlib import suppress

from playwright.sync_api import Error as BrowserError

from steps.devices.device import Device
from steps.people.actors import Mailbox, Missing
from steps.screens import mailbox as inside
from steps.screens.letters import read_once_there
from steps.surroundings import Exchange
from steps.ways.requests.sockets import through_socket

BACK = 4
"""How often the back button is pressed: the letters, the mail, and what lies between."""


def look_at_letter(device: Device, mailbox: Mailbox) -> None:
    """Open the list of letters and see this mailbox's own."""
    inside.open_inbox(device)
    read_once_there(device, mailbox.letter)
    device.settle()


def may_be_kept(device: Device, mailbox: Mailbox) -> list[str]:
    """The answers with the mailbox's letter that do not forbid to keep them; only what GET asks for is kept.

    Raises Missing where no answer carried it.
    """
    carriers = [one for one in device.wire.since(device.login_mark) if one.carries(mailbox.letter)]
    if not carriers:
        raise Missing("no answer carried the mailbox's letter")
    answers = [one for one in carriers if one.method == "GET" and not _passes_by(one)]
    kept = [one for one in answers if "no-store" not in caching(one)]
    return [f"{one.url.partition('?')[0]}: Cache-Control “{caching(one)}”" for one in kept]


def _passes_by(exchange: Exchange) -> bool:
    """Whether it is a part of a stream, which no browser keeps: of a WebSocket, or of server-sent events."""
    return through_socket(exchange) or exchange.response_type.startswith("text/event-stream")


def caching(exchange: Exchange) -> str:
    """What an answer says of being kept (RFC 9111), in lower case; empty where it says nothing."""
    said = [value for name, value in exchange.response_headers if name.lower() == "cache-control"]
    return ", ".join(said).lower()


def sign_out_and_go_back(device: Device) -> list[str]:
    """Sign out of the mail from its first page, press the back button, and return what each page shows."""
    device.visit(device.target.ixit.addresses.mail)
    inside.sign_out(device)
    device.begin_login()
    shown = []
    for _ in range(BACK):
        with suppress(BrowserError):
            device.page.go_back()
            device.settle()
            shown.append(device.page.locator("body").inner_text())
    return shown
