"""The screens that ask for a code: binding a number or an address, the step-up, and the second step."""

import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.profile import Method
from conformance.profile import screens as words
from conformance.profile.methods.backup import BackupBinding as BackupWords
from conformance.profile.methods.sms import SmsBinding as SmsWords
from conformance.profile.parts import CodeForm
from steps.devices.device import Device
from steps.screens.finder import Scope, control, field, press, spot, text
from steps.screens.keyboard import type_all_but_last, type_into


class CodeQuestion:
    """A form with a field for a code, or with one for each of its characters.

    `submits_itself`: there is nothing to confirm, the last character submits.
    """

    def __init__(self, device: Device, form: CodeForm) -> None:
        self.device = device
        self.scope = spot(device.page, form)
        self.code = field(self.scope, form.code)
        self.submits_itself = not form.confirm
        self._confirm = control(self.scope, form.confirm)
        self.way_out = control(self.scope, form.cancel)

    def enter(self, code: str) -> None:
        """Type a code and confirm, once the page knows all that it has asked for."""
        self.device.hear()
        type_into(self.code, code)
        if not self.submits_itself:
            self._confirm.click()

    def ready(self, code: str) -> Callable[[], None]:
        """Do all that enters a code but for the last; returns that: it waits for nothing."""
        self.device.hear()
        if self.submits_itself:
            return type_all_but_last(self.code, code)
        type_into(self.code, code)
        return partial(press, self._confirm)

    def cancel(self) -> None:
        """Give up."""
        self.way_out.click()


class SentCode(CodeQuestion):
    """A question for a code that can be sent again."""

    labels: SmsWords | words.StepUp | words.SecondStep

    def resend(self) -> Locator:
        """What sends the code again; while a countdown runs it cannot be clicked, and may be in its name."""
        return resend_button(self.scope, self.labels.resend)


class SentBinding(CodeQuestion):
    """Where a number or an address is bound, by a code that is sent there.

    to: the field where that is typed; send: the control that asks for the code.
    """

    def __init__(self, device: Device, form: CodeForm, to: str, send: str) -> None:
        super().__init__(device, form)
        self.to = field(self.scope, to)
        self._send = control(self.scope, send)

    def ask_code(self, to: str) -> None:
        """Type a number or an address and ask for a code."""
        type_into(self.to, to)
        self._send.click()


class SmsBinding(SentBinding, SentCode):
    """Where a phone number is bound."""

    labels: SmsWords

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.of(SmsWords)
        super().__init__(device, self.labels, self.labels.number, self.labels.send)


class BackupBinding(SentBinding):
    """Where a backup address is bound."""

    def __init__(self, device: Device) -> None:
        labels = device.target.ixit.screens.of(BackupWords)
        super().__init__(device, labels, labels.address, labels.send)


class StepUp(SentCode):
    """The question for a bound method before a change."""

    labels: words.StepUp

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.step_up
        super().__init__(device, self.labels)

    def asks_for(self, method: Method) -> bool:
        """Whether the question is for this method."""
        return text(self.scope, self.labels.by(method)).first.is_visible()


class SecondStep(SentCode):
    """The second step of a login."""

    labels: words.SecondStep

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.second_step
        super().__init__(device, self.labels)

    def method(self, method: Method) -> Locator:
        """What chooses this method, where several are bound."""
        return control(self.scope, device_name(self.device, method))

    def offers(self, method: Method) -> bool:
        """Whether the second step can be done by this method."""
        return self.method(method).is_visible() or self._asked(method).is_visible()

    def choose(self, method: Method) -> None:
        """Choose this method, where there is a choice, and wait until it is the one that is asked for."""
        if self.method(method).is_visible():
            self.method(method).click()
            with suppress(NothingAppeared):
                self._asked(method).wait_for()

    def ask_code(self) -> None:
        """Ask for a code, or once more for one that an earlier login has asked for; wait for the answer."""
        send = control(self.scope, self.labels.send)
        self.device.ask(send.or_(self.resend()).first if self.labels.resend else send)

    def ask_push(self) -> None:
        """Ask for a push to the app, where it is not sent by itself."""
        if self.labels.push:
            control(self.scope, self.labels.push).click()

    def _asked(self, method: Method) -> Locator:
        """What tells that this method is asked for just now."""
        return text(self.scope, self.labels.by(method)).first


def device_name(device: Device, method: Method) -> str:
    """The name of a method on this deployment."""
    return device.target.ixit.screens.methods.name_of(method)


def resend_button(scope: Scope, said: str) -> Locator:
    """The button that sends a code again, by a part of its name."""
    return scope.get_by_role("button", name=re.compile(re.escape(said)))
