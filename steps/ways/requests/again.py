"""Asking again, once something is done, for all that was asked for while it was done."""

from urllib.parse import urlsplit

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.scene import Scene
from steps.screens.qr import visible_qr
from steps.ways.requests.observed import pages
from steps.ways.requests.repeating import repeat
from steps.ways.ways_round import visit


def open_again(scene: Scene, device: Device) -> list[str]:
    """Open each page, and ask for all data, that this login asked the mail for; the QR codes that are seen.

    Raises NotRun where there is none: what was submitted is not submitted again.
    """
    asked = device.wire.since(device.login_mark)
    mail = scene.target.ixit.addresses.mail
    there = [one for one in asked if one.method == "GET" and one.url.startswith(mail) and one.status == OK]
    opened = pages(there)
    if not there:
        raise NotRun("nothing was asked for by an address that could be opened again")
    codes = []
    for page in opened:
        visit(device, page.url)
        codes.append(visible_qr(device, scene.handset) or "")
    for one in there:
        if one.header("sec-fetch-dest") == "empty":
            repeat(device, one, {})
    return [code for code in codes if code]


def submit_again(device: Device, mark: float) -> None:
    """Submit once more what this device has submitted to the mail since the mark; NotRun without any."""
    mail = urlsplit(device.target.ixit.addresses.mail).netloc
    there = [one for one in device.wire.since(mark) if urlsplit(one.url).netloc == mail]
    acts = [one for one in there if one.method not in ("GET", "HEAD", "OPTIONS")]
    if not acts:
        raise NotRun("nothing was submitted by a method that changes anything")
    for one in acts:
        repeat(device, one, {})


OK = 200
