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
    def needs_step_up(self, place: Place, bindings: Sequence[Binding]) -> bool:
        return place is not Place.SETTINGS and super().needs_step_up(place, bindings)


@breaks("G6.1")
class StepUpByNumberOnly(Policy):
    """Only who has bound a number is asked for a code before a further method is bound."""

    @override
    def needs_step_up(self, place: Place, bindings: Sequence[Binding]) -> bool:
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
