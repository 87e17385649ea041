"""The lists of methods: on the page asking to bind one, and in the two-step settings."""

from playwright.sync_api import Locator

from conformance.profile import Method
from conformance.profile.parts import Presses
from steps.devices.device import Device
from steps.screens.finder import row, spot, text
from steps.screens.presses import Press


def forced_row(device: Device, method: Method) -> Locator:
    """The method's row on the page asking to bind one."""
    screens = device.target.ixit.screens
    name = screens.name_on(screens.forced, method)
    return row(spot(device.page, screens.forced), screens.forced.row, name)


def forced_bind(device: Device, method: Method) -> Press:
    """绑定 for the method on the page asking to bind one."""
    screens = device.target.ixit.screens
    here, around = forced_row(device, method), spot(device.page, screens.forced)
    return Press(here, screens.forced.bind, around, screens.name_on(screens.forced, method))


def choose_on_forced(device: Device, method: Method) -> None:
    """Click 绑定 for the method on the page asking to bind one."""
    forced_bind(device, method).click()


class SettingsRow:
    """The method's row in the two-step settings."""

    def __init__(self, device: Device, method: Method) -> None:
        screens = device.target.ixit.screens
        self._words = screens.two_step_settings
        self._name = screens.name_on(self._words, method)
        self._screen = spot(device.page, self._words)
        self.row = row(self._screen, self._words.row, self._name)
        here = self.row if self.row.count() else self._screen
        self.bind = Press(here, self._words.bind, self._screen, self._name)
        """绑定: in the row, or on the screen where what is not bound has none."""
        self.change = self._here(self._words.change)
        self.unbind = self._here(self._words.unbind)
        self.confirm = Press(self._screen, self._words.confirm_unbind, method=self._name)

    def _here(self, presses: Presses) -> Press:
        return Press(self.row, presses, self._screen, self._name)

    def state(self) -> str:
        """Which buttons the row has, as a report says it."""
        buttons = {"绑定": self.bind, "修改": self.change, "解绑": self.unbind}
        shown = [name for name, button in buttons.items() if button.is_visible()]
        return " and ".join(shown) if shown else "no button"

    def shows(self, words: str) -> bool:
        """Whether the row shows these words."""
        return text(self.row, words).first.is_visible()
