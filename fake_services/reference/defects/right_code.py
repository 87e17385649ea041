"""The right code refused, a wrong one accepted (G4.7, G5.2, G5.3, G5.5, G6.2, G6.6)."""

from collections.abc import Collection
from typing import ClassVar, override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Code, Place


@breaks("G5.2")
class RightCodeRefused(Policy):
    """The code that was received does not bind the number."""

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place not in BINDS and super().accepts_code(code, attempt)


@breaks("G5.2")
class RightCodeRefusedInSettings(Policy):
    """The code that was received does not bind a number in the settings."""

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is not Place.SETTINGS and super().accepts_code(code, attempt)


@breaks("G5.3")
class AnyCodeBinds(Policy):
    """Any code binds the number."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in BINDS or super().is_its_text(code, attempt)


@breaks("G5.3")
class EmptyCodeBinds(Policy):
    """A number is bound without a code."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        left_out = attempt.errand.place in BINDS and not attempt.text
        return left_out or super().is_its_text(code, attempt)


@breaks("G5.5")
class AnyCodeChanges(Policy):
    """At 修改 any code binds the new number."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.CHANGE or super().is_its_text(code, attempt)


@breaks("G5.3")
class AnyCodeBindsInSettings(Policy):
    """In the settings any code binds the number."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.SETTINGS or super().is_its_text(code, attempt)


@breaks("G6.2")
class StepUpLeadsNowhere(Policy):
    """The right code is refused, and no QR code comes."""

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is not Place.STEP_UP and super().accepts_code(code, attempt)


@breaks("G6.6")
class AnyCodeStepsUp(Policy):
    """Any code opens the binding of a further method."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.STEP_UP or super().is_its_text(code, attempt)


@breaks("G4.7")
class AnyCodeVerifies(Policy):
    """Any code passes the second step."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.LOGIN or super().is_its_text(code, attempt)


class LenientAfterFour(Policy):
    """A policy that takes any code in some places, once four were wrong."""

    places: ClassVar[Collection[Place]]

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        gives_up = attempt.errand.place in self.places and code.wrong >= 4
        return gives_up or super().is_its_text(code, attempt)


@breaks("G4.7")
class LenientAfterFourVerifies(LenientAfterFour):
    """After four wrong codes any code passes the second step."""

    places = (Place.LOGIN,)


@breaks("G5.3")
class LenientAfterFourBinds(LenientAfterFour):
    """After four wrong codes any code binds the number."""

    places = BINDS


@breaks("G6.6")
class LenientAfterFourStepsUp(LenientAfterFour):
    """After four wrong codes any code opens the binding of a further method."""

    places = (Place.STEP_UP,)


@breaks("G4.7")
class EmptyCodeVerifies(Policy):
    """The second step is passed without a code."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        left_out = attempt.errand.place is Place.LOGIN and not attempt.text
        return left_out or super().is_its_text(code, attempt)
