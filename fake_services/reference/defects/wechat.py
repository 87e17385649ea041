"""A further method, WeChat above all, and unbinding (G6)."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.binding import OldNumberStaysTaken
from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Binding, Claim, Code, Method, Place, Scan


@breaks("G6.1")
class NoStepUp(Policy):
    """A further method is bound without a code of the one that is bound."""

    @override
    def needs_step_up(self, place: Place, bindings: Sequence[Binding]) -> bool:
        return place is not Place.SETTINGS and super().needs_step_up(place, bindings)


@breaks("G6.2")
class ScanUnnoticed(Policy):
    """Scanning the QR code and agreeing binds nothing."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str) -> Scan | None:
        return None


@breaks("G6.3")
class OneMethodServes(Policy):
    """Of two bound methods only one opens the second step."""

    @override
    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        return super().proofs(place, bindings)[:1]


@breaks("G6.3")
class WechatCannotBeChanged(Policy):
    """A bound WeChat row has no 修改."""

    @override
    def buttons(self, binding: Binding | None) -> Sequence[Place]:
        is_wechat = binding is not None and binding.method is Method.WECHAT
        return (Place.UNBIND,) if is_wechat else super().buttons(binding)


@breaks("G6.4")
class UnbindDoesNothing(Policy):
    """After 解绑 the method is still bound."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return place is not Place.UNBIND


@breaks("G6.5")
class StepUpCodeNotSent(Policy):
    """The step-up code is not sent by itself."""

    @override
    def sends_unasked(self, place: Place) -> bool:
        return False


@breaks("G6.5")
class StepUpCodeLost(Policy):
    """The page says that the step-up code was sent, but it never arrives."""

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        return () if place is Place.STEP_UP else (destination,)


@breaks("G6.6")
class AnyCodeStepsUp(Policy):
    """Any code opens the binding of a further method."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.STEP_UP or super().is_its_text(code, attempt)


@breaks("G6.6")
class StateIgnored(Policy):
    """A WeChat answer meant for somebody else's QR code binds here."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str) -> Scan | None:
        return scans[-1] if scans else None


@breaks("G6.7")
class UnboundServes(Policy):
    """A method that was unbound still opens the second step."""

    @override
    def serves(self, binding: Binding) -> bool:
        return True


@breaks("G6.7")
class UnboundWechatStaysTaken(Policy):
    """A WeChat account that was unbound can be bound nowhere else."""

    @override
    def holds(self, binding: Binding, claim: Claim) -> bool:
        same = (binding.method, binding.value) == (claim.method, claim.value)
        ended = same and claim.method is Method.WECHAT and binding.address != claim.address
        return ended or super().holds(binding, claim)


@breaks("G6.1")
class StepUpByNumberOnly(Policy):
    """Only who has bound a number is asked for a code before a further method is bound."""

    @override
    def needs_step_up(self, place: Place, bindings: Sequence[Binding]) -> bool:
        return any(self.serves(binding) and binding.method is Method.SMS for binding in bindings)


@breaks("G6.2")
class WechatNotReplaced(Policy):
    """修改 leaves the old WeChat account in its place."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return not (place is Place.CHANGE and binding.method is Method.WECHAT)


@breaks("G6.4")
class WechatStaysBound(Policy):
    """解绑 removes a number, but not a WeChat account."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return not (place is Place.UNBIND and binding.method is Method.WECHAT)


@breaks("G6.2")
class StepUpLeadsNowhere(Policy):
    """The right code is refused, and no QR code comes."""

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is not Place.STEP_UP and super().accepts_code(code, attempt)


@breaks("G6.2")
class FailedScanBlocks(Policy):
    """A mailbox whose scan WeChat failed to answer for can bind no account any more."""

    def __init__(self) -> None:
        self._failed: set[str] = set()

    @override
    def scan_fails_open(self, scan: Scan, answered: bool) -> bool:
        self._failed.add(scan.address)
        return super().scan_fails_open(scan, answered)

    @override
    def scan_of(self, scans: Sequence[Scan], state: str) -> Scan | None:
        scan = super().scan_of(scans, state)
        return scan if scan and scan.address not in self._failed else None


@breaks("G6.6")
class CancelStepsUp(Policy):
    """取消 at the question for a code carries on as if the code were right."""

    @override
    def honours_cancel(self, place: Place) -> bool:
        return place is not Place.STEP_UP

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        left_out = attempt.errand.place is Place.STEP_UP and not attempt.text
        return left_out or super().is_its_text(code, attempt)


@breaks("G6.6")
class WechatBoundUnscanned(Policy):
    """Who is shown WeChat's QR code is bound, whatever becomes of the scan."""

    @override
    def binds_unscanned(self, method: Method) -> bool:
        return method is Method.WECHAT


@breaks("G6.6")
class RefusedWechatBinds(Policy):
    """An answer of WeChat's without a code binds an account."""

    @override
    def refusal_counts(self, scan: Scan) -> bool:
        return scan.method is Method.WECHAT and scan.place is not Place.LOGIN


@breaks("G4.7")
class RefusedWechatVerifies(Policy):
    """An answer of WeChat's without a code passes the second step."""

    @override
    def refusal_counts(self, scan: Scan) -> bool:
        return scan.method is Method.WECHAT and scan.place is Place.LOGIN


@breaks("G4.7")
class StateIgnoredAtLogin(Policy):
    """The second step takes WeChat's answer to any QR code for that to its own."""

    @override
    def scan_of(self, scans: Sequence[Scan], state: str) -> Scan | None:
        at_login = [scan for scan in scans if scan.place is Place.LOGIN]
        return at_login[-1] if at_login else super().scan_of(scans, state)


@breaks("G6.7")
class WaitingLoginServed(UnboundServes):
    """A login that waits for a method while it is unbound still opens by it."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return False


@breaks("G6.7")
class UnboundNumberStaysTaken(OldNumberStaysTaken):
    """A number that was unbound can be bound nowhere else."""
