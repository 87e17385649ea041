"""The code that is asked for before a further method is bound (G6.1, G6.2, G6.5, G6.6)."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Binding, Code, Method, Place


@breaks("G6.1")
class NoStepUp(Policy):
    """A further method is bound without a code of the one that is bound."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        return place is not Place.SETTINGS and super().needs_step_up(place, method, bindings)


@breaks("G6.1")
class StepUpByNumberOnly(Policy):
    """Only who has bound a number is asked for a code before a further method is bound."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        return any(self.serves(binding) and binding.method is Method.SMS for binding in bindings)


@breaks("G6.2")
class StepUpLeadsNowhere(Policy):
    """The right code is refused, and no QR code comes."""

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is not Place.STEP_UP and super().accepts_code(code, attempt)


@breaks("G6.5")
class StepUpCodeNotSent(Policy):
    """The step-up code is not sent by itself."""

    @override
    def sends_unasked(self, place: Place) -> bool:
        return False


@breaks("G6.5")
class StepUpCodeLost(Policy):
    """The page says that the step-up code was sent, but it never arrives."""

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        return () if place is Place.STEP_UP else (destination,)


@breaks("G6.6")
class AnyCodeStepsUp(Policy):
    """Any code opens the binding of a further method."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.STEP_UP or super().is_its_text(code, attempt)


@breaks("G6.6")
class CancelStepsUp(Policy):
    """取消 at the question for a code carries on as if the code were right."""

    @override
    def honours_cancel(self, place: Place) -> bool:
        return place is not Place.STEP_UP

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        left_out = attempt.errand.place is Place.STEP_UP and not attempt.text
        return left_out or super().is_its_text(code, attempt)


@breaks("G6.1")
class OtpNeedsNoStepUp(Policy):
    """Who has bound neither a number nor WeChat is not asked for a code before a further method is bound."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        asked = [binding for binding in bindings if binding.method in (Method.SMS, Method.WECHAT)]
        return super().needs_step_up(place, method, asked)


@breaks("G6.6")
class StepUpIsPageOnly(Policy):
    """The page that binds a further method opens by its address, without the code that is asked for."""

    @override
    def needs_proof(self, proved: bool) -> bool:
        return False


@breaks("ASVS-7.5.1")
class AnyCodeUnbinds(Policy):
    """Any code unbinds a method or changes it."""

    def __init__(self) -> None:
        self._place = Place.SETTINGS

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        self._place = place
        return super().needs_step_up(place, method, bindings)

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        changes = attempt.errand.place is Place.STEP_UP and self._place is not Place.SETTINGS
        return changes or super().is_its_text(code, attempt)


@breaks("ASVS-7.5.1")
class OthersUnboundUnasked(Policy):
    """解绑 asks for a code where a number is unbound, and for none elsewhere."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        other = place is Place.UNBIND and method is not Method.SMS
        return not other and super().needs_step_up(place, method, bindings)


@breaks("ASVS-6.6.3")
class StepUpTriedWithoutEnd(Policy):
    """The code that is asked for before a further method is bound can be tried without end."""

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return code.errand.place is Place.STEP_UP or super().may_try(code, attempt)
