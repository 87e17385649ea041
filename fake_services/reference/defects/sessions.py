"""Sessions that live on, end too soon, keep their name (C.idle-timeout, C.logout, ASVS-7)."""

from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.portal import CasPolicy
from fake_services.reference.records import Kind


@breaks("C.idle-timeout")
class SessionForEver(Policy):
    """A session never ends by itself."""

    idle_minutes = 100_000


@breaks("C.idle-timeout")
class SessionHurried(Policy):
    """A session ends sooner than is claimed."""

    idle_minutes = 5


@breaks("C.idle-timeout")
class OpenPageIsNeverIdle(Policy):
    """A page that stays open asks for new letters by itself, which keeps its session alive for ever."""

    @override
    def asks_every(self) -> int:
        return 60


@breaks("ASVS-7.3.1")
class WaitingLoginForEver(Policy):
    """A login that waits for its second step never ends by itself."""

    @override
    def session_lives(self, seen: float, at: float, inside: bool) -> bool:
        return not inside or super().session_lives(seen, at, inside)


@breaks("ASVS-7.2.4")
class SessionFixed(Policy):
    """A session keeps its id when its user signs in."""

    @override
    def renews_session(self, proved: bool) -> bool:
        return False


@breaks("ASVS-7.2.4")
class SessionKeptAtSecondStep(Policy):
    """A session keeps its id once the second step is passed: who knew it while it waited is inside."""

    @override
    def renews_session(self, proved: bool) -> bool:
        return not proved


@breaks("ASVS-7.2.4")
class OldIdLives(Policy):
    """What a session was called before the login names it after the login, too."""

    @override
    def forgets_old_id(self) -> bool:
        return False


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
class LogoutTakesCookieAlone(CasPolicy):
    """Signing out takes the portal's cookie from the browser, and who kept it is signed in as before."""

    @override
    def logout_forgets_session(self) -> bool:
        return False


@breaks("C.logout")
class StaysSignedIn(CasPolicy):
    """Who ticked a box of the login stays signed in at the portal, whoever signs out."""

    @override
    def signs_in_remembered(self) -> bool:
        return True


@breaks("C.logout")
class MailStaysSignedIn(Policy):
    """Who ticked a box of the mail's own login stays signed in there, whoever signs out."""

    @override
    def keeps_signed_in(self) -> bool:
        return True


@breaks("ASVS-7.4.3")
class MailRemembersPastNewPassword(MailStaysSignedIn):
    """Who ticked a box of the mail's own login stays signed in there, whatever the password is now."""


@breaks("ASVS-7.4.3")
class PortalRemembersPastNewPassword(StaysSignedIn):
    """Who ticked a box of the portal's login stays signed in there, whatever the password is now."""


@breaks("C.logout")
class LogoutStaysAtPortal(CasPolicy):
    """Signing out of the portal is not told to the mail, whose session lives on."""

    @override
    def logout_reaches_services(self) -> bool:
        return False


@breaks("ASVS-7.4.3")
class OtherSessionsKeepData(Policy):
    """A session that is open elsewhere asks for a login when a method is unbound, and still has the data."""

    @override
    def serves_signed_out(self, kind: Kind) -> bool:
        return kind is Kind.DATA
