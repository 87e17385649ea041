"""What a link led to."""

from urllib.parse import urlsplit

from steps.devices.device import Device
from steps.people.actors import Missing
from steps.screens.quiet import is_page


def status_of_page(device: Device) -> int:
    """With which status the page was answered that was opened since the device was last looked at.

    Raises Missing where none was, or where this suite reaches no such host.
    """
    for one in reversed([*filter(is_page, device.wire.since(device.looked))]):
        if one.kind == "refused":
            host = urlsplit(one.url).hostname
            raise Missing(f"{host} is not among the hosts that may be reached (ixit.allowed_hosts)")
        if one.status is not None:
            return one.status
    raise Missing(f"what was pressed opened no page: the browser shows {device.page.url}")
