"""Binding a number by a code (G5)."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Binding, Claim, Code, Method, Place, Visit

BINDS = (Place.FORCED, Place.SETTINGS, Place.CHANGE)


@breaks("G5.1")
class CodeNeverSent(Policy):
    """发送验证码 says that a code was sent, but none is."""

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        return () if place in BINDS else (destination,)


@breaks("G5.1")
class CodeSentTwice(Policy):
    """One press of 发送验证码 sends two messages."""

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        return (destination, destination)


@breaks("G5.2")
class RightCodeRefused(Policy):
    """The code that was received does not bind the number."""

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place not in BINDS and super().accepts_code(code, attempt)


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


@breaks("G5.3")
class NumberSwapped(Policy):
    """A code that went to one number binds another number."""

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in BINDS or super().went_to(code, attempt)


@breaks("G5.3")
class ForeignCodeBinds(Policy):
    """A code that somebody else asked for binds the number."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in BINDS or super().is_for(code, attempt)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in BINDS or super().went_to(code, attempt)


@breaks("G5.4")
class CancelBinds(Policy):
    """取消, pressed with the right code typed, binds the number."""

    @override
    def honours_cancel(self, place: Place) -> bool:
        return place not in BINDS


@breaks("G5.5")
class OldNumberServes(Policy):
    """After 修改 the old number still opens the second step, and the new one does not."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return place is not Place.CHANGE


@breaks("G5.5")
class OldNumberStaysTaken(Policy):
    """A number that was given up can be bound nowhere."""

    @override
    def holds(self, binding: Binding, claim: Claim) -> bool:
        same = (binding.method, binding.value) == (claim.method, claim.value)
        return same and binding.address != claim.address


@breaks("G5.6")
class LandlineAccepted(Policy):
    """A landline's number is taken for a phone that receives messages."""

    @override
    def is_phone_number(self, number: str) -> bool:
        return super().is_phone_number(number) or number.startswith("+860")


@breaks("G5.6")
class LongNumberCut(Policy):
    """A number with too many digits is cut, and the code goes to somebody else."""

    @override
    def normalise(self, text: str, place: Place) -> str:
        return super().normalise(text, place)[:14]


@breaks("G5.2")
class BoundNumberNotShown(Policy):
    """The row of a bound number does not show it."""

    @override
    def mask(self, method: Method, value: str) -> str:
        return "已绑定" if method is Method.SMS else super().mask(method, value)


@breaks("G5.4")
class CancelLetsIn(Policy):
    """取消 at the forced page enters the mailbox."""

    def __init__(self) -> None:
        self._cancelled = False

    @override
    def honours_cancel(self, place: Place) -> bool:
        self._cancelled |= place is Place.FORCED
        return super().honours_cancel(place)

    @override
    def must_bind(self, visit: Visit) -> bool:
        return not self._cancelled and super().must_bind(visit)


@breaks("G5.5")
class ChangeGivesUpFirst(Policy):
    """修改 gives the old number up before the new one is bound, whatever becomes of it."""

    @override
    def gives_up_first(self) -> bool:
        return True


@breaks("G5.5")
class AnyCodeChanges(Policy):
    """At 修改 any code binds the new number."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.CHANGE or super().is_its_text(code, attempt)


@breaks("G5.6")
class TextAccepted(Policy):
    """What has no digits is taken for a phone number."""

    @override
    def is_phone_number(self, number: str) -> bool:
        return super().is_phone_number(number) or not any(map(str.isdigit, number.removeprefix("+86")))


@breaks("G5.6")
class ShortNumberAccepted(Policy):
    """A number that lacks a digit is taken for a phone number."""

    @override
    def is_phone_number(self, number: str) -> bool:
        return super().is_phone_number(number) or super().is_phone_number(f"{number}0")


@breaks("G5.3")
class AnyCodeBindsInSettings(Policy):
    """In the settings any code binds the number."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.SETTINGS or super().is_its_text(code, attempt)


@breaks("G5.3")
class NumberSwappedInSettings(Policy):
    """In the settings a code that went to one number binds another number."""

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.SETTINGS or super().went_to(code, attempt)
