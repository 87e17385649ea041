"""The screens where a number or an address is bound, by a code that is sent there."""

import re
import unicodedata

from conformance.profile.methods.backup import BackupBinding as BackupWords
from conformance.profile.methods.sms import SmsBinding as SmsWords
from conformance.profile.parts import CodeForm
from steps.devices.device import Device
from steps.screens.codes import CodeQuestion, SentCode
from steps.screens.finder import can_be_clicked, control, field
from steps.screens.keyboard import type_into
from steps.screens.presses import Press
from steps.screens.seeing import Watch
from steps.screens.waiting import until

MARKED_INVALID = ":invalid, [aria-invalid=true]"
_PREFIX = re.compile(r"^(0086|86|0)(?=1\d{10}$)")
"""What may stand before a mainland number, its plus left out."""


class SentBinding(CodeQuestion):
    """Where a number or an address is bound, by a code that is sent there.

    to: the field where that is typed; send: the control that asks for the code.
    """

    def __init__(self, device: Device, form: CodeForm, to: str, send: str) -> None:
        super().__init__(device, form)
        self.to = field(self.scope, to)
        self._send = control(self.scope, send)

    def ask_code(self, to: str) -> bool:
        """Type a number or an address, ask for a code if the field took it, and say whether it did.

        Where the page lets nobody ask with what stands there, nothing is pressed.
        """
        type_into(self.to, to)
        takes = _marks(self.to.first.input_value()) == _marks(to)
        if takes and self._lets_ask():
            self._send.click()
        return takes

    def _lets_ask(self) -> bool:
        """Whether what asks for the code can be pressed, once the field is left; not if a refusal comes."""
        if can_be_clicked(self._send):
            return True
        self.to.first.blur()
        watch, seconds = Watch(self.device), self.device.target.ixit.waits.page

        def told() -> bool | None:
            return can_be_clicked(self._send) or (False if watch.refusal() else None)

        return until(self.device.page, seconds, told) is True

    def holds_back(self) -> bool:
        """Whether the page or the browser does not send what stands in that field, and marks it so."""
        return bool(self.to.first.evaluate(f"field => field.matches({MARKED_INVALID!r})"))


class SmsBinding(SentBinding, SentCode):
    """Where a phone number is bound."""

    labels: SmsWords

    def __init__(self, device: Device) -> None:
        self.labels = device.target.ixit.screens.of(SmsWords)
        super().__init__(device, self.labels, self.labels.number, self.labels.send)

    def turn_back(self, code: str) -> None:
        """Come back to the number once a code is sent.

        It is typed first, unless its last character submits it: no field may be left empty.
        """
        if self.labels.back:
            if not self.submits_itself:
                type_into(self.code, code)
            Press(self.scope, self.labels.back).click()
            self.to.wait_for()

    def can_retype(self) -> bool:
        """Whether the number can be typed anew."""
        return self.to.is_visible() and self.to.is_editable()

    def type_other(self, number: str) -> None:
        """Type another number; where its code is entered on the next page, ask for a code to it."""
        if self.code.first.is_visible():
            type_into(self.to, number)
        else:
            self.ask_code(number)

    def ask_again(self, number: str) -> None:
        """Type another number and ask for a code to it, whatever asks for one is called by now."""
        type_into(self.to, number)
        asks = self._send.or_(self.resend()) if self.labels.resend else self._send
        asks.filter(visible=True).first.click()


class BackupBinding(SentBinding):
    """Where a backup address is bound."""

    def __init__(self, device: Device) -> None:
        labels = device.target.ixit.screens.of(BackupWords)
        super().__init__(device, labels, labels.address, labels.send)


def _marks(text: str) -> str:
    """The letters and digits of what was typed, however a field writes them: a number without its prefix."""
    return _PREFIX.sub("", re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)))
