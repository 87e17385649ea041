"""What is given beforehand."""

from ci.explore_lib.model import METHODS, At, Box, Model, Person
from ci.explore_lib.moves.catalogue import SELDOM, move
from ci.explore_lib.sentences import Sentence, given

BEFOREHAND = (*METHODS.values(),)


def _can_have(model: Model, person: Person, method: str) -> bool:
    free = not any(model.taken(method, person.own(method), box) for box in person.boxes)
    return person.at is At.NEW and method in model.claims.methods and free


@move(BEFOREHAND, weight=3)
def has_bound(model: Model, person: Person, method: str) -> list[Sentence]:
    """A method of one's own is bound."""
    if not _can_have(model, person, method) or method in person.bound or len(person.boxes) > 1:
        return []
    person.bound[method] = person.own(method)
    return [given(f"{person.name} has bound {method}")]


@move(("", *BEFOREHAND), weight=SELDOM)
def has_second_mailbox(model: Model, person: Person, method: str) -> list[Sentence]:
    """A second mailbox, with a method bound or none."""
    if person.at is not At.NEW or len(person.boxes) > 1 or not model.claims.second_mailbox:
        return []
    if method and (method in person.bound or not _can_have(model, person, method)):
        return []
    bound = {method: person.own(method)} if method else {}
    person.boxes.append(Box(f"{person.name}'s second mailbox", bound))
    return [given(f"{person.name} has a second mailbox{f' with {method} bound' if method else ''}")]


@move()
def is_in_settings(model: Model, person: Person) -> list[Sentence]:
    """The two-step settings are open."""
    if person.at is not At.NEW or not person.bound:
        return []
    person.at = At.SETTINGS
    return [given(f"{person.name} is in the two-step settings")]
