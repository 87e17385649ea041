"""A gateway fails, and what should stay shut opens (G3.3, G4.6, G4.7, G5.2, G5.3, G6.6, ASVS-16.5.1)."""

from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.submissions import AtUnbinding
from fake_services.reference.policy import Policy
from fake_services.reference.records import Place


@breaks("G4.7")
class SmsDownLetsIn(Policy):
    """When the code for the second step cannot be sent, the login goes on without it."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return place is Place.LOGIN


@breaks("G4.7")
class SilenceLetsIn(Policy):
    """When a gateway does not answer, the login goes on without the second step."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return place is Place.LOGIN and not answered


@breaks("G5.3")
class SmsDownBinds(Policy):
    """When the code for a new number cannot be sent, the number is bound without it."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return place is Place.FORCED


@breaks("G6.6")
class WechatErrorBinds(Policy):
    """A WeChat account is bound in the settings although WeChat names no account."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return place is Place.SETTINGS


@breaks("G6.6")
class UnknownWechatCodeBinds(Policy):
    """A code that WeChat does not know binds an account in the settings."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return place is Place.SETTINGS and answered


@breaks("G3.3")
class WechatErrorOpens(Policy):
    """At the forced page a WeChat that fails counts as bound, and the mailbox opens."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return place is Place.FORCED


@breaks("G5.2")
class FailedNumberBlocked(Policy):
    """A number that a code could not be sent to is never sent one again."""

    @override
    def forgets_failure(self, place: Place) -> bool:
        return place is Place.LOGIN


@breaks("G4.6")
class FailedLoginBlocked(Policy):
    """A mailbox whose code could not be sent cannot be opened any more."""

    @override
    def forgets_failure(self, place: Place) -> bool:
        return place is not Place.LOGIN


@breaks("ASVS-16.5.1")
class FailureUnsaid(Policy):
    """When a gateway fails the user reads nothing."""

    @override
    def told_on_failure(self, ours: str, why: str) -> str:
        return ""


@breaks("ASVS-16.5.1")
class GatewaysWordsShown(Policy):
    """When a gateway fails the user reads what it said."""

    @override
    def told_on_failure(self, ours: str, why: str) -> str:
        return f"{ours}: {why}"


@breaks("G6.6")
class SmsDownStepsUp(Policy):
    """When the code before a change cannot be sent, the change goes on without it."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return place is Place.STEP_UP


@breaks("G6.6")
class SilenceStepsUp(Policy):
    """When the gateway does not answer, a change goes on without its code."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return place is Place.STEP_UP and not answered


@breaks("ASVS-7.5.1")
class SmsDownUnbinds(AtUnbinding):
    """When the code before an unbinding cannot be sent, the method is unbound without it."""

    @override
    def fails_open(self, place: Place, answered: bool) -> bool:
        return self._unbinds and place is Place.STEP_UP
