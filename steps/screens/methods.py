"""The lists of methods: on the page asking to bind one, and in the two-step settings."""

from collections.abc import Callable, Sequence

from playwright.sync_api import Locator

from conformance.profile import Method
from conformance.profile.parts import Presses
from steps.devices.device import Device
from steps.people.actors import Missing
from steps.screens.finder import row, spot, text
from steps.screens.patience import comes
from steps.screens.presses import Press, divided, names_method
from steps.screens.quiet import Quiet
from steps.screens.scrolling import scroll_to
from steps.screens.waiting import until

NO_BUTTON = "no button"
"""The state of a row without any."""


def forced_row(device: Device, method: Method) -> Locator:
    """The method's row on the page asking to bind one."""
    screens = device.target.ixit.screens
    name, scope = screens.name_on(screens.forced, method), spot(device.page, screens.forced)
    return scroll_to(device, scope, screens.forced.row, row(scope, screens.forced.row, name))


def forced_bind(device: Device, method: Method) -> Press:
    """绑定 for the method on the page asking to bind one."""
    screens = device.target.ixit.screens
    here, around = forced_row(device, method), spot(device.page, screens.forced)
    return Press(here, screens.forced.bind, around, screens.name_on(screens.forced, method))


def open_list(device: Device) -> None:
    """Press what leads to the list of methods, where the page asking to bind one does not have it itself."""
    words = device.target.ixit.screens.forced
    leading, _ = divided(words.bind)
    if leading:
        Press(spot(device.page, words), leading).click()


def unlisted(device: Device, methods: Sequence[Method]) -> list[Method]:
    """Which of these methods the list does not have, once it had its time to come."""
    missing = list[Method]()

    def come() -> bool | None:
        missing[:] = [method for method in methods if not listed(device, method)]
        return not missing or None

    until(device.page, device.target.ixit.waits.page, come)
    return missing


def listed(device: Device, method: Method) -> bool:
    """Whether the list has the method, with what binds it."""
    screens = device.target.ixit.screens
    here, (_, choosing) = forced_row(device, method), divided(screens.forced.bind)
    around, name = spot(device.page, screens.forced), screens.name_on(screens.forced, method)
    return Press(here, choosing, around, name).is_visible()


def choose_on_forced(device: Device, method: Method) -> None:
    """Click 绑定 for the method on the page asking to bind one."""
    forced_bind(device, method).click()


def listed_row(device: Device, method: Method) -> "SettingsRow":
    """The method's row in the two-step settings, once the list had its time to come."""
    waits, words = device.target.ixit.waits, device.target.ixit.screens.two_step_settings
    if words.row:
        comes(device.page, waits.page, spot(device.page, words).locator(words.row))
    row = SettingsRow(device, method)
    comes(device.page, waits.absence, row.row, row.bind.first)
    return row


def need_row(device: Device, method: Method) -> None:
    """Raise Missing where the two-step settings show no row of this method's, by the profile's words."""
    row = SettingsRow(device, method)
    if not row.row.first.is_visible() and row.state() == NO_BUTTON:
        raise Missing(
            "the two-step settings show no such row; if they do, say what it is called, and what a row is: "
            f"ixit.screens.methods.{method}, ixit.screens.two_step_settings.row"
        )


def settled_states(
    device: Device, methods: Sequence[Method], wanted: Callable[[Sequence[str]], bool]
) -> list[str]:
    """Which buttons the rows of these methods have, in their order: what is wanted, once it stays.

    A list may be there before it knows what is bound; what is not wanted is given a screen's time.
    """
    rows, quiet = [listed_row(device, method) for method in methods], Quiet(device)

    def as_wanted() -> list[str] | None:
        states = [row.state() for row in rows]
        stays = quiet.stays(states) and not device.unanswered
        return states if stays and wanted(states) else None

    found = until(device.page, device.target.ixit.waits.page, as_wanted)
    return found or [row.state() for row in rows]


class SettingsRow:
    """The method's row in the two-step settings."""

    def __init__(self, device: Device, method: Method) -> None:
        screens = device.target.ixit.screens
        self._words = screens.two_step_settings
        self._name = screens.name_on(self._words, method)
        self._screen = spot(device.page, self._words)
        found = row(self._screen, self._words.row, self._name)
        self.row = scroll_to(device, self._screen, self._words.row, found)
        here = self._screen if names_method(self._words.bind) and not self.row.count() else self.row
        self.bind = Press(here, self._words.bind, self._screen, self._name)
        """绑定: in the row; on the screen where what is not bound has none, and what is pressed names it."""
        self.change = self._here(self._words.change)
        own = self._here(self._words.unbind)
        self.unbind = Press(self._screen, self._words.unbind_all) if self._words.unbind_all else own
        self.confirm = Press(self._screen, self._words.confirm_unbind, method=self._name)

    def _here(self, presses: Presses) -> Press:
        return Press(self.row, presses, self._screen, self._name)

    def state(self) -> str:
        """Which buttons the row has, as a report says it."""
        buttons = {"绑定": self.bind, "修改": self.change, "解绑": self.unbind}
        if self._words.unbind_all:
            del buttons["解绑"]
        shown = [name for name, button in buttons.items() if button.is_visible()]
        return " and ".join(shown) if shown else NO_BUTTON

    def saying(self, words: str) -> Locator:
        """What in the row says these words."""
        return text(self.row, words)
