"""What people can do: a move knows whether it can be done now, does it to the model, and says it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from ci.explore_lib.model import CAST, Model, Person
from ci.explore_lib.sentences import Sentence, when

Make = Callable[..., list[Sentence]]


@dataclass(frozen=True)
class Move:
    """One thing that one person can do."""

    who: str
    make: Make
    values: tuple[str, ...]

    def __repr__(self) -> str:
        """As it is told when Hypothesis speaks of it."""
        return " ".join([self.who, self.make.__name__, *self.values])

    def apply(self, model: Model) -> list[Sentence]:
        """Do it to the model, and return its sentences; none where it cannot be done now."""
        person = model.people[self.who]
        sentences = self.make(model, person, *self.values)
        if sentences:
            model.shown = self.who
        return sentences


CATALOGUE: list[Move] = []
"""All of them, for everybody."""


def move(*choices: Sequence[str]) -> Callable[[Make], Make]:
    """Add a move to the catalogue, for each person and each combination of the values.

    It is a function of the model, the person and the values that changes nothing when it returns nothing.
    """

    def add(make: Make) -> Make:
        CATALOGUE.extend(Move(who, make, values) for who, values in product(CAST, product(*choices)))
        return make

    return add


def another(person: Person) -> str:
    """The other one of the cast."""
    return next(name for name in CAST if name != person.name)


def fresh_code(methods: Iterable[str]) -> list[Sentence]:
    """An authenticator's code works once: before one may be asked for, the next is waited for."""
    waiting = when("the code of the authenticator has changed")
    return [waiting] if "third-party OTP" in methods else []


def script(model: Model, moves: Iterable[Move], most: int) -> list[Sentence]:
    """The sentences of those moves that can be done one after the other, at most so many of them."""
    sentences: list[Sentence] = []
    for one in moves:
        done = one.apply(model)
        sentences += done
        most -= bool(done)
        if not most:
            break
    return sentences
