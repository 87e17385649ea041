"""WeChat: what goes wrong with it alone (G3.3, G4.7, G6.2–G6.4, G6.6, C.admin-reset)."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.binding import ChangeGivesUpFirst, NotReplaced
from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.scans import (
    AnyAccountVerifies,
    BoundUnscanned,
    FailureBlocks,
    FormSaysAccount,
    IssuedAnywhere,
    IssuedStateBinds,
    NobodyIsOne,
    NoStateMatches,
    QuerySaysAccount,
    RefusalBinds,
    RefusalVerifies,
    Stateless,
    UsedAnswerServes,
)
from fake_services.reference.defects.unbinding import AccountOutlives, ComesBack, ResetLeaves, StaysBound
from fake_services.reference.methods import WECHAT
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Place, Scan
from fake_services.reference.visit import Visit


@breaks("G6.3")
class WechatCannotBeChanged(Policy):
    """A bound WeChat row has no 修改."""

    @override
    def buttons(self, binding: Binding | None) -> Sequence[Place]:
        is_wechat = binding is not None and binding.method is WECHAT
        return (Place.UNBIND,) if is_wechat else super().buttons(binding)


@breaks("G6.2")
class OldWechatServes(Policy):
    """After 修改 the old WeChat account still opens the second step."""

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = {}

    @override
    def is_the_account(self, binding: Binding, unionid: str) -> bool:
        known = self._known.setdefault(binding.address, set())
        known.add(binding.value)
        return unionid in known


@breaks("G6.4")
class WechatStaysBound(StaysBound):
    """解绑 removes a number, but not a WeChat account."""

    method = WECHAT


@breaks("C.admin-reset")
class ResetLeavesWechat(ResetLeaves):
    """The administrator's reset clears the number, and leaves WeChat bound."""

    method = WECHAT


@breaks("G6.6")
class WechatBoundUnscanned(BoundUnscanned):
    """Who is shown WeChat's QR code is bound, whatever becomes of the scan."""

    method = WECHAT


@breaks("G6.6")
class RefusedWechatBinds(RefusalBinds):
    """An answer of WeChat's without a code binds an account."""

    method = WECHAT


@breaks("G4.7")
class RefusedWechatVerifies(RefusalVerifies):
    """An answer of WeChat's without a code passes the second step."""

    method = WECHAT


@breaks("G3.3")
class RefusedWechatOpens(Policy):
    """At the forced page an answer of WeChat's without a code counts as bound, and the mailbox opens."""

    @override
    def refusal_counts(self, scan: Scan) -> bool:
        return (scan.method, scan.place) == (WECHAT, Place.FORCED)


@breaks("G4.7")
class AnyWechatVerifies(AnyAccountVerifies):
    """Anybody's WeChat account passes the second step."""

    method = WECHAT


@breaks("G4.7")
class OneScanOpensAllLogins(Policy):
    """One scan of the bound WeChat account opens every login to the mailbox that waits."""

    def __init__(self) -> None:
        self._scanned: set[str] = set()

    @override
    def is_the_account(self, binding: Binding, unionid: str) -> bool:
        agreed = super().is_the_account(binding, unionid)
        if agreed and binding.method is WECHAT:
            self._scanned.add(binding.address)
        return agreed

    @override
    def is_verified(self, visit: Visit) -> bool:
        return visit.address in self._scanned or super().is_verified(visit)


@breaks("G6.2")
class WechatGivenUpFirst(ChangeGivesUpFirst):
    """修改 gives the old WeChat account up before the new one has agreed."""

    method = WECHAT


@breaks("G6.2")
class WechatNotReplaced(NotReplaced):
    """修改 leaves the old WeChat account in its place."""

    method = WECHAT


@breaks("G3.3")
class IssuedWechatStateBinds(IssuedStateBinds):
    """At the forced page another's WeChat answer binds."""

    method = WECHAT


@breaks("G4.7")
class MissingStateVerifies(Stateless):
    """An answer of WeChat's that has no state in it is taken for that to the second step's own QR code."""

    method, place = WECHAT, Place.LOGIN


@breaks("G3.3")
class MissingStateOpens(Stateless):
    """An answer of WeChat's that has no state in it binds at the forced page."""

    method, place = WECHAT, Place.FORCED


@breaks("G6.6")
class MissingStateBinds(Stateless):
    """An answer of WeChat's that has no state in it binds in the settings."""

    method, place = WECHAT, Place.SETTINGS


@breaks("G4.7")
class EmptyStateVerifies(MissingStateVerifies):
    """An answer of WeChat's whose state is empty is taken for that to the second step's own QR code."""

    unread = ""


@breaks("G3.3")
class EmptyStateOpens(MissingStateOpens):
    """An answer of WeChat's whose state is empty binds at the forced page."""

    unread = ""


@breaks("G6.6")
class EmptyStateBinds(MissingStateBinds):
    """An answer of WeChat's whose state is empty binds in the settings."""

    unread = ""


@breaks("G4.7")
class NoStateVerifies(NoStateMatches):
    """A second step that has shown no QR code takes an answer of WeChat's without a state."""

    method, place = WECHAT, Place.LOGIN


@breaks("G3.3")
class NoStateOpens(NoStateMatches):
    """The forced page, having shown no QR code, takes another's answer of WeChat's without a state."""

    method, place = WECHAT, Place.FORCED


@breaks("G6.6")
class NoStateBinds(NoStateMatches):
    """The settings, having shown no QR code, take another's answer of WeChat's without a state."""

    method, place = WECHAT, Place.SETTINGS


@breaks("G4.7")
class IssuedStateVerifies(IssuedAnywhere):
    """A second step takes the answer of WeChat's that another login waits for."""

    method, place = WECHAT, Place.LOGIN


@breaks("G3.3")
class IssuedStateOpens(IssuedAnywhere):
    """The forced page, having shown no QR code, takes the answer of WeChat's that another login waits for."""

    method, place = WECHAT, Place.FORCED


@breaks("G6.6")
class IssuedStateBindsHere(IssuedAnywhere):
    """The settings, having shown no QR code, take the answer of WeChat's that another login waits for."""

    method, place = WECHAT, Place.SETTINGS


@breaks("G6.2")
class FailedScanBlocks(FailureBlocks):
    """A mailbox whose scan WeChat failed to answer for can bind no account any more."""

    method = WECHAT


@breaks("G4.7")
class WechatNobodyIsOne(NobodyIsOne):
    """All of whom WeChat says no unionid have one account, which opens what any of them has bound."""

    method = WECHAT


@breaks("G3.3")
class NobodyOpens(NobodyIsOne):
    """At the forced page an answer of WeChat's that names nobody binds an empty account."""

    method, places = WECHAT, (Place.FORCED,)


@breaks("G6.6")
class NobodyBinds(NobodyIsOne):
    """In the settings an answer of WeChat's that names nobody binds an empty account."""

    method, places = WECHAT, (Place.SETTINGS,)


@breaks("G4.7")
class UsedWechatAnswerServes(UsedAnswerServes):
    """The answer of WeChat's that opened a login opens others later."""

    method = WECHAT


@breaks("G4.7")
class SaidWechatVerifies(QuerySaysAccount):
    """The second step takes the WeChat account that the callback's address names."""

    method, places = WECHAT, (Place.LOGIN,)


@breaks("G6.6")
class SaidWechatBinds(QuerySaysAccount):
    """What is bound in the settings is the WeChat account that the callback's address names."""

    method, places = WECHAT, (Place.SETTINGS,)


@breaks("G4.7")
class PostedWechatVerifies(FormSaysAccount):
    """The second step takes the WeChat account that a posted callback names."""

    method, places = WECHAT, (Place.LOGIN,)


@breaks("G6.6")
class PostedWechatBinds(FormSaysAccount):
    """What is bound in the settings is the WeChat account that a posted callback names."""

    method, places = WECHAT, (Place.SETTINGS,)


@breaks("C.admin-reset")
class WechatBackAfterReset(ComesBack):
    """What the administrator's reset ended of WeChat serves again once a number is bound."""

    method = WECHAT


@breaks("C.admin-reset")
class WechatOutlivesReset(AccountOutlives):
    """Once another WeChat account is bound, that of before the administrator's reset opens again."""

    method = WECHAT
