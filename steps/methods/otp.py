"""Third-party OTP (G6.8): the code of an authenticator (RFC 6238)."""

from typing import override
from urllib.parse import parse_qs, urlsplit

from conformance.judging.verdict import NotRun
from conformance.profile.methods.otp import OTP as TABLES
from conformance.profile.methods.otp import OtpBinding
from steps.devices.device import Device
from steps.methods.base import SECRET_IN_LINK, Method, Thing, Words
from steps.people.actors import Belonging, Person
from steps.people.made_up import MadeUp
from steps.scene import Scene
from steps.screens.codes import CodeQuestion, SecondStep
from steps.screens.places import Outcome
from steps.screens.qr import open_qr_code
from steps.screens.seeing import see_outcome
from steps.surroundings import Handset

STEP = 30
"""Seconds for which an authenticator shows a code, where nothing else is said (RFC 6238)."""


def period(link: str) -> int:
    """Seconds for which an authenticator with this otpauth:// URI shows a code."""
    return int(parse_qs(urlsplit(link).query).get("period", [str(STEP)])[0])


class Otp(Method):
    """The authenticator; the link that it has scanned, an otpauth:// URI, is what a person has."""

    clause = "G6.8"
    things = (Thing(Words("authenticator", "验证器"), "link"),)
    shown_first = ("scan",)

    @override
    def equip(self, name: str, made_up: MadeUp, handset: Handset, had: Belonging) -> Belonging:
        return Belonging(link=had.link, spent=had.spent)

    @override
    def guesses(self, person: Person) -> list[str]:
        return [self.own(person).link] if self.own(person).link else []

    @override
    def bound_beforehand(self, scene: Scene, person: Person, address: str) -> tuple[str, str]:
        secret, made = scene.cast.made_up.secret(), scene.target.ics.authenticator
        ways = f"period={made.period}&digits={made.digits}&algorithm={made.algorithm}"
        self.own(person).link = f"otpauth://totp/{address}?secret={secret}&{ways}"
        return secret, secret

    @override
    def form(self, device: Device) -> CodeQuestion:
        return CodeQuestion(device, device.target.ixit.screens.of(OtpBinding))

    @override
    def fill_in(self, scene: Scene, device: Device, person: Person, value: str) -> Outcome:
        self.scan(scene, device, person)
        scene.facts.binding_code = self.spend_code(scene, person)
        self.form(device).enter(scene.facts.binding_code)
        return see_outcome(device, leaving=self.place)

    @override
    def begin(self, scene: Scene, device: Device, person: Person) -> str:
        self.scan(scene, device, person)
        return self.own(person).link

    @override
    def stop_short(self, scene: Scene, device: Device, person: Person) -> None:
        own = self.own(person)
        own.lost = open_qr_code(device, scene.handset)
        self.form(device).ready(self.lost_code(scene, person))

    def scan(self, scene: Scene, device: Device, person: Person) -> None:
        """Scan the QR code on the screen with this person's authenticator."""
        self.own(person).link = open_qr_code(device, scene.handset)

    def lose(self, person: Person) -> None:
        """Have somebody else find this person's authenticator."""
        self.own(person).lost = self.own(person).link

    def lost_code(self, scene: Scene, person: Person) -> str:
        """The code that the lost authenticator shows now."""
        own = self.own(person)
        own.shown.append(scene.handset.totp(own.lost))
        return own.shown[-1]

    def later_code(self, scene: Scene, person: Person, ahead: float) -> str:
        """The code that this person's authenticator will show in so many seconds."""
        own = self.own(person)
        own.shown.append(scene.handset.totp(own.link, ahead))
        return own.shown[-1]

    def secret(self, person: Person) -> str:
        """The secret in the link that this person's authenticator has scanned, in base32; raises NotRun."""
        found = SECRET_IN_LINK.search(self.own(person).link)
        if not found:
            raise NotRun("the QR code holds no secret in the way of otpauth://")
        return found[1]

    @override
    def prove(self, scene: Scene, device: Device, person: Person, value: str) -> None:
        self.choose(device)
        scene.facts.one_time_password = self.spend_code(scene, person)
        SecondStep(device).enter(scene.facts.one_time_password)

    @override
    def ask(self, scene: Scene, device: Device, person: Person) -> str:
        self.choose(device)
        return self.spend_code(scene, person)

    @override
    def answer(self, scene: Scene, device: Device, person: Person, asked: str) -> None:
        SecondStep(device).enter(asked)

    @override
    def held_code(self, scene: Scene, person: Person) -> str:
        own = self.own(person)
        own.shown.append(scene.handset.totp(own.link))
        return own.shown[-1]

    @override
    def spend_code(self, scene: Scene, person: Person) -> str:
        own = self.own(person)
        if self.held_code(scene, person) in own.spent:
            scene.clock.pass_time(period(own.link))
        own.spent.append(self.held_code(scene, person))
        return own.spent[-1]


OTP = Otp(TABLES)
