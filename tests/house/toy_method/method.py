"""A code to a second address."""

from typing import override

from conformance.profile.methods.second_mail import SECOND_MAIL as TABLES
from conformance.profile.methods.second_mail import SecondMailBinding

from steps.devices.device import Device
from steps.methods.base import Thing, Words
from steps.methods.sent import Sent
from steps.people.actors import Belonging
from steps.people.made_up import MadeUp
from steps.screens.bindings import SentBinding
from steps.surroundings import Handset


class SecondMail(Sent):
    """The second address."""

    things = (Thing(Words("second address", "第二地址")),)

    @override
    def equip(self, name: str, made_up: MadeUp, handset: Handset, had: Belonging) -> Belonging:
        return Belonging(had.value or made_up.backup(), receives=True)

    @override
    def form(self, device: Device) -> SentBinding:
        labels = device.target.ixit.screens.of(SecondMailBinding)
        return SentBinding(device, labels, labels.address, labels.send)


SECOND_MAIL = SecondMail(TABLES)
