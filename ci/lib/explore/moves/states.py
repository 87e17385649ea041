"""What is given beforehand."""

from ci.lib.explore.model import METHODS, At, Box, Model, Person, Trust
from ci.lib.explore.moves.catalogue import SELDOM, move
from ci.lib.explore.sentences import Sentence, given

BEFOREHAND = (*METHODS.values(),)


def _can_have(model: Model, person: Person, method: str) -> bool:
    free = not any(model.taken(method, person.own(method), box) for box in person.boxes)
    return person.at is At.NEW and method in model.claims.methods and free


@move(BEFOREHAND, weight=6)
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


@move(weight=8)
def is_in_settings(model: Model, person: Person) -> list[Sentence]:
    """The two-step settings are open."""
    if person.at is not At.NEW or not person.bound:
        return []
    person.at = At.SETTINGS
    return [given(f"{person.name} is in the two-step settings")]


@move(weight=8)
def is_at_the_gate(model: Model, person: Person) -> list[Sentence]:
    """The mail was entered, the portal's login being done beforehand."""
    gate = model.gate(person)
    if person.at is not At.NEW or gate is None:
        return []
    person.at = gate
    model.messaged.add(person.bound.get("SMS", ""))
    asked = "to bind a method" if gate is At.FORCED else "for the second step"
    return [given(f"{person.name} is asked {asked}")]


@move(weight=4)
def is_asked_to_trust(model: Model, person: Person) -> list[Sentence]:
    """The second step was passed."""
    if not _was_verified(model, person):
        return []
    person.at = At.TRUST
    return [given(f"{person.name} is asked whether to trust this device")]


@move(weight=12)
def has_trusted(model: Model, person: Person) -> list[Sentence]:
    """The browser is trusted, and the mailbox open."""
    if not _was_verified(model, person):
        return []
    model.answer(person, Trust.YES)
    return [given(f"{person.name} has trusted this browser")]


def _was_verified(model: Model, person: Person) -> bool:
    if person.at is not At.NEW or not person.bound:
        return False
    model.messaged.update(person.bound.values())
    return True
