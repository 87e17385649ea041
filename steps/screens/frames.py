"""What a page shows of another one inside itself."""

import msgspec

from steps.devices.device import Device
from steps.screens.finder import landmark
from steps.screens.places import INSIDE, Place


def shown_in_frame(device: Device) -> list[Place]:
    """The screens of a mailbox that are seen in the page's frame."""
    root = device.page.frame_locator("iframe").locator(":root")
    screens = msgspec.structs.asdict(device.target.ixit.screens)
    return [
        place
        for place in sorted(INSIDE)
        if landmark(root, screens[place.name.lower()].landmark).first.is_visible()
    ]
