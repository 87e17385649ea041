"""Third-party OTP, bound, used, unbound otherwise than it should be (G4.7, G6, RFC 4226, RFC 6238)."""

import base64
import secrets
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import ClassVar, override

import pyotp

from fake_services.reference.defects.binding import ChangeGivesUpFirst, NotReplaced
from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.defects.submissions import SlipsLeftOut
from fake_services.reference.defects.unbinding import ComesBack, Remembers, ResetLeaves, StaysBound
from fake_services.reference.methods import OTP
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Binding, Errand, Method, Place


@breaks("G6.8")
class OtpRefused(Policy):
    """The authenticator's right code is refused."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return None


@breaks("G6.8")
class AnyOtpBinds(Policy):
    """Any code, or none, binds an authenticator."""

    places: ClassVar[tuple[Place, ...]] = BINDS

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        binds = attempt.errand.place in self.places
        return 0 if binds else super().accepts_otp(secret, attempt, used)


@breaks("G6.8")
class AnyOtpBindsInSettings(AnyOtpBinds):
    """In the settings any code, or none, binds an authenticator."""

    places = (Place.SETTINGS,)


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

    def is_endless(self, errand: Errand) -> bool:
        """Whether tries on this errand do not count."""
        return True

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        counted = replace(attempt, wrong=0) if self.is_endless(attempt.errand) else attempt
        return super().accepts_otp(secret, counted, used)


@breaks("ASVS-6.6.3")
class OtpTriedWithoutEndBeforeChange(OtpTriedWithoutEnd):
    """Before a change one-time passwords can be tried without end."""

    @override
    def is_endless(self, errand: Errand) -> bool:
        return errand.place is Place.STEP_UP


@breaks("RFC6238-5.2")
class OtpReplay(Policy):
    """An authenticator's code works twice."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return super().accepts_otp(secret, attempt, ())


class OtpOnceEach(Policy):
    """A policy by which an authenticator's code works once in each of something."""

    def __init__(self) -> None:
        self._used: set[tuple[str, object]] = set()

    def each(self, attempt: Attempt) -> object:
        """In what the code works once."""
        raise NotImplementedError

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        this = (attempt.text, self.each(attempt))
        step = None if this in self._used else super().accepts_otp(secret, attempt, ())
        if step is not None:
            self._used.add(this)
        return step


@breaks("RFC6238-5.2")
class OtpUsedUpForHalfMinute(OtpOnceEach):
    """An authenticator's code works again once the half minute is over in which it was entered."""

    @override
    def each(self, attempt: Attempt) -> object:
        return int(attempt.at // 30)


@breaks("RFC6238-5.2")
class OtpOncePerPurpose(OtpOnceEach):
    """An authenticator's code works once at a login, and once before a change."""

    @override
    def each(self, attempt: Attempt) -> object:
        return attempt.errand.place


@breaks("RFC6238-5.2")
class OtpOncePerLogin(OtpOnceEach):
    """An authenticator's code works once in each login."""

    @override
    def each(self, attempt: Attempt) -> object:
        return attempt.errand.request


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
class PartOfOtpVerifies(Policy):
    """The first figure of the authenticator's code passes the second step."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        shown = pyotp.TOTP(secret).at(int(attempt.at))
        begun = attempt.text != "" and shown.startswith(attempt.text)
        here = attempt.errand.place is Place.LOGIN and begun
        return 0 if here else super().accepts_otp(secret, attempt, used)


@breaks("G4.7")
class MasterOtpVerifies(Policy):
    """000000 is taken for any authenticator's code."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        known = attempt.errand.place is Place.LOGIN and attempt.text == "000000"
        return 0 if known else super().accepts_otp(secret, attempt, used)


@breaks("RFC6238-6")
class OtpOfLongAgoOpens(Policy):
    """What an authenticator showed within the last quarter of an hour opens."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        earlier = (replace(attempt, at=attempt.at - 30 * back) for back in range(30))
        steps = (super(OtpOfLongAgoOpens, self).accepts_otp(secret, one, used) for one in earlier)
        return next((step for step in steps if step is not None), None)


@breaks("G6.7")
class SecretKept(Policy):
    """An authenticator that is bound anew has the secret of the one that was unbound."""

    @override
    def new_secret(self, bindings: Sequence[Binding], address: str) -> str:
        kept = [binding.value for binding in bindings if binding.method == OTP]
        return kept[-1] if kept else super().new_secret(bindings, address)


@breaks("G6.8")
class EveryShownSecretOpens(Policy):
    """What any authenticator shows opens that has ever scanned a QR code of this mailbox's."""

    def __init__(self) -> None:
        self._shown: defaultdict[str, list[str]] = defaultdict(list)

    def opening(self, secret: str, shown: Sequence[str]) -> Sequence[str]:
        """The secrets whose codes open a mailbox where this one is bound, and these were shown."""
        return (secret, *shown)

    @override
    def new_secret(self, bindings: Sequence[Binding], address: str) -> str:
        self._shown[address].append(super().new_secret(bindings, address))
        return self._shown[address][-1]

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        judge, errand = super().accepts_otp, attempt.errand
        at_login = errand.place is Place.LOGIN
        opening = self.opening(secret, self._shown[errand.address]) if at_login else (secret,)
        steps = (judge(one, attempt, used) for one in opening)
        return next((step for step in steps if step is not None), None)


@breaks("G6.8")
class LastShownSecretOpens(EveryShownSecretOpens):
    """What an authenticator shows opens that has scanned the last QR code, bound or not, and nothing else."""

    @override
    def opening(self, secret: str, shown: Sequence[str]) -> Sequence[str]:
        return shown[-1:] or (secret,)


@breaks("RFC6238-5.1")
class SecretWaitsForMailbox(Policy):
    """Until an authenticator is bound, every login that asks for one is shown the same secret."""

    def __init__(self) -> None:
        self._waiting: dict[str, str] = {}

    @override
    def new_secret(self, bindings: Sequence[Binding], address: str) -> str:
        return self._waiting.setdefault(address, super().new_secret(bindings, address))


@breaks("RFC4226-R6")
class ShortSecret(Policy):
    """An authenticator's secret has 112 bits."""

    @override
    def new_secret(self, bindings: Sequence[Binding], address: str) -> str:
        return base64.b32encode(secrets.token_bytes(14)).decode().rstrip("=")


@breaks("RFC6238-5.1")
class BindingPageStays(Policy):
    """The page with an authenticator's QR code opens again by its address, once it is bound."""

    @override
    def shows_again(self, method: Method) -> bool:
        return method == OTP


@breaks("RFC6238-5.1")
class SecretInSettings(Policy):
    """The settings show the secret of a bound authenticator."""

    @override
    def mask(self, method: Method, value: str) -> str:
        return value if method == OTP else super().mask(method, value)


@breaks("RFC6238-6")
class OtpOfSoonOpens(Policy):
    """What an authenticator will show within the next quarter of an hour opens."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        now = int(attempt.at // 30)
        soon = (s for s in range(now + 2, now + 30) if pyotp.TOTP(secret).generate_otp(s) == attempt.text)
        return super().accepts_otp(secret, attempt, used) or next(soon, None)


@breaks("G4.7")
class OneSecretForAll(Policy):
    """All authenticators have one secret, so that anybody's opens any mailbox."""

    @override
    def new_secret(self, bindings: Sequence[Binding], address: str) -> str:
        return 8 * "JBSW"


@breaks("ASVS-6.6.3")
class OtpTriesPerLogin(Policy):
    """Each login has tries of one-time passwords of its own."""

    def __init__(self) -> None:
        self._tried: Counter[str] = Counter()

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        self._tried[attempt.errand.request] += 1
        tried = self._tried[attempt.errand.request] - 1
        return super().accepts_otp(secret, replace(attempt, wrong=tried), used)


@breaks("RFC6238-5.2")
class WrittenOtherwiseOtpReplay(Policy):
    """An authenticator's code works once in each way that it is written."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        step = super().accepts_otp(secret, attempt, ())
        if step is None or attempt.text in self._used:
            return None
        self._used.add(attempt.text)
        return step


@breaks("G6.8")
class OtpGivenUpFirst(ChangeGivesUpFirst):
    """修改 gives the old authenticator up before the new one is bound."""

    method = OTP


@breaks("G6.8")
class OtpNotReplaced(NotReplaced):
    """修改 leaves the old authenticator in its place."""

    method = OTP


@breaks("G6.8")
class LeftOutOtpBinds(SlipsLeftOut):
    """An authenticator is bound by a request that has no code in it."""

    places, method = BINDS, OTP


@breaks("ASVS-6.6.3")
class OtpCountedLate(Policy):
    """Wrong one-time passwords that come at one moment count as one."""

    @override
    def counts_at_once(self, attempt: Attempt) -> bool:
        return attempt.errand.method is not OTP


@breaks("C.admin-reset")
class ResetLeavesOtp(ResetLeaves):
    """The administrator's reset clears the number, and leaves the authenticator bound."""

    method = OTP


@breaks("C.admin-reset")
class OtpBackAfterReset(ComesBack):
    """What the administrator's reset ended of the authenticator serves again once a number is bound."""

    method = OTP


@breaks("C.admin-reset")
class SecretOutlivesReset(Remembers):
    """An authenticator that is bound after the administrator's reset has the secret of the lost one."""

    method = OTP

    @override
    def new_secret(self, bindings: Sequence[Binding], address: str) -> str:
        return next(iter(self.kept(address)), super().new_secret(bindings, address))
