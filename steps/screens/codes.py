"""The screens that ask for a code: binding a number or an address, the step-up, and the second step."""

import re

from playwright.sync_api import Locator

from conformance.target import Method
from conformance.target.screens import CodeForm
from steps.actors import Device
from steps.screens.finder import control, field, text


class CodeQuestion:
    """A form with one field for a code."""

    def __init__(self, device: Device, words: CodeForm) -> None:
        self.device = device
        self.words = words
        self.code = field(device.page, words.code)

    def enter(self, code: str) -> None:
        """Type a code and confirm."""
        self.code.fill(code)
        control(self.device.page, self.words.confirm).click()

    def cancel(self) -> None:
        """Give up."""
        control(self.device.page, self.words.cancel).click()


class SmsBinding(CodeQuestion):
    """Where a phone number is bound."""

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.sms_binding
        super().__init__(device, self.labels)
        self.number = field(device.page, self.labels.number)

    def ask_code(self, number: str) -> None:
        """Type a number and ask for a code."""
        self.number.fill(number)
        control(self.device.page, self.labels.send).click()


class BackupBinding(CodeQuestion):
    """Where a backup address is bound."""

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.backup_binding
        super().__init__(device, self.labels)

    def ask_code(self, address: str) -> None:
        """Type an address and ask for a code."""
        field(self.device.page, self.labels.address).fill(address)
        control(self.device.page, self.labels.send).click()


class StepUp(CodeQuestion):
    """The question for a bound method before a change."""

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.step_up
        super().__init__(device, self.labels)

    def asks_for(self, method: Method) -> bool:
        """Whether the question is for this method."""
        return text(self.device.page, getattr(self.labels, f"by_{method}")).first.is_visible()

    def resend(self) -> Locator:
        """What sends the code again; while a countdown runs it cannot be clicked."""
        return resend(self.device, self.labels.resend)


class SecondStep(CodeQuestion):
    """The second step of a login."""

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.second_step
        super().__init__(device, self.labels)

    def method(self, method: Method) -> Locator:
        """What chooses this method, where several are bound."""
        return control(self.device.page, device_name(self.device, method))

    def offers(self, method: Method) -> bool:
        """Whether the second step can be done by this method."""
        asked = text(self.device.page, getattr(self.labels, f"by_{method}"))
        return self.method(method).is_visible() or asked.first.is_visible()

    def ask_code(self) -> None:
        """Ask for a code."""
        control(self.device.page, self.labels.send).click()


def resend(device: Device, name: str) -> Locator:
    """The control that sends a code again, with or without a countdown in its name."""
    return device.page.get_by_role("button", name=re.compile(re.escape(name)))


def device_name(device: Device, method: Method) -> str:
    """The name of a method on this deployment."""
    return device.target.ixit.screens.methods.name_of(method)
