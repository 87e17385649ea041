"""What people can do: a move knows whether it can be done now, does it to the model, and says it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from ci.lib.explore.model import CAST, Model, Person
from ci.lib.explore.sentences import Sentence, when

Make = Callable[..., list[Sentence]]
AT_ONCE, OFTEN, SELDOM = 16, 6, 1
"""Weights of moves: what can be done in one place alone is drawn as soon as one is there; what can be done
almost everywhere, or leads nowhere, seldom."""


@dataclass(frozen=True)
class Move:
    """One thing that one person can do, in one of several ways."""

    who: str
    make: Make
    choices: tuple[tuple[str, ...], ...]
    weight: int
    """How often it is drawn, in comparison with others."""

    def apply(self, model: Model, turn: int = 0) -> list[Sentence]:
        """Do it to the model, and return its sentences; none where it cannot be done now.

        Of the ways in which it can be done, the first one from number `turn` on is taken.
        """
        person, start = model.people[self.who], turn % len(self.choices)
        for values in self.choices[start:] + self.choices[:start]:
            if sentences := self.make(model, person, *values):
                model.shown = self.who
                return sentences
        return []


CATALOGUE: list[Move] = []
"""All of them, for everybody."""


def move(*choices: Sequence[str], weight: int = OFTEN) -> Callable[[Make], Make]:
    """Add a move to the catalogue, for each person; its ways are the combinations of the values.

    It is a function of the model, the person and the values that changes nothing when it returns nothing.
    """

    def add(make: Make) -> Make:
        CATALOGUE.extend(Move(who, make, tuple(product(*choices)), weight) for who in CAST)
        return make

    return add


def another(person: Person) -> str:
    """The other one of the cast."""
    return next(name for name in CAST if name != person.name)


def fresh_code(methods: Iterable[str]) -> list[Sentence]:
    """An authenticator's code works once: before one may be asked for, the next is waited for."""
    waiting = when("the code of the authenticator has changed")
    return [waiting] if "third-party OTP" in methods else []


def script(model: Model, drawn: Iterable[tuple[Move, int]], most: int) -> list[Sentence]:
    """The sentences of those moves that can be done one after the other, at most so many."""
    sentences: list[Sentence] = []
    for one, turn in drawn:
        done = one.apply(model, turn)
        sentences += done
        most -= bool(done)
        if not most:
            break
    return sentences
