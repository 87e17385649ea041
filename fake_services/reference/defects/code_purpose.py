"""A code that counts for what it was not sent for (G4.7, G5.3, ASVS-6.5.1, ASVS-6.6.2)."""

from dataclasses import replace
from typing import override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Code, Place


@breaks("G5.3")
class NumberSwapped(Policy):
    """A code that went to one number binds another number."""

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in BINDS or super().went_to(code, attempt)


@breaks("G5.3")
class NumberSwappedInSettings(Policy):
    """In the settings a code that went to one number binds another number."""

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.SETTINGS or super().went_to(code, attempt)


@breaks("G5.3")
class ForeignCodeBinds(Policy):
    """A code that somebody else asked for binds the number."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in BINDS or super().is_for(code, attempt)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in BINDS or super().went_to(code, attempt)


@breaks("G4.7")
class ForeignCodeVerifies(Policy):
    """A code that was sent to somebody else passes the second step."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.LOGIN or super().is_for(code, attempt)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.LOGIN or super().went_to(code, attempt)


@breaks("G4.7")
class CodeOfNamedNumberOpens(Policy):
    """The second step takes any code that was sent to the number that the request names."""

    @override
    def proved_by(self, bound: str, named: str) -> str:
        return named or bound

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return super().is_for(code, attempt) or code.errand.place is Place.FORCED


@breaks("ASVS-6.5.1")
class CodeReusable(Policy):
    """A code works more than once, at a later login too."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        sent, entered = code.errand, attempt.errand
        return (sent.place, sent.address) == (entered.place, entered.address)

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        return super().is_alive(replace(code, used=False), attempt)


@breaks("ASVS-6.6.2")
class CodeOfAnyLogin(Policy):
    """A code that one login asked for opens another login to the same mailbox."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        at_login = code.errand.place is attempt.errand.place is Place.LOGIN
        mine = at_login and code.errand.address == attempt.errand.address
        return mine or super().is_for(code, attempt)
