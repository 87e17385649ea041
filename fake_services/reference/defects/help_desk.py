"""What an administrator does for somebody, done badly (C.admin-reset, ASVS-6.4.3)."""

from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Place


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


@breaks("trust-void")
class TrustOutlivesPassword(Policy):
    """A device stays trusted although the password was replaced."""

    @override
    def voids_trust(self, place: Place) -> bool:
        return place is not Place.PASSWORD


@breaks("ASVS-6.4.3")
class PasswordResetUnbinds(Policy):
    """Who is given a new password may bind a phone anew."""

    @override
    def password_keeps_methods(self) -> bool:
        return False
