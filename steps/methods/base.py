"""The contract of a login method: its words, what a person has for it, and what they do with it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import NamedTuple

from conformance.judging.verdict import NotRun
from conformance.profile.methods.base import MethodTables
from steps.devices.device import Device
from steps.people.actors import Belonging, Person
from steps.people.made_up import MadeUp
from steps.scene import Scene
from steps.screens.codes import CodeQuestion, SecondStep, StepUp
from steps.screens.places import Outcome, Place, binding_of
from steps.screens.qr import open_qr_code
from steps.surroundings import Handset

SECRET_IN_LINK = re.compile(r"secret=([A-Z2-7]+)")


class Words(NamedTuple):
    """How something is said in sentences."""

    en: str
    zh: str


class Thing(NamedTuple):
    """Something that people have for a method, and where it stands in their Belonging."""

    said: Words
    attribute: str = "value"

    def of(self, belonging: Belonging) -> str:
        """It, of one person's."""
        return str(getattr(belonging, self.attribute))


class Method(ABC):
    """One login method; what only some methods can do raises NotRun in the others."""

    things: tuple[Thing, ...]
    """What people have for it that opens a second step."""
    clause: str = ""
    """The clause that is about it alone, whatever is done with it."""
    service: Words | None = None
    """Its gateway, where that can fail."""
    prize: Words | None = None
    """What two people may want to bind at the same moment."""
    one_mailbox: str = ""
    """The clause by which that binds one mailbox only."""
    several_mailboxes: bool = False
    """Whether one person's may bind several mailboxes, and a scenario lets it."""
    shown_first: tuple[str, ...] = ()
    """The words of its binding's screen that are there before anything is typed."""
    own_words: tuple[str, ...] = ()
    """The words of the second step that are its alone."""
    taken_message: str = ""
    """The key of what is said where another mailbox has what is to be bound."""
    by_code: bool = True
    """Whether a code answers its questions; else a scan does."""
    opens: str = ""
    """How the QR codes begin that its app opens."""
    polled: tuple[str, ...] = ()
    """Parts of the addresses at which a script says what became of a QR code."""

    def __init__(self, tables: MethodTables) -> None:
        self.key = tables.key
        self.said = Words(*tables.said)

    def __str__(self) -> str:
        """As a report says it."""
        return self.said.en

    @property
    def place(self) -> Place:
        """Where it is bound."""
        return binding_of(self.key)

    # What a person has

    def own(self, person: Person) -> Belonging:
        """What this person has for it."""
        return person.own[self.key]

    def value(self, person: Person) -> str:
        """What this person binds by it: a number, an account, an address; empty where that is made then."""
        return self.own(person).value

    def new_value(self, person: Person) -> str:
        """What this person changes to by it."""
        return self.own(person).new_value

    @abstractmethod
    def equip(self, name: str, made_up: MadeUp, handset: Handset, had: Belonging) -> Belonging:
        """What somebody of this name has for it, in a scenario; had: what is known of it already."""

    def typed_last(self, scene: Scene, person: Person) -> str:
        """What of theirs the code that came was asked for with."""
        return self.value(person)

    def guesses(self, person: Person) -> list[str]:
        """What of theirs may be bound, if nobody wrote it down."""
        return [one for one in (self.value(person), self.own(person).new_value) if one]

    def secrets(self, person: Person) -> list[tuple[str, str]]:
        """What of it must stand in no report, with the names that stand there instead."""
        own, thing = self.own(person), f"{person.name}'s {self.things[0].said.en}"
        links = ((own.link, thing), (own.lost, f"{thing} of before"))
        known = [(found[1], name) for link, name in links if (found := SECRET_IN_LINK.search(link))]
        return [*known, *((code, f"code of {thing}") for code in own.shown)]

    # Binding it

    @abstractmethod
    def fill_in(self, scene: Scene, device: Device, person: Person, value: str) -> Outcome:
        """Do what its binding's screen asks for, to bind this value."""

    def begin(self, scene: Scene, device: Device, person: Person) -> str:
        """Have its binding's screen give what completes it: the text of a QR code, or a code that was sent.

        Raises Missing where that does not come.
        """
        return open_qr_code(device, scene.handset)

    def form(self, device: Device) -> CodeQuestion | None:
        """The question for a code on its binding's screen; None where there is none."""
        return None

    def ready(self, scene: Scene, device: Device, value: str) -> Callable[[], None]:
        """Do all that binds this value but for the last; returns that."""
        raise NotRun(f"the last that binds {self} cannot be held")

    def stop_short(self, scene: Scene, device: Device, person: Person) -> None:
        """Where it is changed, do all but the last with this person's new one."""
        self.ready(scene, device, self.new_value(person))

    def bound_beforehand(self, scene: Scene, person: Person, address: str) -> tuple[str, str]:
        """What a hook is told to bind it to the mailbox of this address, and what is bound then."""
        return self.value(person), self.value(person)

    # Proving it

    @abstractmethod
    def prove(self, scene: Scene, device: Device, person: Person, value: str) -> None:
        """Answer the second step of a login by it, with this value of its."""

    def prove_again(self, scene: Scene, device: Device, person: Person, value: str) -> None:
        """The same once more, where what was entered has not been judged yet."""
        SecondStep(device).enter(self.held_code(scene, person))

    def held_code(self, scene: Scene, person: Person) -> str:
        """The code that this person holds for it now."""
        raise NotRun(f"{self} is proved by no code")

    def spend_code(self, scene: Scene, person: Person) -> str:
        """The same, to be entered: where a code is taken only once, one that was not entered yet."""
        return self.held_code(scene, person)

    def code_for_change(self, scene: Scene, device: Device, person: Person) -> str:
        """The code that answers the question before a change."""
        return self.spend_code(scene, person)

    def answer_step_up(self, scene: Scene, device: Device, person: Person) -> None:
        """Answer the question before a change."""
        StepUp(device).enter(self.code_for_change(scene, device, person))

    def ask(self, scene: Scene, device: Device, person: Person) -> str:
        """Have the second step ask for it, and leave it unanswered; returns what answers it."""
        raise NotRun(f"a login cannot be left waiting for {self}")

    def answer(self, scene: Scene, device: Device, person: Person, asked: str) -> None:
        """Answer what `ask` left, as far as that is still possible."""
        raise NotRun(f"a login cannot be left waiting for {self}")

    def choose(self, device: Device) -> None:
        """Choose it at the second step, where there is a choice; what is scanned comes to its QR code."""
        SecondStep(device).choose(self.key)
