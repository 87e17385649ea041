"""Codes that live too long, or not long enough (C.code-life, ASVS-6.5.5, ASVS-6.6.2)."""

from collections.abc import Collection
from dataclasses import replace
from typing import ClassVar, override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.methods import BACKUP
from fake_services.reference.policy import MINUTE, Policy
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


class SomeLive(Policy):
    """Some codes can be used for as long as one likes, any other as claimed."""

    def lives(self, errand: Errand) -> bool:
        """Whether the code of this errand does."""
        return False

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        return super().is_alive(code, replace(attempt, at=code.sent) if self.lives(code.errand) else attempt)


@breaks("ASVS-6.5.5")
class CodeOfLoginLives(SomeLive):
    """A code for the second step can be used for as long as one likes, any other as claimed."""

    @override
    def lives(self, errand: Errand) -> bool:
        return errand.place is Place.LOGIN


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


@breaks("ASVS-6.6.2")
class OlderCodeStepsUp(Policy):
    """Before a change an older code works after 重新发送, too."""

    @override
    def replaces(self, newer: Errand, code: Code) -> bool:
        return newer.place is not Place.STEP_UP and super().replaces(newer, code)


@breaks("ASVS-6.5.5")
class CodeOfChangeLives(SomeLive):
    """A code before a change can be used for as long as one likes, any other as claimed."""

    @override
    def lives(self, errand: Errand) -> bool:
        return errand.place is Place.STEP_UP


@breaks("ASVS-6.5.5")
class CodeToBackupLives(SomeLive):
    """A code to a backup mailbox can be used for as long as one likes, any other as claimed."""

    @override
    def lives(self, errand: Errand) -> bool:
        return errand.method is BACKUP


class NothingIsRight(Policy):
    """What ran out is forgotten, and nothing equals what is forgotten: a policy for some places."""

    places: ClassVar[Collection[Place]]

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        old = attempt.at - code.sent >= self.code_minutes * MINUTE
        nothing = attempt.errand.place in self.places and not attempt.text
        return (old and nothing and self.is_for(code, attempt)) or super().accepts_code(code, attempt)


@breaks("G4.7")
class NothingVerifiesOnceOld(NothingIsRight):
    """Once its code has run out, the second step is passed without one."""

    places = (Place.LOGIN,)


@breaks("G5.3")
class NothingBindsOnceOld(NothingIsRight):
    """Once its code has run out, a number is bound without one."""

    places = BINDS
