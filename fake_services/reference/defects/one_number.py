"""One number, one mailbox: not kept, or kept too well (G0.3–G0.7, G5.5, G6.7)."""

import re
from collections.abc import Sequence
from typing import ClassVar, override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.methods import SMS, WECHAT
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Claim, Method, Place, Stage
from fake_services.reference.visit import Visit


class Unconstrained(Policy):
    """A policy whose store keeps no values apart."""

    @override
    def keeps_apart(self, method: Method) -> bool:
        return False


@breaks("G0.3")
class NumberShared(Unconstrained):
    """A phone number can be bound to any number of mailboxes."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        return claim.method is SMS or super().is_free(claim, bindings)


@breaks("G0.3")
class NumberSharedAtForcedPage(Unconstrained):
    """The forced page binds a number that another mailbox holds."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        unchecked = claim.method is SMS and claim.place is Place.FORCED
        return unchecked or super().is_free(claim, bindings)


@breaks("GBT35273-7.2")
class TakenNumberNamesMailbox(Policy):
    """Who tries another's number is told which mailbox has it."""

    @override
    def told_taken(self, words: str, holder: Binding) -> str:
        return f"{words}（{holder.address}）" if holder.method is SMS else words


@breaks("GBT35273-7.2")
class TakenWechatNamesAccount(Policy):
    """Who tries another's WeChat account is told whose it is."""

    @override
    def told_taken(self, words: str, holder: Binding) -> str:
        return f"{words}（{holder.login}）" if holder.method is WECHAT else words


@breaks("G0.4")
class WechatShared(Unconstrained):
    """A WeChat account can be bound to any number of mailboxes."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        return claim.method is WECHAT or super().is_free(claim, bindings)


@breaks("G0.4")
class WechatSharedAtForcedPage(Unconstrained):
    """The forced page binds a WeChat account that another mailbox holds."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        unchecked = claim.method is WECHAT and claim.place is Place.FORCED
        return unchecked or super().is_free(claim, bindings)


@breaks("G0.4")
class WechatSharedByOnePerson(Unconstrained):
    """A WeChat account can be bound to both mailboxes of one person."""

    @override
    def holds(self, binding: Binding, claim: Claim) -> bool:
        own = claim.method is WECHAT and binding.login == claim.login
        return not own and super().holds(binding, claim)


@breaks("G0.5")
class OneMailboxEachPerson(Policy):
    """Who has bound a method to one mailbox can bind none to the other."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        others = [b for b in bindings if b.login == claim.login and b.address != claim.address]
        return super().is_free(claim, bindings) and not any(b.in_force for b in others)


class SecondMailboxRefused(Policy):
    """A policy that binds one method only to people who have bound nothing to another mailbox."""

    refused: ClassVar[Method]

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        other = any(b.login == claim.login and b.address != claim.address and b.in_force for b in bindings)
        return super().is_free(claim, bindings) and not (other and claim.method is self.refused)


@breaks("G0.5")
class WechatForOneMailboxOnly(SecondMailboxRefused):
    """Who has bound a phone to one mailbox cannot bind WeChat to the other."""

    refused = WECHAT


@breaks("G0.5")
class PhoneForOneMailboxOnly(SecondMailboxRefused):
    """Who has bound WeChat to one mailbox cannot bind a phone to the other."""

    refused = SMS


@breaks("G0.6")
class NotationMakesAnotherNumber(Unconstrained):
    """A number that is taken can be bound when it is typed in another notation."""

    @override
    def holds(self, binding: Binding, claim: Claim) -> bool:
        as_typed = claim.method is not SMS or binding.value == f"+86{claim.typed}"
        return as_typed and super().holds(binding, claim)


@breaks("G0.6")
class BlanksMakeAnotherNumber(Unconstrained):
    """A number that is taken can be bound when it is typed with blanks in it."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        return " " in claim.typed or super().is_free(claim, bindings)


@breaks("G0.6")
class ForeignDigitsMakeAnotherNumber(Unconstrained):
    """A number that is taken can be bound when it is typed in another script's digits."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        return not claim.typed.isascii() or super().is_free(claim, bindings)


@breaks("G0.6")
class NumberKeptAsTyped(Unconstrained):
    """A number that was bound as it was typed is another number when it is typed otherwise."""

    def __init__(self) -> None:
        self._typed: dict[str, str] = {}

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        self._typed[claim.address] = claim.typed
        return super().is_free(claim, bindings)

    @override
    def holds(self, binding: Binding, claim: Claim) -> bool:
        alike = self._typed.get(binding.address, claim.typed) == claim.typed
        return alike and super().holds(binding, claim)


@breaks("G0.6")
class NotationMattersInSettings(Unconstrained):
    """The settings bind a number that is taken when it is typed in another notation."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        otherwise = claim.place is Place.SETTINGS and f"+86{claim.typed}" != claim.value
        return (claim.method is SMS and otherwise) or super().is_free(claim, bindings)


@breaks("G0.7")
class NumberSharedInSettings(Unconstrained):
    """The settings bind a number that another mailbox holds."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        unchecked = claim.method is SMS and claim.place is Place.SETTINGS
        return unchecked or super().is_free(claim, bindings)


@breaks("G0.7")
class WechatSharedInSettings(Unconstrained):
    """The settings bind a WeChat account that another mailbox holds."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        unchecked = claim.method is WECHAT and claim.place is Place.SETTINGS
        return unchecked or super().is_free(claim, bindings)


@breaks("G0.7")
class NumberSharedByChange(Unconstrained):
    """修改 takes a number that another mailbox holds."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        return claim.place is Place.CHANGE or super().is_free(claim, bindings)


@breaks("G5.5")
class OldNumberStaysTaken(Policy):
    """A number that was given up can be bound nowhere."""

    @override
    def holds(self, binding: Binding, claim: Claim) -> bool:
        same = (binding.method, binding.value) == (claim.method, claim.value)
        return same and binding.address != claim.address


@breaks("G6.7")
class UnboundNumberStaysTaken(OldNumberStaysTaken):
    """A number that was unbound can be bound nowhere else."""


@breaks("G6.7")
class UnboundWechatStaysTaken(Policy):
    """A WeChat account that was unbound can be bound nowhere else."""

    @override
    def holds(self, binding: Binding, claim: Claim) -> bool:
        same = (binding.method, binding.value) == (claim.method, claim.value)
        ended = same and claim.method is WECHAT and binding.address != claim.address
        return ended or super().holds(binding, claim)


@breaks("G0.6")
class SignsMakeAnotherNumber(Unconstrained):
    """Dots, brackets and what cannot be seen between its digits make another number of it."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        signs = re.search(r"[^\w\s+-]", claim.typed)
        return (claim.method is SMS and signs is not None) or super().is_free(claim, bindings)


@breaks("G5.3")
class AskedNumberIsReserved(Policy):
    """A number that somebody asked a code for can be bound by nobody else."""

    def __init__(self) -> None:
        self._asked: dict[str, str] = {}
        self._address = ""

    @override
    def stage(self, visit: Visit) -> Stage:
        self._address = visit.address
        return super().stage(visit)

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        if place in BINDS:
            self._asked.setdefault(destination, self._address)
        return super().recipients(destination, place)

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        mine = self._asked.get(claim.value, claim.address) == claim.address
        return mine and super().is_free(claim, bindings)


@breaks("G5.2")
class GivenUpNumberRefused(Policy):
    """A number that was unbound cannot be bound to that mailbox again."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        before = [one for one in bindings if not one.in_force and one.address == claim.address]
        return claim.value not in [one.value for one in before] and super().is_free(claim, bindings)


@breaks("G0.7")
class ChangedToAnyNotation(Unconstrained):
    """修改 takes another's number once more where it is written in another way."""

    @override
    def holds(self, binding: Binding, claim: Claim) -> bool:
        otherwise = claim.place is Place.CHANGE and claim.typed != claim.value.removeprefix("+86")
        return not otherwise and super().holds(binding, claim)
