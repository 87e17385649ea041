"""SMS (G5): a code to a phone number."""

from typing import override

from conformance.profile.methods.sms import SMS as TABLES
from steps.devices.device import Device
from steps.facts import Facts
from steps.methods.base import Thing, Words
from steps.methods.sent import Sent
from steps.people.actors import Belonging, Person
from steps.people.made_up import MadeUp
from steps.scene import Scene
from steps.screens.bindings import SmsBinding
from steps.surroundings import Handset
from steps.ways.messages import last_code


class Sms(Sent):
    """SMS; a person's number is in E.164, and so is the new one that they may change to."""

    things = (Thing(Words("phone", "手机")), Thing(Words("new phone", "新手机"), "new_value"))
    service = Words("the SMS gateway", "短信网关")
    prize = Words("phone number", "手机号")
    one_mailbox = "G0.3"
    shown_first = ("number", "send")
    taken_message = "number_taken"

    @override
    def equip(self, name: str, made_up: MadeUp, handset: Handset, had: Belonging) -> Belonging:
        return Belonging(had.value or made_up.number(), had.new_value or made_up.number(), receives=True)

    @override
    def secrets(self, person: Person) -> list[tuple[str, str]]:
        own = self.own(person)
        return [(thing.of(own), f"{person.name}'s {thing.said.en}") for thing in self.things]

    @override
    def form(self, device: Device) -> SmsBinding:
        return SmsBinding(device)

    @override
    def typed(self, scene: Scene, value: str) -> str:
        return as_typed(scene, value)

    @override
    def typed_last(self, scene: Scene, person: Person) -> str:
        return scene.facts.typed_number

    @override
    def held_code(self, scene: Scene, person: Person) -> str:
        return last_code(scene, Facts.typed_number.or_else(scene.facts, self.value(person)))


def as_typed(scene: Scene, number: str) -> str:
    """A number as people type it on this deployment."""
    return number if scene.target.ixit.people.typed == "international" else national(number)


def national(number: str) -> str:
    """A mainland number as people type it: eleven digits."""
    return number.removeprefix("+86")


SMS = Sms(TABLES)
