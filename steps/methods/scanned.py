"""Methods that are proved by scanning a QR code with an app, and by no code."""

from collections.abc import Callable, Mapping
from typing import Protocol, cast, override

from conformance.profile.methods.base import MethodTables
from steps.devices.device import Device
from steps.methods.base import Method, Thing, Words
from steps.people.actors import Belonging, Person
from steps.people.made_up import MadeUp
from steps.scene import Scene
from steps.screens.codes import SecondStep, StepUp
from steps.screens.places import Outcome, Place
from steps.screens.qr import open_qr_code
from steps.screens.seeing import see, see_outcome
from steps.screens.waiting import until
from steps.surroundings import Handset


class ScanningApp(Protocol):
    """The app on the phones; an account is known by what tells it from others."""

    def new_account(self, nickname: str, known: str = "") -> str:
        """A new account, or one known from an earlier run."""
        ...

    def new_stranger(self, nickname: str) -> str:
        """A new account of which the deployment is told nothing but an openid."""
        ...

    def known_by(self, account: str) -> str:
        """What the deployment knows an account by, to bind it beforehand."""
        ...

    def names(self, account: str) -> Mapping[str, str]:
        """What the gateway may call an account, each with the name of its field."""
        ...

    def scan(self, link: str, account: str) -> None:
        """Open a scanned link; LookupError when it has expired."""
        ...

    def agree(self, link: str, account: str) -> None:
        """Agree to the login that was scanned before."""
        ...

    def refuse(self, link: str, account: str) -> None:
        """Refuse the login that was scanned before."""
        ...


class Scanned(Method):
    """A method of this kind, by the words that are its own."""

    by_code = False
    shown_first = ("cancel", "scan")

    def __init__(
        self,
        tables: MethodTables,
        *,
        app: Words,
        service: Words,
        opens: str,
        polled: tuple[str, ...],
        prize: Words | None = None,
        one_mailbox: str = "",
        clause: str = "",
        taken_message: str = "",
    ) -> None:
        super().__init__(tables)
        self.things = (Thing(app), Thing(Words(f"new {app.en}", f"新{app.zh}"), "new_value"))
        self.service = service
        self.prize = prize
        self.one_mailbox = one_mailbox
        self.clause = clause
        self.taken_message = taken_message
        self.opens = opens
        self.polled = polled

    def app(self, handset: Handset) -> ScanningApp:
        """The app on the phones."""
        return cast("ScanningApp", handset.app(self.key))

    def agree(self, scene: Scene, device: Device, account: str) -> None:
        """Scan the QR code on the screen with this account, and agree; a page of its own goes by that."""
        link = open_qr_code(device, scene.handset)
        self.app(scene.handset).scan(link, account)
        self.app(scene.handset).agree(link, account)
        gone = lambda: not device.page.url.startswith(self.opens) or None  # noqa: E731
        until(device.page, scene.target.ixit.waits.page, gone)

    @override
    def equip(self, name: str, made_up: MadeUp, handset: Handset, had: Belonging) -> Belonging:
        app = self.app(handset)
        return Belonging(app.new_account(name, had.value), app.new_account(f"{name} (new)", had.new_value))

    @override
    def bound_beforehand(self, scene: Scene, person: Person, address: str) -> tuple[str, str]:
        account = self.value(person)
        return self.app(scene.handset).known_by(account), account

    @override
    def fill_in(self, scene: Scene, device: Device, person: Person, value: str) -> Outcome:
        self.agree(scene, device, value)
        return see_outcome(device, leaving=self.place)

    @override
    def ready(self, scene: Scene, device: Device, value: str) -> Callable[[], None]:
        link, app = open_qr_code(device, scene.handset), self.app(scene.handset)
        app.scan(link, value)
        return lambda: app.agree(link, value)

    @override
    def prove(self, scene: Scene, device: Device, person: Person, value: str) -> None:
        self.choose(device)
        self.agree(scene, device, value)

    @override
    def answer_step_up(self, scene: Scene, device: Device, person: Person) -> None:
        self.prove(scene, device, person, person.bound[self.key])

    @override
    def choose(self, device: Device) -> None:
        if see(device) is Place.STEP_UP:
            StepUp(device).open_qr()
        else:
            super().choose(device)
            SecondStep(device).open_qr()

    @override
    def ask(self, scene: Scene, device: Device, person: Person) -> str:
        self.choose(device)
        return open_qr_code(device, scene.handset)

    @override
    def answer(self, scene: Scene, device: Device, person: Person, asked: str) -> None:
        app, account = self.app(scene.handset), self.value(person)
        app.scan(asked, account)
        app.agree(asked, account)
