"""What lies over the screens of the guide, and is none of them."""

from contextlib import suppress

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator

from conformance.profile.parts import Screen
from steps.devices.device import Device
from steps.screens.finder import control, spot
from steps.screens.sight import GONE, HEADINGS

DIALOG = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]"


def unnamed_dialog(device: Device) -> str:
    """The heading of a dialog that no screen of the profile is recognised by; empty without one."""
    screens = device.target.ixit.screens
    known = {getattr(getattr(screens, key), "landmark", "") for key in screens.__struct_fields__}
    for frame in device.page.frames:
        headings = frame.locator(DIALOG).locator(HEADINGS).filter(visible=True)
        with suppress(BrowserError):  # it has just gone
            if headings.count() and (words := headings.first.inner_text(timeout=GONE).strip()) not in known:
                return words
    return ""


PRESSABLE = (
    "button, a[href]:not([href^='mailto:']), [role=button], [role=link], "
    "input:is([type=submit], [type=button], [type=image]), [onclick]"
)


def unnamed_controls(device: Device, screen: Screen) -> list[Locator]:
    """What can be pressed on this screen, in the order of the page, that no key of its table names."""
    scope = spot(device.page, screen)
    names = [getattr(screen, key) for key in screen.__struct_fields__ if key not in ("frame", "row")]
    methods = device.target.ixit.screens.methods
    names += [getattr(methods, key) for key in methods.__struct_fields__]
    named = [control(scope, name) for name in names if isinstance(name, str) and name]
    there = scope.locator(PRESSABLE).filter(visible=True)
    each = (there.nth(number) for number in range(there.count()))
    return [one for one in each if not any(one.and_(known).count() for known in named)]


def called(pressable: Locator) -> str:
    """What a person would call it: its text, else its label or title."""
    said = pressable.evaluate("one => one.innerText || one.ariaLabel || one.title || one.value || one.id")
    return " ".join(str(said or "something without a name").split())
