"""The proof before a change: not asked for, or not needed (G6.1, G6.6, ASVS-7.5.1, C.step-up-exemption)."""

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar, override

from fake_services.reference.defects.code_purpose import CodeToNewNumberCounts
from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.observed import path_of
from fake_services.reference.methods import BACKUP, SMS, WECHAT
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Binding, Code, Method, Place, Stage
from fake_services.reference.visit import Visit


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


@breaks("G6.1")
class ThirdBoundUnasked(Policy):
    """Who has bound two methods already is not asked for a code before a third one is bound."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        third = place is Place.SETTINGS and sum(map(self.serves, bindings)) > 1
        return not third and super().needs_step_up(place, method, bindings)


@breaks("G6.1")
class BegunAgainBinds(Policy):
    """Whoever has the settings begin a binding again, while its question waits, is asked no more."""

    @override
    def proved_by_beginning_again(self, place: Place) -> bool:
        return place is Place.SETTINGS


@breaks("ASVS-7.5.1")
class BegunAgainChanges(Policy):
    """Whoever has the settings begin a change again, while its question waits, is asked no more."""

    @override
    def proved_by_beginning_again(self, place: Place) -> bool:
        return place is Place.CHANGE


class TakenUnasked(Policy):
    """A policy that takes the requests by which something is changed while its question waits."""

    _asked = ""
    _takes = True

    @override
    def stage(self, visit: Visit) -> Stage:
        self._asked = path_of(visit)
        return super().stage(visit)

    @override
    def needs_proof(self, proved: bool) -> bool:
        taken = self._takes and self.is_taken(self._asked)
        return not taken and super().needs_proof(proved)

    def is_taken(self, path: str) -> bool:
        """Whether such a request is one to this address."""
        return path.startswith("/api/")


@breaks("G6.1")
class BindingTakenUnasked(TakenUnasked):
    """The requests that bind a further method are taken while its question waits: only its page is not."""


@breaks("ASVS-7.5.1")
class ChangeTakenUnasked(TakenUnasked):
    """The requests that set a new number are taken while the question of 修改 waits: only its page is not."""

    _takes = False

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        self._takes |= place is Place.CHANGE
        return super().needs_step_up(place, method, bindings)


class AskedByPostAlone(Policy):
    """A policy that asks before a change where its button's request is a POST, and serves others as well."""

    place: ClassVar[Place]
    also: ClassVar[str]
    by_header: ClassVar[bool] = False
    _said = ""

    @override
    def serving(self, verb: str, path: str) -> Sequence[str]:
        return [verb, self.also] if (verb, path) == ("POST", "/settings/two-step") else [verb]

    @override
    def stage(self, visit: Visit) -> Stage:
        named = visit.request.headers.get("x-http-method-override", "")
        self._said = named if self.by_header else visit.request.method
        return super().stage(visit)

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        unasked = place is self.place and self._said == self.also
        return not unasked and super().needs_step_up(place, method, bindings)


@breaks("ASVS-7.5.1")
class DeleteUnbinds(AskedByPostAlone):
    """A DELETE request unbinds a method, and nothing is asked before."""

    place, also = Place.UNBIND, "DELETE"


@breaks("ASVS-7.5.1")
class NamedDeleteUnbinds(AskedByPostAlone):
    """A request whose header names DELETE unbinds a method, and nothing is asked before."""

    place, also, by_header = Place.UNBIND, "DELETE", True


@breaks("ASVS-7.5.1")
class PatchChanges(AskedByPostAlone):
    """A PATCH request leads to a new number in the place of the bound one, and nothing is asked before."""

    place, also = Place.CHANGE, "PATCH"


@breaks("G6.6")
class AnyOtpStepsUp(Policy):
    """Any code passes the question before a change where the authenticator's is asked for."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        here = attempt.errand.place is Place.STEP_UP
        return 0 if here else super().accepts_otp(secret, attempt, used)


@breaks("G6.6")
class AnyBackupCodeStepsUp(Policy):
    """Any code passes the question before a change where the backup mailbox's is asked for."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        asked = (attempt.errand.place, attempt.errand.method) == (Place.STEP_UP, BACKUP)
        return asked or super().is_its_text(code, attempt)


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
class OthersChangedUnasked(Policy):
    """修改 asks for a code where a number is changed, and for none elsewhere."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        other = place is Place.CHANGE and method is not SMS
        return not other and super().needs_step_up(place, method, bindings)


@breaks("ASVS-7.5.1")
class ExemptsOtherBrowsers(Policy):
    """A code that was entered in one browser lets every other one of that mailbox change its methods."""

    def __init__(self) -> None:
        self._proved: set[str] = set()

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        right = super().accepts_code(code, attempt)
        if right and attempt.errand.place is Place.STEP_UP:
            self._proved.add(attempt.errand.address)
        return right

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        proved = any(binding.address in self._proved for binding in bindings)
        return not proved and super().needs_step_up(place, method, bindings)


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


@breaks("G6.1")
class TrustedNeedsNoStepUp(Policy):
    """On a device that is trusted a further method is bound without a code."""

    _trusted = False

    @override
    def stage(self, visit: Visit) -> Stage:
        self._trusted = self.is_trusted(visit)
        return super().stage(visit)

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        return not self._trusted and super().needs_step_up(place, method, bindings)


@breaks("ASVS-7.5.1")
class CodeToNewNumberStepsUp(CodeToNewNumberCounts, TakenUnasked):
    """The question before a change takes a code that was sent to the new number, not to the bound one."""

    counts_at = Place.STEP_UP

    @override
    def is_taken(self, path: str) -> bool:
        return path.startswith("/api/bind/") and path.endswith("/code")


@breaks("ASVS-7.5.1")
class StepUpOfOtherMailbox(Policy):
    """A verification in one mailbox spares that in whichever other one the same login goes on to."""

    @override
    def proved_at(self, address: str, stepped_up: Mapping[str, float]) -> float | None:
        return max(stepped_up.values(), default=None)
