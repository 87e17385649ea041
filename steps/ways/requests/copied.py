"""The addresses of an open mailbox, copied into another browser, as anybody does who sees or finds them."""

from urllib.parse import parse_qsl, urlsplit

from steps.devices.device import Device
from steps.people.actors import Mailbox
from steps.screens.letters import read_once_there
from steps.screens.mailbox import open_inbox
from steps.ways.requests.observed import pages
from steps.ways.ways_round import visit


def open_copied(device: Device, other: Device, mailbox: Mailbox) -> None:
    """Open in the other browser whatever this one shows of its mailbox and of a letter in it, by address."""
    for address in _addresses(device, mailbox):
        visit(other, address)


def _addresses(device: Device, mailbox: Mailbox) -> list[str]:
    """Those of the pages and of what carried the letter; what has a service ticket is CAS-3.1.1's matter."""
    mark = device.wire.mark()
    shown = [device.page.url]
    device.page.reload()
    open_inbox(device)
    read_once_there(device, mailbox.letter).click()
    device.settle()
    asked = device.wire.since(mark)
    carriers = [one for one in asked if one.method == "GET" and one.carries(mailbox.letter)]
    shown += [device.page.url, *(one.url for one in [*pages(asked), *carriers])]
    own = [one for one in shown if device.target.ixit.serves(one)]
    return [*dict.fromkeys(one for one in own if "ticket" not in dict(parse_qsl(urlsplit(one).query)))]
