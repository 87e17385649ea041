"""The second step, the trust question, and the ways round a gate (G3.3, G3.5 to G3.8, G4.6, G4.7)."""

from ci.lib.explore.model import CLAUSES, METHODS, SCANNED, At, Model, Person, Trust
from ci.lib.explore.moves.binding import WRONG
from ci.lib.explore.moves.catalogue import AT_ONCE, SELDOM, another, fresh_code, move
from ci.lib.explore.sentences import Sentence, given, then, when
from steps.words.attacks import Claim, Deed, Forgery

WAYS = (
    "web addresses inside the mailbox",
    "web addresses of the settings",
    "reloading the page",
    "the back button",
    "a second tab",
    "signing in again",
)
GATES = {
    At.FORCED: ("G3.3", "is still asked to bind a method"),
    At.SECOND: ("G4.7", "is still asked for the second step"),
}


def _opening(person: Person, method: str) -> tuple[str, str]:
    """The Then of a mailbox opened by a method, and its clause (G6.3, where there is a choice)."""
    clause = CLAUSES.get(method, "G6.3" if {"SMS", "WeChat"} <= set(person.bound) else "G4.6")
    return f"the second step by {method} opens {person.box.name}", clause


@move(tuple(METHODS.values()))
def passes(model: Model, person: Person, method: str) -> list[Sentence]:
    """The second step, as far as the trust question."""
    if person.at is not At.SECOND or method not in person.bound:
        return []
    person.at = At.TRUST
    clause = "G3.7" if (person.device, person.box.name) in model.later else "G3.5"
    return [
        *fresh_code([method]),
        when(f"{person.name} passes the second step by {method}", instead=_opening(person, method)),
        then(f"{person.name} is asked whether to trust this device", clause),
    ]


@move(tuple(METHODS.values()))
def opens(model: Model, person: Person, method: str) -> list[Sentence]:
    """The second step, as far as the mailbox, the trust question put off."""
    if person.at is not At.SECOND or method not in person.bound:
        return []
    model.answer(person, Trust.NO)
    return [*fresh_code([method]), then(*_opening(person, method))]


@move()
def chooses_later(model: Model, person: Person) -> list[Sentence]:
    """以后再说."""
    if person.at is not At.TRUST:
        return []
    model.answer(person, Trust.NO)
    return [when(f"{person.name} chooses later"), then(f"{person.box.name} opens", "G3.6")]


@move()
def chooses_to_trust(model: Model, person: Person) -> list[Sentence]:
    """信任."""
    if person.at is not At.TRUST:
        return []
    model.answer(person, Trust.YES)
    return [when(f"{person.name} chooses to trust"), then(f"{person.box.name} opens", "G3.8")]


@move(tuple(METHODS.values()), weight=SELDOM)
def is_not_offered(model: Model, person: Person, method: str) -> list[Sentence]:
    """A method that is not bound."""
    here = person.at is At.SECOND and model.shown == person.name
    if not here or method in person.bound or method not in model.claims.methods:
        return []
    return [then(f"{method} is not offered for the second step", "G6.7")]


@move(("the other", "Zhang"))
def has_it_scanned_by(model: Model, person: Person, scanner: str) -> list[Sentence]:
    """A WeChat account that is not the one bound."""
    who = scanner if scanner == "Zhang" else another(person)
    bound = person.bound.get("WeChat")
    if person.at is not At.SECOND or person.opened or bound is None or bound == f"{who}'s WeChat":
        return []
    return [
        when(f"{person.name}'s QR code is scanned and agreed to with {who}'s WeChat"),
        then(f"nothing of {person.box.name} was shown", "G4.7"),
        then(f"{person.name} is still asked for the second step", "G4.7"),
    ]


def _is_asked_by_number(model: Model, person: Person, at: At) -> bool:
    """Whether the one code that can be asked for goes to the person's own phone."""
    phone = person.own("SMS")
    by_code = {method: thing for method, thing in person.bound.items() if method not in SCANNED}
    return person.at is at and by_code == {"SMS": phone} and model.typed in ("", phone)


@move()
def has_asked_for_a_code(model: Model, person: Person) -> list[Sentence]:
    """A code for the second step is on its way."""
    if not _is_asked_by_number(model, person, At.SECOND):
        return []
    person.at = At.ASKED
    person.entered.clear()
    return [given(f"{person.name} has asked for a code for the second step")]


@move(WRONG, weight=AT_ONCE)
def enters_at_second_step(model: Model, person: Person, code: str) -> list[Sentence]:
    """A code that opens nothing."""
    if not _is_asked_by_number(model, person, At.ASKED) or code in person.entered:
        return []
    person.entered.add(code)
    return [
        when(f"{person.name} enters {code}"),
        then("the code is refused", "G4.7"),
        then(f"nothing of {person.box.name} was shown", "G4.7"),
    ]


@move(tuple(forgery.said[0] for forgery in Forgery), weight=AT_ONCE)
def forges_the_second_step(model: Model, person: Person, forgery: str) -> list[Sentence]:
    """The request that carries the code, made otherwise."""
    if not _is_asked_by_number(model, person, At.ASKED) or person.entered or person.forged:
        return []
    person.at, person.forged = At.AWAY, True
    return [
        when(f"{person.name}'s browser sends the request {forgery}"),
        then(f"nothing of {person.box.name} was shown", "G4.7"),
    ]


@move((Deed.TRUST.said[0],), weight=SELDOM)
def trusts_before_time(model: Model, person: Person, deed: str) -> list[Sentence]:
    """What trusts a device, submitted while the second step is asked for."""
    if person.at is not At.SECOND or person.opened or not model.alone(person):
        return []
    return [
        when(f"{person.name}'s browser submits {deed}"),
        then(f"nothing of {person.box.name} was shown", "G4.7"),
        then(f"{person.name} is still asked for the second step", "G4.7"),
    ]


@move(weight=AT_ONCE)
def enters_the_right_code(model: Model, person: Person) -> list[Sentence]:
    """The code that came, after whatever was tried."""
    if not _is_asked_by_number(model, person, At.ASKED):
        return []
    model.answer(person, Trust.NO)
    return [when(f"{person.name} enters the right code"), then(f"{person.box.name} opens", "G4.6")]


@move(
    (
        *(f" tries to get in by {way}" for way in WAYS),
        "'s browser replays the mailbox's data requests",
        "'s browser replays the mailbox's data requests with differently written web addresses",
        *(f"'s browser asks for the mailbox {claim.said[0]}" for claim in Claim),
    ),
    weight=SELDOM,
)
def tries_a_way_round(model: Model, person: Person, tried: str) -> list[Sentence]:
    """A way round the gate that somebody stands at."""
    if person.at not in GATES or person.opened or not model.alone(person):
        return []
    clause, asked = GATES[person.at]
    return [
        when(f"{person.name}{tried}"),
        then(f"nothing of {person.box.name} was shown", clause),
        then(f"{person.name} {asked}", clause),
    ]


@move(("SMS", "WeChat"))
def leaves_another_login_waiting(model: Model, person: Person, method: str) -> list[Sentence]:
    """One login's second step does not open another login."""
    device = f"{person.name}'s other browser"
    if person.at is not At.SECOND or person.opened or method not in person.bound or device in model.devices:
        return []
    model.devices.add(device)
    model.answer(person, Trust.NO)
    return [
        given(f"in another browser a login of {person.name} waits for the second step"),
        when(f"{person.name} passes the second step by {method}", instead=_opening(person, method)),
        then(f"the waiting login has shown nothing of {person.box.name}", "G4.7"),
        then("the waiting login still asks for the second step", "G4.7"),
        when(f"{person.name} chooses later"),
        then(f"{person.box.name} opens", "G3.6"),
    ]
