"""The screens that ask for a code: the step-up, and the second step; what every form for a code has."""

from collections.abc import Callable
from contextlib import suppress
from typing import override

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.profile import Method
from conformance.profile import screens as words
from conformance.profile.methods.sms import SmsBinding as SmsWords
from conformance.profile.parts import CodeForm
from steps.devices.device import Device
from steps.screens.finder import (
    can_be_clicked,
    control,
    field,
    ready_to_press,
    spot,
    text,
)
from steps.screens.keyboard import type_all_but_last, type_into
from steps.screens.patience import comes
from steps.screens.presses import Press, divided
from steps.screens.resending import resend_button
from steps.screens.trust_box import tick_or_not


class CodeQuestion:
    """A form with a field for a code, or with one for each of its characters.

    `submits_itself`: there is nothing to confirm, the last character submits. `cancels`: something does.
    """

    def __init__(self, device: Device, form: CodeForm) -> None:
        self.device = device
        self.scope = spot(device.page, form)
        self.code = field(self.scope, form.code)
        self.submits_itself = not form.confirm
        self.cancels = bool(form.cancel)
        self._confirm = control(self.scope, form.confirm)
        self.way_out = control(self.scope, form.cancel)

    def leave_empty(self) -> bool:
        """Leave the field without a code, and say whether that can be confirmed."""
        if self.submits_itself:
            return False
        type_into(self.code, "")
        return can_be_clicked(self._confirm)

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
        return ready_to_press(self._confirm)

    def cancel(self) -> None:
        """Give up."""
        self.way_out.click()


class SentCode(CodeQuestion):
    """A question for a code that can be sent again."""

    labels: SmsWords | words.StepUp | words.SecondStep

    def resend(self) -> Locator:
        """What sends the code again; while a countdown runs it cannot be clicked, and may be in its name."""
        return resend_button(self.scope, self.labels.resend)


class Asking(SentCode):
    """A question for a bound method."""

    labels: words.StepUp | words.SecondStep

    def open_qr(self) -> None:
        """Press what leads to the QR code, where something does."""
        seconds = self.device.target.ixit.waits.absence if self.labels.scan else 0
        Press(self.scope, self.labels.scan).click_if_there(seconds)


class StepUp(Asking):
    """The question for a bound method before a change."""

    labels: words.StepUp

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.step_up
        super().__init__(device, self.labels)

    def choose(self, *methods: Method) -> None:
        """Choose the first of these methods that is there, where the question first asks by which one."""
        screens = self.device.target.ixit.screens
        for method in methods if self.labels.choose else ():
            choice = Press(self.scope, self.labels.choose, method=screens.name_on(self.labels, method))
            if comes(self.device.page, self.device.target.ixit.waits.absence, choice.first):
                choice.click()
                return

    def ask_code(self) -> None:
        """Ask for a code, where it is not sent by itself, and wait for the answer."""
        send = control(self.scope, self.labels.send).first
        if self.labels.send and comes(self.device.page, self.device.target.ixit.waits.absence, send):
            self.device.ask(send)

    def asks_for(self, *methods: Method) -> Method | None:
        """For which of these methods the question is, once it had its time to say so."""
        said = {method: text(self.scope, self.labels.by(method)).first for method in methods}
        comes(self.device.page, self.device.target.ixit.waits.page, *said.values())
        return next((method for method, words in said.items() if words.is_visible()), None)


class SecondStep(Asking):
    """The second step of a login."""

    labels: words.SecondStep

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.second_step
        self._choosing = divided(self.labels.choose)
        super().__init__(device, self.labels)

    def choice(self, method: Method) -> Press:
        """What chooses this method, where several are bound and to be seen."""
        name = self.device.target.ixit.screens.name_on(self.labels, method)
        return Press(self.scope, self._choosing[1], method=name)

    def offers(self, method: Method) -> bool:
        """Whether the second step can be done by this method, as far as the methods are to be seen.

        One that is to be seen and cannot be clicked is not offered.
        """
        seconds, choice = self.device.target.ixit.waits.absence, self.choice(method).first
        comes(self.device.page, seconds, choice, self._asked(method))
        return self._asked(method).is_visible() or (choice.is_visible() and can_be_clicked(choice))

    def open_choice(self, method: Method) -> None:
        """Press what shows the methods that can be chosen, where this one is not to be seen.

        Until the question says for which method it is, nothing is known of a choice.
        """
        opening = Press(self.scope, self._choosing[0])
        asked = (self._asked(each) for each in self.device.target.ics.methods)
        page, seconds = self.device.page, self.device.target.ixit.waits.page
        comes(page, seconds, opening.first, self.choice(method).first, *asked)
        if not self.choice(method).is_visible() and opening.is_visible():
            opening.click()
            self.device.settle()

    def choose(self, method: Method) -> None:
        """Choose this method, where there is a choice, and wait until it is the one that is asked for."""
        self.open_choice(method)
        choice = self.choice(method)
        if self.offers(method) and choice.is_visible():
            choice.click()
            with suppress(NothingAppeared):
                self._asked(method).wait_for()
        self._tick_or_not()

    @override
    def enter(self, code: str) -> None:
        self._tick_or_not()
        super().enter(code)

    @override
    def ready(self, code: str) -> Callable[[], None]:
        self._tick_or_not()
        return super().ready(code)

    def _tick_or_not(self) -> None:
        tick_or_not(self.device, self.scope, self.labels.trust_box)

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
