"""Where somebody who has forgotten the password replaces it."""

from steps.devices.device import Device
from steps.screens.finder import control, field, landmark, spot
from steps.screens.keyboard import type_into
from steps.screens.patience import comes
from steps.screens.presses import Press


class Forgotten:
    """The self-service: whose password it is, then the code and the new password."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.labels = device.target.ixit.screens.forgotten

    def open(self) -> None:
        """Press what leads here from the portal's login, and wait until it is seen."""
        Press(
            spot(self.device.page, self.device.target.ixit.screens.portal_login), self.labels.opening
        ).click()
        landmark(spot(self.device.page, self.labels), self.labels.landmark).first.wait_for()

    def ask_code(self, account: str) -> None:
        """Say whose password is forgotten, and wait for the answer."""
        scope = spot(self.device.page, self.labels)
        type_into(field(scope, self.labels.username), account)
        self.device.ask(control(scope, self.labels.send))

    def enter(self, code: str, password: str) -> None:
        """Give the code and the new password, and confirm."""
        scope = spot(self.device.page, self.labels)
        type_into(field(scope, self.labels.code), code)
        Press(scope, self.labels.onward).click_if_there(0)
        type_into(field(scope, self.labels.password), password)
        if self.labels.again:
            type_into(field(scope, self.labels.again), password)
        control(scope, self.labels.confirm).click()
        self.device.hear()

    def asks_for_code(self) -> bool:
        """Whether a code can be given here."""
        scope, seconds = spot(self.device.page, self.labels), self.device.target.ixit.waits.absence
        code = field(scope, self.labels.code).first
        comes(self.device.page, seconds, code)
        return code.is_visible()

    def shown(self) -> str:
        """What it says, in words."""
        return self.device.page.locator("body").inner_text()
