"""What the reference claims besides the guide (C.)."""

from dataclasses import replace
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.portal import CasPolicy
from fake_services.reference.records import Attempt, Code, Kind, Trust, Visit


@breaks("C.code-life")
class CodeForEver(Policy):
    """A code can be used for as long as one likes."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        return super().is_alive(code, replace(attempt, at=code.sent))


@breaks("C.resend-countdown")
class NoCountdown(Policy):
    """重新发送 is available at once."""

    resend_seconds = 0


@breaks("C.resend-countdown")
class ShortCountdown(Policy):
    """The page counts down as claimed, but the server sends again after a third of that time."""

    @override
    def may_resend(self, wait: int) -> bool:
        return wait <= self.resend_seconds * 2 / 3


@breaks("C.resend-countdown")
class CountdownOnPageOnly(Policy):
    """The countdown runs on the page alone: who asks the server directly is sent a code at once."""

    @override
    def may_resend(self, wait: int) -> bool:
        return True


@breaks("C.logout")
class LogoutKeepsSession(Policy):
    """After 退出 the mail's old session still opens the mailbox."""

    @override
    def serves_signed_out(self, kind: Kind) -> bool:
        return True


@breaks("C.logout")
class LogoutKeepsData(Policy):
    """After 退出 the pages ask for a login, but the mail's data requests answer as before."""

    @override
    def serves_signed_out(self, kind: Kind) -> bool:
        return kind is Kind.DATA


@breaks("C.logout")
class LogoutKeepsPortal(CasPolicy):
    """After 退出 the portal still signs in without a password."""

    @override
    def logout_ends_session(self) -> bool:
        return False


@breaks("C.logout")
class LogoutStaysAtPortal(CasPolicy):
    """Signing out of the portal is not told to the mail, whose session lives on."""

    @override
    def logout_reaches_services(self) -> bool:
        return False


@breaks("C.code-life")
class CodeCutShort(Policy):
    """A code dies after half of its claimed life."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        age = attempt.at - code.sent
        return super().is_alive(code, replace(attempt, at=code.sent + 2 * age))


@breaks("C.trust-lifetime")
class TrustCutShort(Policy):
    """Trust ends after half of its claimed lifetime."""

    trust_days = 15


@breaks("C.trust-lifetime")
class TrustRenewedByUse(Policy):
    """Each login to a trusted device lets its trust begin anew, so that it never ends in use."""

    def __init__(self) -> None:
        self._used: dict[str, float] = {}

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        since = self._used.get(trust.token, trust.since)
        lasts = super().trusts(replace(trust, since=since), visit)
        if lasts:
            self._used[trust.token] = visit.at
        return lasts


@breaks("C.idle-timeout")
class SessionForEver(Policy):
    """A session never ends by itself."""

    idle_minutes = 100_000


@breaks("C.idle-timeout")
class SessionHurried(Policy):
    """A session ends sooner than is claimed."""

    idle_minutes = 5


@breaks("C.step-up-exemption")
class ExemptForEver(Policy):
    """One code is enough for all further changes, however late."""

    exempt_minutes = 100_000


@breaks("C.step-up-exemption")
class NeverExempt(Policy):
    """Each change asks for a code of its own, however soon after another."""

    exempt_minutes = 0
