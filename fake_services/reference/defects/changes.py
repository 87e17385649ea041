"""A change of methods, or of the password, that leaves the rest as it was.

Clauses: ASVS-6.3.7, ASVS-6.4.3, ASVS-6.3.4, ASVS-7.4.3, C.admin-reset, trust-void.
"""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.defect import breaks, opened
from fake_services.reference.defects.gate import WaitingOpensUnbound
from fake_services.reference.methods import SMS
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Claim, Door, Method, Place, Stage
from fake_services.reference.visit import Visit


@breaks("ASVS-6.3.7")
class ChangeUntold(Policy):
    """Nobody is told that a mailbox's methods changed."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return False


@breaks("ASVS-6.3.7")
class UnbindUntold(Policy):
    """Nobody is told that a method was unbound."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return place is not Place.UNBIND


@breaks("ASVS-6.3.7")
class TrustUntold(Policy):
    """Nobody is told that a device is trusted."""

    @override
    def tells_of_trust(self) -> bool:
        return False


@breaks("ASVS-6.3.7")
class NewPasswordUntold(Policy):
    """Nobody is told of a new password."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return place is not Place.PASSWORD


@breaks("ASVS-6.3.7")
class ResetUntold(Policy):
    """Nobody is told that the administrator reset the methods."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return place is not Place.RESET


@breaks("GBT35273-7.2")
class NoticeNamesNumber(Policy):
    """What tells of a change names the whole number of before."""

    @override
    def words_of_change(self, words: str, bindings: Sequence[Binding]) -> str:
        return f"{words}：{next((one.value for one in bindings if not one.in_force), '')}"


@breaks("ASVS-6.3.7")
class BindingUntold(Policy):
    """Nobody is told that a further method was bound."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return place is not Place.SETTINGS


@breaks("ASVS-7.4.3")
class OtherSessionsLive(Policy):
    """A session that is open elsewhere lives on when a method is unbound."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return False


@breaks("ASVS-7.4.3")
class SessionOutlivesPassword(Policy):
    """A session that is open elsewhere lives on when the password is replaced."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return place is not Place.PASSWORD and super().ends_other_sessions(place)


@breaks("ASVS-7.4.3")
class ChangeEndsNothing(Policy):
    """修改 leaves other sessions open, and devices trusted."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return place is not Place.CHANGE

    @override
    def voids_trust(self, place: Place) -> bool:
        return place is not Place.CHANGE


@breaks("ASVS-7.4.3")
class TrustOutlivesChange(Policy):
    """A device stays trusted although the mailbox's methods changed."""

    @override
    def voids_trust(self, place: Place) -> bool:
        return False


@breaks("ASVS-7.4.3")
class QuestionOutlivesChange(Policy):
    """Who is asked 是否信任此设备 while the methods change can still trust the device afterwards."""

    @override
    def ends_unanswered(self) -> bool:
        return False


@breaks("ASVS-7.4.3")
class SessionOutlivesReset(Policy):
    """A session that is open when the administrator resets the mailbox stays open."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return place is not Place.RESET


@breaks("C.admin-reset")
class TrustOutlivesReset(Policy):
    """A device that was trusted before the administrator's reset is trusted after it."""

    @override
    def voids_trust(self, place: Place) -> bool:
        return place not in (Place.RESET, Place.FORCED)


@breaks("ASVS-6.3.4")
class ResetOpensWaiting(WaitingOpensUnbound):
    """A login that waits for the second step opens when the administrator resets the mailbox."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return place is not Place.RESET


@breaks("trust-void")
class TrustOutlivesPassword(Policy):
    """A device stays trusted although the password was replaced."""

    @override
    def voids_trust(self, place: Place) -> bool:
        return place is not Place.PASSWORD


@breaks("ASVS-6.4.3")
class NewPasswordSuffices(Policy):
    """The first login with a new password asks for no second step."""

    def __init__(self) -> None:
        self._spared: str | None = None

    @override
    def voids_trust(self, place: Place) -> bool:
        if place is Place.PASSWORD:
            self._spared = ""
        return super().voids_trust(place)

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        self._spared = visit.session if self._spared == "" else self._spared
        return visit.session != self._spared and super().needs_second_step(visit)


@breaks("ASVS-6.4.3")
class PasswordResetUnbinds(Policy):
    """Who is given a new password may bind a phone anew."""

    @override
    def password_keeps_methods(self) -> bool:
        return False


@breaks("ASVS-6.4.3")
class PasswordResetLeavesNumber(PasswordResetUnbinds):
    """A new password unbinds whatever is bound beside the number."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return place is not Place.PASSWORD or binding.method is not SMS


@breaks("ASVS-6.4.3")
class PasswordOpensWaiting(Policy):
    """A login that waits for the second step opens when its person is given a new password."""

    def __init__(self) -> None:
        self._waiting: set[str] = set()
        self._let_in: set[str] = set()

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        if place is Place.PASSWORD:
            self._let_in |= self._waiting
        return place is not Place.PASSWORD

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        if stage is Stage.VERIFY:
            self._waiting.add(visit.session)
        return opened(stage, Stage.VERIFY, visit.session in self._let_in)


@breaks("ASVS-7.4.3")
class BindingOutlivesPassword(Policy):
    """A login that is asked to bind a method still can, once the password was replaced."""

    _unbound = False

    @override
    def must_bind(self, visit: Visit) -> bool:
        must = super().must_bind(visit)
        self._unbound |= must
        return must

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return not (self._unbound and place is Place.PASSWORD) and super().ends_other_sessions(place)


class OthersChanged(Policy):
    """A policy that knows whether something else than the number is being changed."""

    _changed: Method | None = None

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        self._changed = claim.method if claim.place is Place.CHANGE else None
        return super().is_free(claim, bindings)

    def spares(self, place: Place) -> bool:
        """Whether this is such a change."""
        return place is Place.CHANGE and self._changed is not SMS


@breaks("ASVS-7.4.3")
class TrustOutlivesOtherChange(OthersChanged):
    """修改 of anything but the number leaves trusted devices trusted."""

    @override
    def voids_trust(self, place: Place) -> bool:
        return not self.spares(place) and super().voids_trust(place)


@breaks("ASVS-7.4.3")
class SessionOutlivesOtherChange(OthersChanged):
    """修改 of anything but the number leaves the sessions that are open elsewhere open."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return not self.spares(place) and super().ends_other_sessions(place)


@breaks("ASVS-7.4.3")
class DirectSessionOutlivesChange(Policy):
    """A session that began at the mail's own login hears nothing of a change or of a new password."""

    @override
    def ends_from(self, door: Door) -> bool:
        return door is not Door.DIRECT


@breaks("ASVS-7.4.3")
class PasswordReachesOneMailbox(Policy):
    """A new password ends what is open of a person's first mailbox, and nothing of the others."""

    @override
    def password_reaches(self, wanted: Sequence[str]) -> Sequence[str]:
        return wanted[:1]
