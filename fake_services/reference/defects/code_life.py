"""Codes that live too long, or not long enough (C.code-life, ASVS-6.5.5, ASVS-6.6.2)."""

from dataclasses import replace
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Code, Errand, Place


@breaks("C.code-life")
class CodeForEver(Policy):
    """A code can be used for as long as one likes."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        return super().is_alive(code, replace(attempt, at=code.sent))


@breaks("C.code-life")
class CodeCutShort(Policy):
    """A code dies after half of its claimed life."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        age = attempt.at - code.sent
        return super().is_alive(code, replace(attempt, at=code.sent + 2 * age))


@breaks("ASVS-6.5.5")
class CodeLivesHalfAnHour(Policy):
    """A code can be used for half an hour."""

    code_minutes = 30


@breaks("ASVS-6.5.5")
class CodeOfLoginLives(Policy):
    """A code for the second step can be used for as long as one likes, any other as claimed."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        at_login = code.errand.place is Place.LOGIN
        return super().is_alive(code, replace(attempt, at=code.sent) if at_login else attempt)


@breaks("ASVS-6.6.2")
class OlderCodeLives(Policy):
    """After 重新发送 the older code works too."""

    @override
    def replaces(self, newer: Errand, code: Code) -> bool:
        return False


@breaks("ASVS-6.6.2")
class OlderCodeOpensLogin(Policy):
    """At the second step an older code works after 重新发送, too."""

    @override
    def replaces(self, newer: Errand, code: Code) -> bool:
        return newer.place is not Place.LOGIN and super().replaces(newer, code)
