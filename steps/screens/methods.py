"""The lists of methods: on the page asking to bind one, and in the two-step settings."""

from playwright.sync_api import Locator

from conformance.profile import Method
from steps.devices.device import Device
from steps.screens.finder import control, row, spot, text


def forced_row(device: Device, method: Method) -> Locator:
    """The method's row on the page asking to bind one."""
    screens = device.target.ixit.screens
    return row(spot(device.page, screens.forced), screens.forced.row, screens.methods.name_of(method))


def choose_on_forced(device: Device, method: Method) -> None:
    """Click 绑定 in the method's row on the page asking to bind one."""
    control(forced_row(device, method), device.target.ixit.screens.forced.bind).click()


class SettingsRow:
    """The method's row in the two-step settings."""

    def __init__(self, device: Device, method: Method) -> None:
        screens = device.target.ixit.screens
        scope = spot(device.page, screens.two_step_settings)
        self.row = row(scope, screens.two_step_settings.row, screens.methods.name_of(method))
        self.bind = control(self.row, screens.two_step_settings.bind)
        self.change = control(self.row, screens.two_step_settings.change)
        self.unbind = control(self.row, screens.two_step_settings.unbind)
        self.confirm = control(scope, screens.two_step_settings.confirm_unbind)

    def state(self) -> str:
        """Which buttons the row has, as a report says it."""
        buttons = {"绑定": self.bind, "修改": self.change, "解绑": self.unbind}
        shown = [name for name, button in buttons.items() if button.is_visible()]
        return " and ".join(shown) if shown else "no button"

    def shows(self, words: str) -> bool:
        """Whether the row shows these words."""
        return text(self.row, words).first.is_visible()
