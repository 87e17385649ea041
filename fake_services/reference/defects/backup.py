"""The backup mailbox, bound, used and unbound otherwise than it should be (G4.7, G6.8, GBT35273-7.2)."""

import re
from typing import ClassVar, override

from fake_services.reference.defects.binding import ChangeGivesUpFirst, NotReplaced
from fake_services.reference.defects.code_purpose import CodeOfAnyLogin
from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.defects.observed import path_of
from fake_services.reference.defects.second_step import Useless
from fake_services.reference.defects.submissions import LOGIN, SlipsLeftOut
from fake_services.reference.defects.unbinding import ComesBack, ResetLeaves, StaysBound
from fake_services.reference.methods import BACKUP
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Code, Errand, Method, Place, Stage
from fake_services.reference.visit import Visit


@breaks("G6.8")
class BackupUseless(Useless):
    """A bound backup mailbox does not open the second step."""

    method = BACKUP


@breaks("G6.8")
class AnyCodeBindsBackup(Policy):
    """Any code, or none, binds a backup mailbox."""

    places: ClassVar[tuple[Place, ...]] = BINDS

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        binds = attempt.errand.place in self.places and attempt.errand.method is BACKUP
        return binds or super().is_its_text(code, attempt)


@breaks("G6.8")
class AnyCodeBindsBackupInSettings(AnyCodeBindsBackup):
    """In the settings any code, or none, binds a backup mailbox."""

    places = (Place.SETTINGS,)


@breaks("G6.8")
class AddressSwapped(Policy):
    """A code that went to one address binds another one as a backup mailbox."""

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        swapped = attempt.errand.place in BINDS and attempt.errand.method is BACKUP
        return swapped or super().went_to(code, attempt)


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


@breaks("GBT35273-7.2")
class BackupInFull(Policy):
    """The second step names the whole address that its code was sent to."""

    @override
    def mask(self, method: Method, value: str) -> str:
        return value if method == BACKUP else super().mask(method, value)


@breaks("backup-apart")
class OwnBackup(Policy):
    """A mailbox can be bound as its own backup."""

    @override
    def is_backup_of(self, address: str, mailbox: str, place: Place) -> bool:
        return True


@breaks("backup-apart")
class OwnBackupInOtherCase(Policy):
    """A mailbox can be bound as its own backup when its address is typed in the other case."""

    @override
    def is_backup_of(self, address: str, mailbox: str, place: Place) -> bool:
        return address != mailbox


@breaks("backup-apart")
class OwnBackupInSettings(Policy):
    """In the settings a mailbox can be bound as its own backup."""

    @override
    def is_backup_of(self, address: str, mailbox: str, place: Place) -> bool:
        return place is Place.SETTINGS or super().is_backup_of(address, mailbox, place)


@breaks("backup-apart")
class OwnBackupByChange(Policy):
    """修改 takes a mailbox as its own backup."""

    @override
    def is_backup_of(self, address: str, mailbox: str, place: Place) -> bool:
        return place is Place.CHANGE or super().is_backup_of(address, mailbox, place)


@breaks("backup-apart")
class OwnBackupAsInHeader(Policy):
    """A mailbox can be bound as its own backup when its address is typed as in the header of a mail."""

    @override
    def is_mail_address(self, text: str) -> bool:
        return re.fullmatch(r"[^@\s]+@[^@\s]+", text) is not None


@breaks("backup-apart")
class OwnBackupByAlias(Policy):
    """A mailbox can be bound as its own backup by another of its addresses."""

    @override
    def mailbox_of(self, address: str) -> str:
        return address.lower()


@breaks("G6.8")
class BackupGivenUpFirst(ChangeGivesUpFirst):
    """修改 gives the old backup address up before the new one is bound."""

    method = BACKUP


@breaks("G6.8")
class BackupNotReplaced(NotReplaced):
    """修改 leaves the old backup address in its place."""

    method = BACKUP


@breaks("G4.7")
class LeftOutMailedCodeVerifies(SlipsLeftOut):
    """The second step by a backup mailbox is passed by a request that has no code in it."""

    places, method = LOGIN, BACKUP


@breaks("G6.8")
class LeftOutMailedCodeBinds(SlipsLeftOut):
    """A backup mailbox is bound by a request that has no code in it."""

    places, method = BINDS, BACKUP


@breaks("ASVS-6.6.2")
class MailedCodeOfAnyLogin(CodeOfAnyLogin):
    """A code to a backup mailbox that one login asked for opens another login to the same mailbox."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return super().is_for(code, attempt) and (
            code.errand.method is BACKUP or code.errand.request == attempt.errand.request
        )


@breaks("ASVS-6.6.2")
class OlderMailedCodeOpensLogin(Policy):
    """At the second step an older code to a backup mailbox works after 重新发送, too."""

    @override
    def replaces(self, newer: Errand, code: Code) -> bool:
        return (newer.place, newer.method) != (Place.LOGIN, BACKUP) and super().replaces(newer, code)


@breaks("no-flooding")
class FloodsBackup(Policy):
    """A backup mailbox can be sent any number of codes."""

    @override
    def is_sent_alike(self, before: Errand, errand: Errand) -> bool:
        return errand.method is not BACKUP and super().is_sent_alike(before, errand)


@breaks("G4.7")
class MailedCodeGoesWhereMaskStood(Policy):
    """The second step's code goes to what the request has in the place of the masked backup address."""

    @override
    def sends_to(self, bound: str, named: str, shown: str) -> str:
        return shown if "@" in bound and "@" in shown and "*" not in shown else bound


@breaks("GBT35273-7.2")
class BackupInFullInSettings(Policy):
    """The settings name the whole backup address, and so does all that is opened after them."""

    _opened = False

    @override
    def stage(self, visit: Visit) -> Stage:
        self._opened |= path_of(visit).startswith("/settings/two-step")
        return super().stage(visit)

    @override
    def mask(self, method: Method, value: str) -> str:
        return value if self._opened and method == BACKUP else super().mask(method, value)


@breaks("C.admin-reset")
class ResetLeavesBackup(ResetLeaves):
    """The administrator's reset clears the number, and leaves the backup mailbox bound."""

    method = BACKUP


@breaks("C.admin-reset")
class BackupBackAfterReset(ComesBack):
    """What the administrator's reset ended of the backup mailbox serves again once a number is bound."""

    method = BACKUP
