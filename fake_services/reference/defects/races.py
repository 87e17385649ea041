"""Decision and deed apart: what happens when two come at the same moment (G0.7, ASVS-6.5.1, ASVS-7.4.3)."""

from dataclasses import replace
from typing import ClassVar, override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.one_number import Unconstrained
from fake_services.reference.methods import OTP, SMS, WECHAT
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Claim, Code, Method, Place


class BoundLate(Unconstrained):
    """A policy that looks whether a value is free, and binds it when others have had their turn."""

    late: ClassVar[tuple[Method, Place]]

    @override
    def binds_at_once(self, claim: Claim) -> bool:
        return (claim.method, claim.place) != self.late


@breaks("G0.7")
class NumberBoundTwiceAtForcedPage(BoundLate):
    """Two forced pages that bind one number at the same moment both get it."""

    late = SMS, Place.FORCED


@breaks("G0.7")
class NumberBoundTwiceInSettings(BoundLate):
    """The settings bind a number that a forced page binds at the same moment."""

    late = SMS, Place.SETTINGS


@breaks("G0.7")
class NumberBoundTwiceByChange(BoundLate):
    """修改 takes a number that a forced page binds at the same moment."""

    late = SMS, Place.CHANGE


@breaks("G0.7")
class WechatBoundTwiceAtForcedPage(BoundLate):
    """Two forced pages that bind one WeChat account at the same moment both get it."""

    late = WECHAT, Place.FORCED


@breaks("G0.7")
class WechatBoundTwiceInSettings(BoundLate):
    """The settings bind a WeChat account that a forced page binds at the same moment."""

    late = WECHAT, Place.SETTINGS


@breaks("ASVS-6.5.1")
class CodeUsedUpLate(Policy):
    """A code that two logins enter at the same moment opens both."""

    @override
    def uses_up_at_once(self, attempt: Attempt) -> bool:
        return False

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        same_login = replace(attempt, errand=replace(attempt.errand, request=code.errand.request))
        return super().is_for(code, same_login)


@breaks("ASVS-7.4.3")
class TrustedLate(Policy):
    """A device that is trusted while the methods change stays trusted after the change."""

    @override
    def changes_at_once(self) -> bool:
        return False

    @override
    def trusts_at_once(self) -> bool:
        return False


@breaks("C.resend-countdown")
class CodesSentAtOneMoment(Policy):
    """Who asks several times at one moment is sent as many codes."""

    @override
    def sends_at_once(self) -> bool:
        return False


@breaks("RFC6238-5.2")
class OtpUsedUpLate(Policy):
    """An authenticator's code that two logins enter at the same moment opens both."""

    @override
    def uses_up_at_once(self, attempt: Attempt) -> bool:
        return attempt.errand.method is not OTP
