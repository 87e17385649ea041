"""Coremail 论客 App (G6.10): pairing, pushes, and the code that it shows offline (docs/coremail-app.md)."""

from contextlib import suppress
from typing import Protocol, cast, override

from conformance.profile.methods.coremail_app import COREMAIL_APP as TABLES
from steps.devices.device import Device
from steps.methods.base import Method, Thing, Words
from steps.people.actors import Belonging, Missing, Person
from steps.people.made_up import MadeUp
from steps.scene import Scene
from steps.screens.codes import SecondStep
from steps.screens.places import Outcome
from steps.screens.qr import open_qr_code
from steps.screens.seeing import see_outcome
from steps.screens.waiting import until
from steps.surroundings import Handset
from steps.ways.messages import arrived, unread


class App(Protocol):
    """The app on the phones: one installation of it is known by an id, and so is a push."""

    def install(self) -> str:
        """The app installed on a phone: its id."""
        ...

    def pair(self, link: str, app: str) -> None:
        """Scan the QR code of a pairing with the app; LookupError when it has expired."""
        ...

    def paired_beforehand(self, app: str, secret: str) -> str:
        """Pair the app with a mailbox whose deployment is told so otherwise; the pairing's id."""
        ...

    def is_paired(self, app: str) -> bool:
        """Whether the app has a pairing that has not ended."""
        ...

    def answer(self, push: str, app: str, approved: bool) -> None:
        """Approve or refuse a push; LookupError when it can no longer be answered."""
        ...

    def code(self, app: str) -> str:
        """The code that the app shows, offline, for what it was paired with last."""
        ...


class CoremailApp(Method):
    """The app; what a person has is its id, and the link of the pairing that it has scanned."""

    clause = "G6.10"
    own_words = ("push",)
    things = (Thing(Words("app", "论客App")),)
    service = Words("the Coremail app's service", "论客App服务")

    def app(self, handset: Handset) -> App:
        """The app on the phones."""
        return cast("App", handset.app(self.key))

    @override
    def equip(self, name: str, made_up: MadeUp, handset: Handset, had: Belonging) -> Belonging:
        return Belonging(self.app(handset).install(), receives=True)

    @override
    def bound_beforehand(self, scene: Scene, person: Person, address: str) -> tuple[str, str]:
        own, secret = self.own(person), scene.cast.made_up.secret()
        own.link = f"lunkr://pair?secret={secret}"
        pairing = self.app(scene.handset).paired_beforehand(own.value, secret)
        return f"{pairing}.{secret}", own.value

    @override
    def fill_in(self, scene: Scene, device: Device, person: Person, value: str) -> Outcome:
        self.own(person).link = open_qr_code(device, scene.handset)
        self.pair(scene, person)
        return see_outcome(device, leaving=self.place)

    @override
    def stop_short(self, scene: Scene, device: Device, person: Person) -> None:
        open_qr_code(device, scene.handset)

    def pair(self, scene: Scene, person: Person) -> None:
        """Pair this person's app by the link that it has scanned; LookupError when that has expired."""
        own = self.own(person)
        self.app(scene.handset).pair(own.link, own.value)

    @override
    def prove(self, scene: Scene, device: Device, person: Person, value: str) -> None:
        push = self.ask_push(scene, device, value)
        self.app(scene.handset).answer(push, value, approved=True)

    @override
    def held_code(self, scene: Scene, person: Person) -> str:
        shown = self.own(person).shown
        shown.append(self.app(scene.handset).code(self.value(person)))
        return shown[-1]

    def ask_push(self, scene: Scene, device: Device, app: str) -> str:
        """Ask for a push at the second step, and wait for it on this app; raises Missing when none comes."""
        waits, by_itself = scene.target.ixit.waits, not scene.target.ixit.screens.second_step.push
        self.choose(device)
        before = len(arrived(scene, app))
        SecondStep(device).ask_push()
        if by_itself:
            until(device.page, waits.message, lambda: unread(scene, app))
            before = max(0, len(arrived(scene, app)) - 1)
        try:
            return scene.arrivals.next_at(app, before, waits.message)
        except TimeoutError:
            raise Missing("no push came to the app") from None

    @override
    def ask(self, scene: Scene, device: Device, person: Person) -> str:
        return self.ask_push(scene, device, self.value(person))

    @override
    def answer(self, scene: Scene, device: Device, person: Person, asked: str) -> None:
        """Approve a push that may be too old, or of a pairing that has ended."""
        with suppress(LookupError):
            self.app(scene.handset).answer(asked, self.value(person), approved=True)


COREMAIL_APP = CoremailApp(TABLES)
