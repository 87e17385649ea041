"""Asking again, once something is done, for all that was asked for while it was done."""

from urllib.parse import urlsplit

from conformance.judging.verdict import NotRun
from conformance.profile import Ixit
from steps.devices.acting import submits_to
from steps.devices.device import Device
from steps.scene import Scene
from steps.screens.qr import visible_qr
from steps.ways.requests.observed import pages
from steps.ways.requests.repeating import repeat
from steps.ways.ways_round import visit

OK = 200


def open_again(scene: Scene, device: Device) -> list[str]:
    """Open each page, and ask for all data, that this login asked the mail for; the QR codes that are seen.

    Raises NotRun where there is none: what was submitted is not submitted again.
    """
    asked = device.wire.since(device.login_mark)
    mails = [one for one in asked if is_the_mails(scene.target.ixit, one.url)]
    there = [one for one in mails if one.method == "GET" and one.status == OK]
    opened = pages(there)
    if not there:
        raise NotRun("nothing was asked for by an address that could be opened again")
    codes = []
    for page in opened:
        visit(device, page.url)
        codes.append(visible_qr(device, scene.handset) or "")
    for one in there:
        if one.header("sec-fetch-dest") == "empty":
            repeat(device, one)
    return [code for code in codes if code]


def submit_again(device: Device, mark: float) -> None:
    """Submit once more what this device has submitted since the mark; NotRun without any."""
    submitted = [one for one in device.wire.since(mark) if submits_to(device.target.ixit, one)]
    if not submitted:
        raise NotRun("nothing was submitted by a method that changes anything")
    for one in submitted:
        repeat(device, one)


def is_the_mails(ixit: Ixit, url: str) -> bool:
    """Whether an address is the mail's, or of another host of the deployment that is not the portal."""
    portal = urlsplit(ixit.addresses.portal).netloc
    return url.startswith(ixit.addresses.mail) or (ixit.serves(url) and urlsplit(url).netloc != portal)
