"""How long a session lasts, and what it is called (C.idle-timeout, C.logout, ASVS-7.2.4)."""

from fake_services.reference.policy.times import MINUTE
from fake_services.reference.records import Kind


class SessionsPolicy:
    """How long a session lasts, and what it is called."""

    idle_minutes = 30

    def session_lives(self, seen: float, at: float, inside: bool) -> bool:
        """A session ends when it was idle for too long, `inside` or not yet (C.idle-timeout, ASVS-7.3.1)."""
        return at - seen < self.idle_minutes * MINUTE

    def asks_every(self) -> int:
        """A page that stays open asks for nothing by itself, which would count as use (C.idle-timeout).

        Else: after how many seconds it does, each time. Seam of `OpenPageIsNeverIdle`.
        """
        return 0

    def keeps_signed_in(self) -> bool:
        """Who ticked at the mail's own login that a name be kept gives the password all the same (C.logout).

        Seam of `MailStaysSignedIn`.
        """
        return False

    def keeps_session(self) -> int | None:
        """Seconds for which a browser keeps a session's cookie; None: until it is closed.

        Seam of `LastingSessions`.
        """
        return None

    def renews_session(self, proved: bool) -> bool:
        """The session's id changes at login, and once the second step is `proved` (ASVS-7.2.4).

        Seam of `BelievesPassed`, `NothingIsRightUnasked`, `SessionFixed`, `SessionKeptAtSecondStep`.
        """
        return True

    def begins_anew(self) -> bool:
        """What was proved by whoever was inside before counts for nobody else (G4.7).

        Seam of `CodeOfBrowserVerifies`, `SecondPersonInherits`.
        """
        return True

    def forgets_old_id(self) -> bool:
        """What a session was called before the login opens nothing after it (ASVS-7.2.4).

        Seam of `BelievesReplacedId`, `OldIdLives`.
        """
        return True

    def is_signed_in_once(self) -> bool:
        """An account may be signed in at the mail in several browsers at once.

        Seam of `SignedInOnce`.
        """
        return False

    def serves_signed_out(self, kind: Kind) -> bool:
        """退出, and a logout at the portal, end the mail's session on the server (C.logout).

        Seam of `LogoutKeepsData`, `LogoutKeepsSession`, `OtherSessionsKeepData`, `SignOutNoted`.
        """
        return False
