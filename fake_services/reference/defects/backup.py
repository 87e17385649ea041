"""The backup mailbox, bound, used and unbound otherwise than it should be (G4.7, G6.8)."""

from typing import override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.defects.second_step import Useless
from fake_services.reference.defects.unbinding import StaysBound
from fake_services.reference.methods import BACKUP
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Code, Place


@breaks("G6.8")
class BackupUseless(Useless):
    """A bound backup mailbox does not open the second step."""

    method = BACKUP


@breaks("G6.8")
class AnyCodeBindsBackup(Policy):
    """Any code, or none, binds a backup mailbox."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        binds = attempt.errand.place in BINDS and attempt.errand.method is BACKUP
        return binds or super().is_its_text(code, attempt)


@breaks("G6.8")
class BackupStaysBound(StaysBound):
    """After 解绑 the backup mailbox is still bound."""

    method = BACKUP


@breaks("G4.7")
class AnyBackupCodeVerifies(Policy):
    """Any code, or none, passes the second step by a backup mailbox."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        asked = (attempt.errand.place, attempt.errand.method)
        return asked == (Place.LOGIN, BACKUP) or super().is_its_text(code, attempt)
