"""The app 论客: paired, approving, and unbound otherwise than it should be (G6.10)."""

from collections.abc import Collection, Sequence
from typing import override

from fake_services.reference.defects.binding import ChangeGivesUpFirst
from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.otp import OtpTriedWithoutEnd
from fake_services.reference.defects.submissions import LOGIN, SlipsLeftOut
from fake_services.reference.defects.unbinding import ComesBack, ResetLeaves, ServesUnbound, StaysBound
from fake_services.reference.methods import APP
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Errand, Place, Push
from fake_services.reference.visit import Visit


@breaks("G6.10")
class UnscannedAppBinds(Policy):
    """The page that shows the app's QR code binds it before anybody has scanned it."""

    @override
    def pairs(self, status: str) -> bool:
        return status in ("waiting", "paired")


@breaks("G6.10")
class ExpiredPairingBinds(Policy):
    """A QR code for the app that nobody scanned in time binds it."""

    @override
    def pairs(self, status: str) -> bool:
        return status in ("expired", "paired")


@breaks("G6.10")
class ApprovalIgnored(Policy):
    """A push that is approved does not open the mailbox."""

    @override
    def approves(self, status: str, push: Push) -> bool:
        return False


@breaks("G6.10")
class RefusalApproves(Policy):
    """A push that is refused opens the mailbox, as if any answer would do."""

    @override
    def approves(self, status: str, push: Push) -> bool:
        return status in ("approved", "refused")


@breaks("G6.10")
class ExpiredPushApproves(Policy):
    """A push that came to nothing opens the mailbox once it has expired."""

    @override
    def approves(self, status: str, push: Push) -> bool:
        return status in ("approved", "expired")


@breaks("G6.10")
class ApprovalOpensAllLogins(Policy):
    """Approving one login opens every login to the mailbox that waits."""

    @override
    def push_of(self, pushes: Sequence[Push], errand: Errand, id: str) -> Push | None:
        return next((push for push in pushes if push.errand.address == errand.address), None)


@breaks("G6.10")
class AnybodysApprovalOpens(Policy):
    """What somebody else approves opens a login that waits for its own push."""

    @override
    def push_of(self, pushes: Sequence[Push], errand: Errand, id: str) -> Push | None:
        return next(iter(pushes), None)


class ApprovalsKept(Policy):
    """A policy that knows which pushes have opened something."""

    def __init__(self) -> None:
        self._approved: set[str] = set()

    @override
    def approves(self, status: str, push: Push) -> bool:
        approved = super().approves(status, push)
        if approved:
            self._approved.add(push.id)
        return approved

    def approved(self, pushes: Sequence[Push], errand: Errand) -> Push | None:
        """The newest of these that has opened a login to this mailbox."""
        mine = (push for push in pushes if push.errand.address == errand.address)
        return next((push for push in mine if push.id in self._approved), None)


@breaks("G6.10")
class ApprovalServesAgain(ApprovalsKept):
    """What approved one login opens another to the mailbox that has asked for no approval."""

    @override
    def push_of(self, pushes: Sequence[Push], errand: Errand, id: str) -> Push | None:
        return super().push_of(pushes, errand, id) or self.approved(pushes, errand)


@breaks("G6.10")
class ApprovalOpensLaterLogin(ApprovalsKept):
    """Approving one login opens another to the mailbox that has asked for an approval after it."""

    @override
    def push_of(self, pushes: Sequence[Push], errand: Errand, id: str) -> Push | None:
        own = super().push_of(pushes, errand, id)
        before = pushes[pushes.index(own) + 1 :] if own else ()
        return self.approved(before, errand) or own


@breaks("G6.10")
class NamedApprovalOpens(Policy):
    """A page says which push it waits for, and nobody looks whose login that was for."""

    @override
    def told_on_push(self, id: str) -> dict[str, str]:
        return {"push": id}

    @override
    def push_of(self, pushes: Sequence[Push], errand: Errand, id: str) -> Push | None:
        said = next((push for push in pushes if push.id == id), None)
        return said or super().push_of(pushes, errand, id)


@breaks("G6.10")
class NamedApprovalOpensOnce(NamedApprovalOpens):
    """A page says which push it waits for: an approval opens the login that names it first, and no second."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    @override
    def approves(self, status: str, push: Push) -> bool:
        approved = super().approves(status, push) and push.id not in self._used
        if approved:
            self._used.add(push.id)
        return approved


@breaks("G6.10")
class AppCodeRefused(Policy):
    """The code that the app shows is refused."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return None if _is_apps(attempt) else super().accepts_otp(secret, attempt, used)


@breaks("G6.10")
class AnyAppCodeOpens(Policy):
    """Where the app's code is asked for, any code opens the mailbox."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return 0 if _is_apps(attempt) else super().accepts_otp(secret, attempt, used)


@breaks("G6.10")
class AppStaysBound(StaysBound):
    """After 解绑 the app is still bound."""

    method = APP


@breaks("G6.10")
class UnboundAppServes(ServesUnbound):
    """An app that was unbound still opens the second step."""

    method = APP


@breaks("G6.10")
class PairingLivesOn(Policy):
    """After 解绑 the app on the phone is paired as before."""

    @override
    def ends_pairing(self, place: Place) -> bool:
        return False


@breaks("G6.10")
class AppDownLetsIn(Policy):
    """When a push cannot be sent to the app, the login goes on without it."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return place is Place.LOGIN


@breaks("G6.10")
class PushOutlivesUnbinding(UnboundAppServes):
    """A login that waits for the app while it is unbound still opens by it."""

    @override
    def ends_pairing(self, place: Place) -> bool:
        return False

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return False


@breaks("G6.10")
class PairingDownLetsIn(Policy):
    """Who could not pair the app, because its service failed, is not asked to bind a method any more."""

    def __init__(self) -> None:
        self._seen = ""
        self._failed: set[str] = set()

    @override
    def told_on_failure(self, ours: str, why: str) -> str:
        self._failed.add(self._seen)
        return super().told_on_failure(ours, why)

    @override
    def must_bind(self, visit: Visit) -> bool:
        self._seen = visit.address
        return visit.address not in self._failed and super().must_bind(visit)


@breaks("RFC6238-5.2")
class AppCodeReusable(Policy):
    """A code of the app that opened one login opens another."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return super().accepts_otp(secret, attempt, () if _is_apps(attempt) else used)


def _is_apps(attempt: Attempt) -> bool:
    return attempt.errand.method is APP


@breaks("ASVS-6.6.3")
class AppTriedWithoutEnd(OtpTriedWithoutEnd):
    """The codes of the app can be tried without end."""

    @override
    def is_endless(self, errand: Errand) -> bool:
        return errand.method is APP


@breaks("G6.10")
class AppGivenUpFirst(ChangeGivesUpFirst):
    """修改 ends the old pairing of the app before another one is paired."""

    method = APP


@breaks("G6.10")
class LeftOutAppCodeVerifies(SlipsLeftOut):
    """The second step by the app is passed by a request that has no code in it."""

    places, method = LOGIN, APP


@breaks("C.admin-reset")
class ResetLeavesApp(ResetLeaves):
    """The administrator's reset clears the number, and leaves the app bound."""

    method = APP


@breaks("C.admin-reset")
class AppBackAfterReset(ComesBack):
    """What the administrator's reset ended of the app serves again once a number is bound."""

    method = APP
