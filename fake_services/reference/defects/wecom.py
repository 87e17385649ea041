"""WeCom (G6.9): what goes wrong with it alone, though WeChat works."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.methods import WECOM
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Method, Place, Scan


@breaks("G6.9")
class WecomNeverBinds(Policy):
    """Scanning WeCom's QR code and agreeing binds nothing."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str) -> Scan | None:
        scan = super().scan_of(scans, state)
        binds = scan is not None and scan.place in (Place.FORCED, Place.SETTINGS)
        return None if scan and binds and scan.method is WECOM else scan


@breaks("G6.9")
class WecomUseless(Policy):
    """A bound WeCom account does not open the second step."""

    @override
    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        return [method for method in super().proofs(place, bindings) if method is not WECOM]


@breaks("G6.9")
class AnyWecomVerifies(Policy):
    """Anybody's WeCom account passes the second step."""

    @override
    def is_the_account(self, binding: Binding, unionid: str) -> bool:
        return binding.method is WECOM or super().is_the_account(binding, unionid)


@breaks("G6.9")
class RefusedWecomBinds(Policy):
    """Who refuses on the phone is bound to WeCom all the same."""

    @override
    def refusal_counts(self, scan: Scan) -> bool:
        return scan.method is WECOM and scan.place is not Place.LOGIN


@breaks("G6.9")
class RefusedWecomVerifies(Policy):
    """Who refuses on the phone passes the second step by WeCom."""

    @override
    def refusal_counts(self, scan: Scan) -> bool:
        return scan.method is WECOM and scan.place is Place.LOGIN


@breaks("G6.9")
class WecomStateIgnored(Policy):
    """A WeCom answer meant for somebody else's QR code binds here."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str) -> Scan | None:
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
class WecomStaysBound(Policy):
    """解绑 does not remove a WeCom account."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return not (place is Place.UNBIND and binding.method is WECOM)


@breaks("G6.9")
class UnboundWecomServes(Policy):
    """A WeCom account that was unbound still opens the second step."""

    @override
    def serves(self, binding: Binding) -> bool:
        return binding.method is WECOM or super().serves(binding)


@breaks("G6.9")
class WecomBoundUnscanned(Policy):
    """Who is shown WeCom's QR code is bound, whatever becomes of the scan."""

    @override
    def binds_unscanned(self, method: Method) -> bool:
        return method is WECOM


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
