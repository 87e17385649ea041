"""The second step at login: not asked for, or passed by what is none (G3.13, G4.6–G4.8, G6.3)."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.observed import began, door_of, is_phone, speaks_for
from fake_services.reference.defects.trust import SignOutNoted
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Door, Errand, Method, Place, Submission, Verification
from fake_services.reference.visit import Visit


class Useless(Policy):
    """A policy by which one method, though it is bound, does not open the second step."""

    method: ClassVar[Method]

    @override
    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        return [method for method in super().proofs(place, bindings) if method is not self.method]


@breaks("G4.6")
class PasswordIsEnough(Policy):
    """The password alone opens a mailbox."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return False


@breaks("G4.6")
class VerifiedOnceForAll(Policy):
    """Only the first login after a binding asks for the second step."""

    @override
    def verifies(self, verification: Verification, visit: Visit) -> bool:
        earlier = verification.address == visit.address and verification.at < began(visit)
        return earlier or super().verifies(verification, visit)


@breaks("G4.7")
class PhonesOpenUnverified(Policy):
    """A phone's browser is asked for no second step."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return not is_phone(visit) and super().needs_second_step(visit)


@breaks("G4.7")
class OneLoginOpensAnother(Policy):
    """A second step passed in one browser opens a login that waits in another."""

    @override
    def verifies(self, verification: Verification, visit: Visit) -> bool:
        return verification.address == visit.address and verification.at >= began(visit)


@breaks("G4.8")
class DirectDoorUnguarded(Policy):
    """The direct login asks for no second step."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return door_of(visit) is not Door.DIRECT and super().needs_second_step(visit)


@breaks("G4.8")
class MobileDoorUnguarded(Policy):
    """The mobile web asks for no second step."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return door_of(visit) is not Door.MOBILE and super().needs_second_step(visit)


@breaks("G4.8")
class PortalDoorUnguarded(Policy):
    """A login through the portal asks for no second step."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return door_of(visit) is not Door.PORTAL and super().needs_second_step(visit)


@breaks("G4.7")
class CampusOpensUnverified(Policy):
    """The campus network needs no second step, and the browser is believed that it is there."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return not speaks_for(visit).startswith("10.") and super().needs_second_step(visit)


@breaks("G6.3")
class OneMethodServes(Policy):
    """Of two bound methods only one opens the second step."""

    @override
    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        return super().proofs(place, bindings)[:1]


@breaks("G3.13")
class SignedOutNeedsNoSecondStep(SignOutNoted):
    """After 退出 the next login asks for no second step."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return not self.signed_out and super().needs_second_step(visit)


@breaks("G4.7")
class SecondPersonInherits(Policy):
    """Who signs in where somebody else has passed a second step is asked for none."""

    @override
    def begins_anew(self) -> bool:
        return False

    @override
    def verifies(self, verification: Verification, visit: Visit) -> bool:
        return verification.session == visit.session


@breaks("G4.7")
class UnboundMethodVerifies(Policy):
    """The second step is passed by any code of a method that is not bound."""

    _offered: Sequence[Method] = ()

    @override
    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        self._offered = super().proofs(place, bindings)
        return self._offered

    @override
    def proves_unbound(self, place: Place) -> bool:
        return place is Place.LOGIN

    @override
    def proves_unchecked(self, errand: Errand, submitted: Submission) -> bool:
        return errand.place is Place.LOGIN and submitted.path.rpartition("/")[2] not in self._offered


@breaks("G4.7")
class NamedLetIn(Policy):
    """A right code lets in whom the request names, whoever gave the password."""

    @override
    def lets_in(self, login: str, named: str, tried: str) -> str:
        return named or login


@breaks("G4.6")
class CodeIsEnough(Policy):
    """The requests of the second step serve whomever they name, though nobody has given a password."""

    @override
    def taken_for(self, said: Mapping[str, str], path: str) -> str:
        return said.get("user", "") if path.startswith("/api/verify/") else ""


@breaks("G4.7")
class TriedLetIn(Policy):
    """A right code lets in whose name was tried there last, though with a wrong password."""

    @override
    def lets_in(self, login: str, named: str, tried: str) -> str:
        return tried or login


@breaks("G4.7")
class SaidAtPasswordSkips(Policy):
    """A field that is meant for other pages, sent along with the password, spares the second step."""

    @override
    def skips(self, said: Mapping[str, str]) -> bool:
        return said.get("mfa_verified") == "true"


@breaks("G4.7")
class CountsUntilInside(Policy):
    """As long as a login is in no mailbox, its second step counts for whichever it turns to."""

    @override
    def verifies(self, verification: Verification, visit: Visit) -> bool:
        outside = not visit.login.entered and verification.session == visit.session
        return outside or super().verifies(verification, visit)
