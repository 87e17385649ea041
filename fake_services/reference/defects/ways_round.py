"""Ways round the gate: other addresses, other people's mailboxes (G3.3, G4.7, WSTG-ATHZ-04)."""

import re
from typing import override

from fake_services.reference.defects.defect import breaks, opened, verified_anywhere
from fake_services.reference.defects.observed import path_of
from fake_services.reference.policy import Policy
from fake_services.reference.records import Stage
from fake_services.reference.visit import Visit


@breaks("G4.7")
class SemicolonOpensUnverified(Policy):
    """An address with something after a semicolon is served as without it, and not guarded."""

    @override
    def served_as(self, path: str) -> str:
        return re.sub(";[^/]*", "", path)

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, ";" in path_of(visit))


@breaks("G3.3")
class OtherCaseOfAddressOpensUnbound(Policy):
    """An address in capitals is served as in small letters, and not guarded."""

    @override
    def served_as(self, path: str) -> str:
        return path.lower()

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, path_of(visit) != path_of(visit).lower())


@breaks("WSTG-ATHZ-04")
class NamedMailboxIsBound(Policy):
    """A binding is that of the mailbox which its requests name, whoever makes them."""

    @override
    def guarded(self, named: str, own: Visit) -> str:
        return own.address if path_of(own).startswith("/api/bind") else named


@breaks("WSTG-ATHZ-04")
class NamedMailboxIsBoundInSettings(Policy):
    """A binding in the settings is that of the mailbox which its requests name, whoever makes them."""

    @override
    def guarded(self, named: str, own: Visit) -> str:
        return own.address if own.entered and path_of(own).startswith("/api/bind") else named


@breaks("G4.7")
class LettersOfAnybody(Policy):
    """Whoever is in a mailbox reads any letter whose number they know."""

    @override
    def reads(self, kept_in: str, mailbox: str) -> bool:
        return True


@breaks("G4.7")
class MailboxOfAnybody(Policy):
    """Whoever passed a second step has any mailbox that they ask for by its address."""

    @override
    def belongs(self, owner: str | None, login: str) -> bool:
        return True

    @override
    def stage(self, visit: Visit) -> Stage:
        verified = verified_anywhere(visit)
        return Stage.OPEN if verified else super().stage(visit)
