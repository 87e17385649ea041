"""The guide as a model: who has bound what, where everybody is, and what a login must then come to.

It knows neither browser nor deployment. Where the guide leaves something open (does trust outlive a change of
the methods? does a session outlive the last unbinding?), the model does not look.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from ci.lib.explore.sentences import Sentence, then
from steps import methods

CAST = ("Li", "Wang")
METHODS = {method.key: method.said.en for method in methods.METHODS}
"""The methods as profiles and as sentences call them."""
THINGS = {method.said.en: method.things[0].said.en for method in methods.METHODS}
"""What somebody has that opens the second step by each method."""
UNIQUE = tuple(method.said.en for method in methods.METHODS if method.prize)
"""The methods whose things bind at most one mailbox (G0.3, G0.4)."""
SCANNED = tuple(method.said.en for method in methods.METHODS if not method.by_code)
"""The methods by which a QR code is scanned."""
ONE_EACH = tuple(
    method.said.en for method in methods.METHODS if not method.prize and not method.several_mailboxes
)
"""The methods for which a person is given one thing, for one mailbox."""
CLAUSES = {method.said.en: method.clause for method in methods.METHODS if method.clause}
"""The methods that have a clause of their own, for whatever is done with them."""


@dataclass(frozen=True)
class Claims:
    """What the deployment claims, as far as the model needs it; `methods` as sentences call them."""

    methods: tuple[str, ...]
    direct: bool = True
    second_mailbox: bool = True
    question_after_binding: bool = True
    one_number: bool = True
    sign_out: bool = True


class At(Enum):
    """Where somebody is."""

    NEW = auto()
    """Nothing was done yet: the states that are given beforehand may still be."""
    OUT = auto()
    AWAY = auto()
    """Somebody else uses the browser, or it is open whether the session goes on: the next login tells."""
    FORCED = auto()
    TYPING = auto()
    """A code was sent for the binding of a number at the forced page."""
    SECOND = auto()
    ASKED = auto()
    """A code was sent for the second step."""
    TRUST = auto()
    INSIDE = auto()
    SETTINGS = auto()
    STEP_UP = auto()


class Trust(Enum):
    """Whether a browser is trusted with a mailbox; OPEN: it was, before the methods were changed."""

    NO = auto()
    YES = auto()
    OPEN = auto()


@dataclass
class Box:
    """A mailbox; `bound`: method -> whose thing."""

    name: str
    bound: dict[str, str] = field(default_factory=dict)


@dataclass
class Person:
    """Somebody with one or two mailboxes, who uses one browser at a time."""

    name: str
    boxes: list[Box]
    device: str
    at: At = At.NEW
    opened: int = 0
    """Which of the mailboxes is in use."""
    proved: bool = False
    """Whether a bound method was asked for in this session already."""
    entered: set[str] = field(default_factory=set)
    """The wrong codes tried since the right one was sent: a deployment may take few of them."""
    forged: bool = False
    """Whether the request that carries a code was forged: that takes several tries."""
    chosen: str = ""
    """The method that is to be bound once the question for a bound one is answered."""

    @property
    def box(self) -> Box:
        """The mailbox in use."""
        return self.boxes[self.opened]

    @property
    def bound(self) -> dict[str, str]:
        """What is bound to it."""
        return self.box.bound

    def own(self, method: str) -> str:
        """What this person has for a method."""
        return f"{self.name}'s {THINGS[method]}"


class Model:
    """Two people, what they have bound, and what their browsers are trusted with."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.people = {name: Person(name, [Box(f"{name}'s mailbox")], f"{name}'s browser") for name in CAST}
        self.trust: dict[tuple[str, str], Trust] = {}
        """By browser and mailbox (G3.11)."""
        self.later: set[tuple[str, str]] = set()
        """Where 以后再说 was the last answer."""
        self.messaged: set[str] = set()
        """The things that a code was sent to."""
        self.devices = {f"{name}'s browser" for name in CAST}
        self.typed = ""
        """The number that a code was last asked for by itself."""
        self.shown = ""
        """Who used a browser last."""

    def boxes(self) -> Iterator[Box]:
        """Every mailbox there is."""
        for person in self.people.values():
            yield from person.boxes

    def elsewhere(self, method: str, person: Person) -> bool:
        """Whether a person's one authenticator, member or app serves a mailbox of theirs already."""
        return method in ONE_EACH and any(method in box.bound for box in person.boxes)

    def taken(self, method: str, thing: str, box: Box) -> bool:
        """One number, one WeChat account: one mailbox, until it is unbound (G0.3, G0.4, G5.5, G6.7)."""
        others = (other for other in self.boxes() if other is not box)
        return method in UNIQUE and any(other.bound.get(method) == thing for other in others)

    def trusted(self, person: Person, box: Box | None = None) -> Trust:
        """Whether the person's browser is trusted with a mailbox, else with the one in use (G3.9, G3.11)."""
        return self.trust.get((person.device, (box or person.box).name), Trust.NO)

    def gate(self, person: Person) -> At | None:
        """What the next login must come to (G3.1, G3.9, G4.6); None where the guide leaves it open."""
        if not person.bound:
            return At.FORCED
        return {Trust.NO: At.SECOND, Trust.YES: At.INSIDE, Trust.OPEN: None}[self.trusted(person)]

    def knows(self, person: Person, box: int = 0) -> bool:
        """Whether the guide says what a login to one of the mailboxes must come to."""
        opened, person.opened = person.opened, box
        known = self.gate(person) is not None
        person.opened = opened
        return known

    def changed(self, box: Box) -> None:
        """A change of the methods leaves open whether trust lives on."""
        for (device, name), trust in self.trust.items():
            if name == box.name and trust is Trust.YES:
                self.trust[device, name] = Trust.OPEN

    def bind(self, box: Box, method: str, thing: str) -> None:
        """Bind a thing, or replace what was bound (G5.2, G5.5)."""
        box.bound[method] = thing
        self.messaged.add(thing)
        self.changed(box)

    def take_over(self, person: Person) -> None:
        """A login of one person ends what others had open in the same browser."""
        person.proved = False
        for other in self.people.values():
            if other is not person and other.device == person.device and other.at is not At.NEW:
                other.at = At.AWAY

    def alone(self, person: Person) -> bool:
        """Whether nobody else uses this person's browser."""
        return all(other is person or other.device != person.device for other in self.people.values())

    def answer(self, person: Person, trust: Trust) -> None:
        """The trust question was answered, and the mailbox is open (G3.6, G3.8)."""
        place = (person.device, person.box.name)
        self.trust[place] = trust
        (self.later.discard if trust is Trust.YES else self.later.add)(place)
        person.at = At.INSIDE

    def arrive(self, person: Person, clause: str = "") -> list[Sentence]:
        """A login has come to its gate: what must be seen there; `clause`: what the login itself is about."""
        self.take_over(person)
        gate, who, box = self.gate(person), person.name, person.box.name
        assert gate, "asked before: `knows`"
        person.at = gate
        if gate is At.FORCED:
            return [
                then(f"{who} is asked to bind a method", clause or "G3.1"),
                then(f"nothing of {box} was shown", "G3.3"),
            ]
        if gate is At.SECOND:
            clause = clause or self._why_verified(person)
            self.messaged.add(person.bound.get("SMS", ""))
            return [
                then(f"{who} is asked for the second step", clause),
                then(f"nothing of {box} was shown", clause),
            ]
        return [
            then(f"{who} is not asked for the second step", "G3.9"),
            then(f"{who} is not asked whether to trust this device", "G3.10"),
            then(f"{box} opens", "G3.9"),
        ]

    def _why_verified(self, person: Person) -> str:
        if any(Trust.YES is trust for (_, name), trust in self.trust.items() if name == person.box.name):
            return "G3.11"
        here = (person.device, person.box.name)
        return "G3.13" if here in self.later else "G4.6"
