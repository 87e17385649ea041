"""What should have ended, and has not (G5.5, G6.4, G6.7, C.admin-reset)."""

from collections.abc import Sequence
from typing import ClassVar, override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.methods import BACKUP, SMS
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Claim, Method, Place


class StaysBound(Policy):
    """A policy by which 解绑 does not end the binding of one method."""

    method: ClassVar[Method]
    left_by: ClassVar[Place] = Place.UNBIND

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return not (place is self.left_by and binding.method is self.method)


class ServesUnbound(Policy):
    """A policy by which one method still opens the second step when it is unbound."""

    method: ClassVar[Method]

    @override
    def serves(self, binding: Binding) -> bool:
        return binding.method is self.method or super().serves(binding)


class ResetLeaves(StaysBound):
    """A policy by which the administrator's reset leaves one method bound."""

    left_by = Place.RESET


class Remembers(Policy):
    """A policy that keeps what a reset, or an unbinding, ended, by one method."""

    method: ClassVar[Method]
    ended_by: ClassVar[Place] = Place.RESET

    def __init__(self) -> None:
        self._kept: set[Binding] = set()

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        if place is self.ended_by and binding.method is self.method:
            self._kept.add(binding)
        return super().ends(binding, place)

    def kept(self, address: str) -> Sequence[str]:
        """What that ended of this mailbox's."""
        return [binding.value for binding in self._kept if binding.address == address]


class AccountOutlives(Remembers):
    """A policy by which the account that a reset ended opens again, once another one is bound."""

    @override
    def is_the_account(self, binding: Binding, unionid: str) -> bool:
        return unionid in self.kept(binding.address) or super().is_the_account(binding, unionid)


class ComesBack(Remembers):
    """A policy by which what was ended opens the second step again, once something is bound."""

    def __init__(self) -> None:
        super().__init__()
        self._bound_anew: set[str] = set()

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        self._bound_anew.add(claim.address)
        return super().is_free(claim, bindings)

    @override
    def serves(self, binding: Binding) -> bool:
        back = binding.address in self._bound_anew and binding.value in self.kept(binding.address)
        return back or super().serves(binding)


@breaks("G6.4")
class UnbindDoesNothing(Policy):
    """After 解绑 the method is still bound."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return place is not Place.UNBIND


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


@breaks("G5.5")
class OldNumberServes(Policy):
    """After 修改 the old number still opens the second step, and the new one does not."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return place is not Place.CHANGE


@breaks("C.admin-reset")
class ResetDoesNothing(Policy):
    """After the administrator's reset the lost phone is still bound."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return place is not Place.RESET


@breaks("G6.4")
class UnbindsTheNext(Policy):
    """解绑, sent twice, unbinds what is bound besides."""

    def __init__(self) -> None:
        self._ended: set[int] = set()

    @override
    def unbinds_again(self) -> bool:
        return True

    @override
    def unbound_with(self, bindings: Sequence[Binding]) -> Sequence[Binding]:
        ended = {one.number for one in bindings if not one.in_force} - self._ended
        self._ended |= ended
        return () if ended else [one for one in bindings if one.in_force]


@breaks("G6.7")
class UnboundNumberBack(ComesBack):
    """A number that was unbound is sent the codes again once another one is bound."""

    method, ended_by = SMS, Place.UNBIND


@breaks("G6.7")
class UnboundBackupBack(ComesBack):
    """A backup address that was unbound is sent the codes again once another one is bound."""

    method, ended_by = BACKUP, Place.UNBIND


@breaks("WSTG-ATHZ-04")
class NamedBindingEnds(Policy):
    """The binding ends whose number the request names, whosever it is."""

    @override
    def ends_named(self, own: bool) -> bool:
        return True
