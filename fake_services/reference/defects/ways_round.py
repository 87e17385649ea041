"""Ways round the forced page and the second step other than their addresses (G3.3, G4.7)."""

import re
from collections import Counter
from typing import ClassVar, override

from fake_services.reference.defects.defect import breaks, opened
from fake_services.reference.policy import Policy
from fake_services.reference.records import Stage, Visit


@breaks("G4.7")
class SemicolonOpensUnverified(Policy):
    """An address with something after a semicolon is served as without it, and not guarded."""

    @override
    def served_as(self, path: str) -> str:
        return re.sub(";[^/]*", "", path)

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, ";" in visit.path)


@breaks("G3.3")
class OtherCaseOfAddressOpensUnbound(Policy):
    """An address in capitals is served as in small letters, and not guarded."""

    @override
    def served_as(self, path: str) -> str:
        return path.lower()

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, visit.path != visit.path.lower())


@breaks("G4.7")
class CampusOpensUnverified(Policy):
    """The campus network needs no second step, and the browser is believed that it is there."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return not visit.speaks_for.startswith("10.") and super().needs_second_step(visit)


@breaks("G3.3")
class CampusOpensUnbound(Policy):
    """The campus network needs no method bound, and the browser is believed that it is there."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return not visit.speaks_for.startswith("10.") and super().must_bind(visit)


class ShownOnce(Policy):
    """A policy that lets in who comes to the page of a gate for the second time in one login."""

    gate: ClassVar[Stage]

    def __init__(self) -> None:
        self._shown: Counter[str] = Counter()

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        self._shown[visit.session] += visit.path == f"/{self.gate}"
        return opened(stage, self.gate, self._shown[visit.session] > 1)


@breaks("G3.3")
class ReloadOpensUnbound(ShownOnce):
    """The forced page comes once in a login: loaded again, it gives way to the mailbox."""

    gate = Stage.BIND


@breaks("G4.7")
class ReloadOpensUnverified(ShownOnce):
    """The second step is asked for once in a login: its page, loaded again, gives way to the mailbox."""

    gate = Stage.VERIFY


class AskedOnce(Policy):
    """A policy that asks one login of each mailbox at a gate, and lets in the next that comes to it."""

    gate: ClassVar[Stage]

    def __init__(self) -> None:
        self._asked: dict[str, str] = {}

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        if stage is not self.gate:
            return stage
        first = self._asked.setdefault(visit.address, visit.session)
        return opened(stage, self.gate, first != visit.session)


@breaks("G3.3")
class SigningInAgainOpensUnbound(AskedOnce):
    """Who is asked to bind, and signs in once more, is in the mailbox."""

    gate = Stage.BIND


@breaks("G4.7")
class SigningInAgainOpensUnverified(AskedOnce):
    """Who is asked for the second step, and signs in once more, is in the mailbox."""

    gate = Stage.VERIFY
