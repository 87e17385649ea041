"""The box that asks for trust on another screen, where that is no screen of its own (G3.5)."""

from steps.devices.device import Device
from steps.screens.finder import Scope, field
from steps.screens.places import Place


def asks_by_box(scope: Scope, box: str) -> bool:
    """Whether this box is to be seen."""
    return field(scope, box).first.is_visible()


def tick_or_not(device: Device, scope: Scope, box: str) -> None:
    """Answer the box, where it is to be seen, whatever stood there: the device's user is asked by it."""
    if asks_by_box(scope, box):
        device.reached.add(Place.TRUST)
        field(scope, box).first.set_checked(device.trusts)
