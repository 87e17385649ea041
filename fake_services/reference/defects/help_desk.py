"""What an administrator does for somebody, done badly (C.admin-reset, ASVS-6.4.3)."""

from dataclasses import replace
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.second_step import WaitingOpensUnbound
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Method, Place, Trust, Visit


@breaks("C.admin-reset")
class ResetDoesNothing(Policy):
    """After the administrator's reset the lost phone is still bound."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return place is not Place.RESET


@breaks("C.admin-reset")
class TrustOutlivesReset(Policy):
    """A device that was trusted before the administrator's reset is trusted after it."""

    @override
    def voids_trust(self, place: Place) -> bool:
        return place not in (Place.RESET, Place.FORCED)


@breaks("ASVS-6.4.4")
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


@breaks("trust-void")
class TrustReturns(Policy):
    """Trust is gone at the first login after the password was replaced, and back at the second."""

    def __init__(self) -> None:
        self._asked: dict[str, str] = {}

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        if not trust.void:
            return super().trusts(trust, visit)
        first = self._asked.setdefault(trust.token, visit.session)
        return first != visit.session and super().trusts(replace(trust, void=False), visit)


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


@breaks("C.admin-reset")
class ResetLeavesWechat(Policy):
    """The administrator's reset clears the number, and leaves WeChat bound."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return not (place is Place.RESET and binding.method is Method.WECHAT)


@breaks("ASVS-7.4.3")
class SessionOutlivesReset(Policy):
    """A session that is open when the administrator resets the mailbox stays open."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return place is not Place.RESET
