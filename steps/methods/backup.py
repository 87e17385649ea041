"""The backup mailbox (G6.8): a code to an e-mail address outside the deployment."""

from typing import override

from conformance.profile.methods.backup import BACKUP as TABLES
from steps.devices.device import Device
from steps.methods.base import Thing, Words
from steps.methods.sent import Sent
from steps.people.actors import Belonging
from steps.people.made_up import MadeUp
from steps.screens.bindings import BackupBinding
from steps.surroundings import Handset


class Backup(Sent):
    """The backup mailbox, by its address."""

    clause = "G6.8"
    things = (
        Thing(Words("backup address", "备用地址")),
        Thing(Words("new backup address", "新备用地址"), "new_value"),
    )
    several_mailboxes = True
    shown_first = ("address", "send")

    @override
    def equip(self, name: str, made_up: MadeUp, handset: Handset, had: Belonging) -> Belonging:
        return Belonging(had.value or made_up.backup(), had.new_value or made_up.backup(), receives=True)

    @override
    def form(self, device: Device) -> BackupBinding:
        return BackupBinding(device)


BACKUP = Backup(TABLES)
