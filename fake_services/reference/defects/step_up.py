"""The proof before a change: not asked for, or not needed (G6.1, G6.6, ASVS-7.5.1, C.step-up-exemption)."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.methods import SMS, WECHAT
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
        return any(self.serves(binding) and binding.method is SMS for binding in bindings)


@breaks("G6.1")
class OtpNeedsNoStepUp(Policy):
    """Who has bound neither a number nor WeChat is not asked for a code before a further method is bound."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        asked = [binding for binding in bindings if binding.method in (SMS, WECHAT)]
        return super().needs_step_up(place, method, asked)


@breaks("G6.6")
class StepUpIsPageOnly(Policy):
    """The page that binds a further method opens by its address, without the code that is asked for."""

    @override
    def needs_proof(self, proved: bool) -> bool:
        return False


@breaks("ASVS-7.5.1")
class OthersUnboundUnasked(Policy):
    """解绑 asks for a code where a number is unbound, and for none elsewhere."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        other = place is Place.UNBIND and method is not SMS
        return not other and super().needs_step_up(place, method, bindings)


@breaks("ASVS-7.5.1")
class UnbindUnasked(Policy):
    """解绑 asks for no code."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        return place is not Place.UNBIND and super().needs_step_up(place, method, bindings)


@breaks("ASVS-7.5.1")
class ChangeUnasked(Policy):
    """修改 asks for no code."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        return place is not Place.CHANGE and super().needs_step_up(place, method, bindings)


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


@breaks("C.step-up-exemption")
class ExemptForEver(Policy):
    """One code is enough for all further changes, however late."""

    exempt_minutes = 100_000


@breaks("C.step-up-exemption")
class NeverExempt(Policy):
    """Each change asks for a code of its own, however soon after another."""

    exempt_minutes = 0
