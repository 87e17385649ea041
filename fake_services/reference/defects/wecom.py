"""WeCom (G6.9): what goes wrong with it alone, though WeChat works."""

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
from fake_services.reference.defects.second_step import Useless
from fake_services.reference.defects.unbinding import (
    AccountOutlives,
    ComesBack,
    ResetLeaves,
    ServesUnbound,
    StaysBound,
)
from fake_services.reference.methods import WECOM
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Place, Scan


@breaks("G6.9")
class WecomNeverBinds(Policy):
    """Scanning WeCom's QR code and agreeing binds nothing."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        scan = super().scan_of(scans, state)
        binds = scan is not None and scan.place in (Place.FORCED, Place.SETTINGS)
        return None if scan and binds and scan.method is WECOM else scan


@breaks("G6.9")
class WecomUseless(Useless):
    """A bound WeCom account does not open the second step."""

    method = WECOM


@breaks("G6.9")
class AnyWecomVerifies(AnyAccountVerifies):
    """Anybody's WeCom account passes the second step."""

    method = WECOM


@breaks("G6.9")
class RefusedWecomBinds(RefusalBinds):
    """Who refuses on the phone is bound to WeCom all the same."""

    method = WECOM


@breaks("G6.9")
class RefusedWecomVerifies(RefusalVerifies):
    """Who refuses on the phone passes the second step by WeCom."""

    method = WECOM


@breaks("G6.9")
class WecomStateIgnored(Policy):
    """A WeCom answer meant for somebody else's QR code binds here."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        ours = [scan for scan in scans if scan.method is WECOM]
        return ours[-1] if ours else super().scan_of(scans, state)


@breaks("G6.9")
class WecomFailureBinds(Policy):
    """A WeCom account is bound although WeCom's service names nobody."""

    @override
    def scan_fails_open(self, scan: Scan, answered: bool) -> bool:
        return scan.method is WECOM and scan.place is not Place.LOGIN


@breaks("G6.9")
class WecomFailureLetsIn(Policy):
    """When WeCom's service does not answer, the login goes on without the second step."""

    @override
    def scan_fails_open(self, scan: Scan, answered: bool) -> bool:
        return scan.method is WECOM and scan.place is Place.LOGIN and not answered


@breaks("G6.9")
class WecomStaysBound(StaysBound):
    """解绑 does not remove a WeCom account."""

    method = WECOM


@breaks("G6.9")
class UnboundWecomServes(ServesUnbound):
    """A WeCom account that was unbound still opens the second step."""

    method = WECOM


@breaks("G6.9")
class WecomBoundUnscanned(BoundUnscanned):
    """Who is shown WeCom's QR code is bound, whatever becomes of the scan."""

    method = WECOM


@breaks("G6.9")
class UnknownWecomCodeVerifies(Policy):
    """A code that WeCom does not know passes the second step."""

    @override
    def scan_fails_open(self, scan: Scan, answered: bool) -> bool:
        return scan.method is WECOM and scan.place is Place.LOGIN and answered


@breaks("G6.9")
class WaitingLoginServedByWecom(UnboundWecomServes):
    """A login that waits for WeCom while it is unbound still opens by it."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return False


@breaks("GBT35273-7.2")
class TakenWorkAccountNamesHolder(Policy):
    """Who tries another's WeCom account is told whose it is."""

    @override
    def told_taken(self, words: str, holder: Binding) -> str:
        return f"{words}（{holder.login}）" if holder.method is WECOM else words


@breaks("G6.9")
class WecomGivenUpFirst(ChangeGivesUpFirst):
    """修改 gives the old WeCom account up before the new one has agreed."""

    method = WECOM


@breaks("G6.9")
class WecomNotReplaced(NotReplaced):
    """修改 leaves the old WeCom account in its place."""

    method = WECOM


@breaks("G6.9")
class IssuedWecomStateBinds(IssuedStateBinds):
    """At the forced page another's WeCom answer binds."""

    method = WECOM


@breaks("G6.9")
class MissingWecomStateVerifies(Stateless):
    """An answer of WeCom's that has no state in it is taken for that to the second step's own QR code."""

    method, place = WECOM, Place.LOGIN


@breaks("G6.9")
class MissingWecomStateOpens(Stateless):
    """An answer of WeCom's that has no state in it binds at the forced page."""

    method, place = WECOM, Place.FORCED


@breaks("G6.9")
class MissingWecomStateBinds(Stateless):
    """An answer of WeCom's that has no state in it binds in the settings."""

    method, place = WECOM, Place.SETTINGS


@breaks("G6.9")
class EmptyWecomStateVerifies(MissingWecomStateVerifies):
    """An answer of WeCom's whose state is empty is taken for that to the second step's own QR code."""

    unread = ""


@breaks("G6.9")
class EmptyWecomStateOpens(MissingWecomStateOpens):
    """An answer of WeCom's whose state is empty binds at the forced page."""

    unread = ""


@breaks("G6.9")
class EmptyWecomStateBinds(MissingWecomStateBinds):
    """An answer of WeCom's whose state is empty binds in the settings."""

    unread = ""


@breaks("G6.9")
class NoWecomStateVerifies(NoStateMatches):
    """A second step that has shown no QR code takes an answer of WeCom's without a state."""

    method, place = WECOM, Place.LOGIN


@breaks("G6.9")
class NoWecomStateOpens(NoStateMatches):
    """The forced page, having shown no QR code, takes another's answer of WeCom's without a state."""

    method, place = WECOM, Place.FORCED


@breaks("G6.9")
class NoWecomStateBinds(NoStateMatches):
    """The settings, having shown no QR code, take another's answer of WeCom's without a state."""

    method, place = WECOM, Place.SETTINGS


@breaks("G6.9")
class IssuedWecomStateVerifies(IssuedAnywhere):
    """A second step takes the answer of WeCom's that another login waits for."""

    method, place = WECOM, Place.LOGIN


@breaks("G6.9")
class IssuedWecomStateOpens(IssuedAnywhere):
    """The forced page, having shown no QR code, takes the answer of WeCom's that another login waits for."""

    method, place = WECOM, Place.FORCED


@breaks("G6.9")
class IssuedWecomStateBindsHere(IssuedAnywhere):
    """The settings, having shown no QR code, take the answer of WeCom's that another login waits for."""

    method, place = WECOM, Place.SETTINGS


@breaks("G6.9")
class FailedWecomScanBlocks(FailureBlocks):
    """A mailbox whose scan WeCom failed to answer for can bind no account any more."""

    method = WECOM


@breaks("G6.9")
class WecomNobodyIsOne(NobodyIsOne):
    """All of whom WeCom says no userid have one account, which opens what any of them has bound."""

    method = WECOM


@breaks("G6.9")
class WecomNobodyOpens(NobodyIsOne):
    """At the forced page an answer of WeCom's that names nobody binds an empty account."""

    method, places = WECOM, (Place.FORCED,)


@breaks("G6.9")
class WecomNobodyBinds(NobodyIsOne):
    """In the settings an answer of WeCom's that names nobody binds an empty account."""

    method, places = WECOM, (Place.SETTINGS,)


@breaks("G6.9")
class UsedWecomAnswerServes(UsedAnswerServes):
    """The answer of WeCom's that opened a login opens others later."""

    method = WECOM


@breaks("G6.9")
class SaidWecomServes(QuerySaysAccount):
    """The WeCom account is the one that the callback's address names."""

    method = WECOM


@breaks("G6.9")
class PostedWecomServes(FormSaysAccount):
    """The WeCom account is the one that a posted callback names."""

    method = WECOM


@breaks("C.admin-reset")
class ResetLeavesWecom(ResetLeaves):
    """The administrator's reset clears the number, and leaves WeCom bound."""

    method = WECOM


@breaks("C.admin-reset")
class WecomBackAfterReset(ComesBack):
    """What the administrator's reset ended of WeCom serves again once a number is bound."""

    method = WECOM


@breaks("C.admin-reset")
class WecomOutlivesReset(AccountOutlives):
    """Once another WeCom account is bound, that of before the administrator's reset opens again."""

    method = WECOM
