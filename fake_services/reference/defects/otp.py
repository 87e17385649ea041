"""Third-party OTP, bound, used, unbound otherwise than it should be (G4.7, G6.8, ASVS-6.6.3, RFC6238-5.2)."""

from collections.abc import Collection
from dataclasses import replace
from typing import override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.defects.unbinding import StaysBound
from fake_services.reference.methods import OTP
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Place


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
        at_login = (attempt.errand.place, attempt.errand.method) == (Place.LOGIN, OTP)
        return 0 if at_login else super().accepts_otp(secret, attempt, used)


@breaks("G6.8")
class OtpStaysBound(StaysBound):
    """After 解绑 the authenticator is still bound."""

    method = OTP


@breaks("ASVS-6.6.3")
class OtpTriedWithoutEnd(Policy):
    """One-time passwords can be tried without end."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return super().accepts_otp(secret, replace(attempt, wrong=0), used)


@breaks("RFC6238-5.2")
class OtpReplay(Policy):
    """An authenticator's code works twice."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return super().accepts_otp(secret, attempt, ())


@breaks("RFC6238-5.2")
class OtpOncePerLogin(Policy):
    """An authenticator's code works once in each login."""

    def __init__(self) -> None:
        self._used: set[tuple[str, str]] = set()

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        this = (attempt.errand.request, attempt.text)
        step = None if this in self._used else super().accepts_otp(secret, attempt, ())
        if step is not None:
            self._used.add(this)
        return step


@breaks("RFC6238-5.2")
class BindingOtpOpensLogin(Policy):
    """The authenticator's code that bound it opens the next login, too; later ones work once."""

    def __init__(self) -> None:
        self._bound_by: set[str] = set()

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        again = attempt.errand.place is Place.LOGIN and attempt.text in self._bound_by
        step = super().accepts_otp(secret, attempt, () if again else used)
        if step is not None and attempt.errand.place in BINDS:
            self._bound_by.add(attempt.text)
        return step


@breaks("G4.7")
class OtpLenientAfterFour(Policy):
    """After four wrong tries any code passes the second step by an authenticator."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        at_login = (attempt.errand.place, attempt.errand.method) == (Place.LOGIN, OTP)
        return 0 if at_login and attempt.wrong >= 4 else super().accepts_otp(secret, attempt, used)


@breaks("G4.7")
class MasterOtpVerifies(Policy):
    """000000 is taken for any authenticator's code."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        known = attempt.errand.place is Place.LOGIN and attempt.text == "000000"
        return 0 if known else super().accepts_otp(secret, attempt, used)
