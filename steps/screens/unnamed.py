"""What lies over the screens of the guide, and is none of them."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

import msgspec
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator

from conformance.profile import METHODS
from conformance.profile.parts import Screen
from conformance.profile.screens import Screens
from steps.devices.device import Device
from steps.screens.finder import Scope, box, control, spot
from steps.screens.presses import METHOD, in_order
from steps.screens.sight import GONE, HEADINGS
from steps.screens.trust_box import DRAWN, TICKABLE, tick

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
    named = [control(scope, name) for name in named_there(device.target.ixit.screens, screen) if name]
    there = scope.locator(PRESSABLE).filter(visible=True)
    each = (there.nth(number) for number in range(there.count()))
    return [one for one in each if not any(one.and_(known).count() for known in named)]


def tick_unnamed(device: Device, scope: Scope, names: Sequence[str]) -> None:
    """Tick every box that is seen and has none of these names, and note how many these were."""
    named = [box(scope, name) for name in names if name]
    there = scope.locator(TICKABLE)
    for one in (there.nth(number) for number in range(there.count())):
        if one.evaluate(DRAWN) and not any(one.and_(known).count() for known in named):
            tick(one, wanted=True)
            device.ticked += 1


def named_there(screens: Screens, screen: Screen) -> set[str]:
    """What the profile names on this screen: its own words, and those of each method."""
    own = msgspec.structs.asdict(screen)
    methods = {name for method in METHODS for name in _names_of(screens, own, method.key)}
    presses = (own[key] for key in own if key not in ("frame", "row", "methods"))
    said = {name for press in presses for name in in_order(press)}
    return methods | {name.replace(METHOD, method) for name in said for method in methods}


def _names_of(screens: Screens, own: Mapping[str, object], method: str) -> set[str]:
    return {screens.methods.name_of(method), getattr(own.get("methods"), method, "")}


def called(pressable: Locator) -> str:
    """What a person would call it: its text, else its label or title."""
    said = pressable.evaluate("one => one.innerText || one.ariaLabel || one.title || one.value || one.id")
    return " ".join(str(said or "something without a name").split())
