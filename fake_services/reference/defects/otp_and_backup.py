"""Third-party OTP and the backup mailbox, bound, used and unbound otherwise than they should be (G6.8)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import override

from fake_services.reference.defects.binding import BINDS
from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Binding, Code, Method, Place


@breaks("G6.8")
class OtpRefused(Policy):
    """The authenticator's right code is refused."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return None


@breaks("G6.8")
class AnyOtpBinds(Policy):
    """Any code, or none, binds an authenticator."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        binds = attempt.errand.place in BINDS
        return 0 if binds else super().accepts_otp(secret, attempt, used)


@breaks("G4.7")
class AnyOtpVerifies(Policy):
    """Any code passes the second step by an authenticator."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        at_login = (attempt.errand.place, attempt.errand.method) == (Place.LOGIN, Method.OTP)
        return 0 if at_login else super().accepts_otp(secret, attempt, used)


@breaks("G6.8")
class OtpStaysBound(Policy):
    """After 解绑 the authenticator is still bound."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return not (place is Place.UNBIND and binding.method is Method.OTP)


@breaks("G6.8")
class BackupUseless(Policy):
    """A bound backup mailbox does not open the second step."""

    @override
    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        return [method for method in super().proofs(place, bindings) if method is not Method.BACKUP]


@breaks("G6.8")
class AnyCodeBindsBackup(Policy):
    """Any code, or none, binds a backup mailbox."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        binds = attempt.errand.place in BINDS and attempt.errand.method is Method.BACKUP
        return binds or super().is_its_text(code, attempt)


@breaks("G6.8")
class BackupStaysBound(Policy):
    """After 解绑 the backup mailbox is still bound."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return not (place is Place.UNBIND and binding.method is Method.BACKUP)


@breaks("G4.7")
class AnyBackupCodeVerifies(Policy):
    """Any code, or none, passes the second step by a backup mailbox."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        asked = (attempt.errand.place, attempt.errand.method)
        return asked == (Place.LOGIN, Method.BACKUP) or super().is_its_text(code, attempt)


@breaks("ASVS-6.6.3")
class OtpTriedWithoutEnd(Policy):
    """One-time passwords can be tried without end."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return super().accepts_otp(secret, replace(attempt, wrong=0), used)
