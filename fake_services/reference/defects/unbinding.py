"""Unbinding (G6.4, G6.7)."""

from typing import override

from fake_services.reference.defects.binding import OldNumberStaysTaken
from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Claim, Method, Place


@breaks("G6.4")
class UnbindDoesNothing(Policy):
    """After 解绑 the method is still bound."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return place is not Place.UNBIND


@breaks("G6.4")
class WechatStaysBound(Policy):
    """解绑 removes a number, but not a WeChat account."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return not (place is Place.UNBIND and binding.method is Method.WECHAT)


@breaks("G6.7")
class UnboundServes(Policy):
    """A method that was unbound still opens the second step."""

    @override
    def serves(self, binding: Binding) -> bool:
        return True


@breaks("G6.7")
class WaitingLoginServed(UnboundServes):
    """A login that waits for a method while it is unbound still opens by it."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return False


@breaks("G6.7")
class UnboundWechatStaysTaken(Policy):
    """A WeChat account that was unbound can be bound nowhere else."""

    @override
    def holds(self, binding: Binding, claim: Claim) -> bool:
        same = (binding.method, binding.value) == (claim.method, claim.value)
        ended = same and claim.method is Method.WECHAT and binding.address != claim.address
        return ended or super().holds(binding, claim)


@breaks("G6.7")
class UnboundNumberStaysTaken(OldNumberStaysTaken):
    """A number that was unbound can be bound nowhere else."""
