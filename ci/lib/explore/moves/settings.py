"""The two-step settings: binding, changing and unbinding (G4.4, G4.5, G5, G6)."""

from ci.lib.explore.model import CLAUSES, METHODS, SCANNED, UNIQUE, At, Model, Person
from ci.lib.explore.moves.binding import CALLED, WRONG
from ci.lib.explore.moves.catalogue import AT_ONCE, another, fresh_code, move
from ci.lib.explore.sentences import Sentence, given, then, when

BOUND_BY = CLAUSES | {"SMS": "G5.2", "WeChat": "G6.2"}
"""By which clause a binding in the settings is done."""


def _row(person: Person, method: str, clause: str) -> Sentence:
    state = "bound" if method in person.bound else "not bound"
    return then(f"the settings show {method} as {state}", clause)


def _number(person: Person, clause: str) -> list[Sentence]:
    """The row of the phone's number, masked; or just the row."""
    if person.bound["SMS"] == person.own("SMS"):
        return [then(f"the settings show {person.name}'s number masked", clause)]
    return [_row(person, "SMS", clause)]


@move(tuple(METHODS.values()))
def opens_settings(model: Model, person: Person, method: str) -> list[Sentence]:
    """From the mailbox to the settings, where a row is read."""
    here = person.at is At.INSIDE and not person.opened and model.shown == person.name
    if not here or not model.alone(person) or method not in model.claims.methods:
        return []
    person.at = At.SETTINGS
    return [_row(person, method, "G4.4")]


@move()
def reads_the_number(model: Model, person: Person) -> list[Sentence]:
    """The bound number is masked."""
    here = person.at is At.SETTINGS and model.shown == person.name
    return _number(person, "G4.5") if here and "SMS" in person.bound else []


@move(tuple(METHODS.values()))
def binds_in_settings(model: Model, person: Person, method: str) -> list[Sentence]:
    """A further method of one's own."""
    if not _can_bind(model, person, method):
        return []
    before = fresh_code(person.bound)
    _change(model, person)
    model.bind(person.box, method, person.own(method))
    clause = BOUND_BY[method]
    return [*before, when(f"{person.name} binds {method}"), _row(person, method, clause)]


def _can_bind(model: Model, person: Person, method: str) -> bool:
    here = person.at is At.SETTINGS and method in model.claims.methods
    free = not model.taken(method, person.own(method), person.box)
    return here and method not in person.bound and not model.elsewhere(method, person) and free


def _change(model: Model, person: Person) -> None:
    """A bound method was asked for, and its methods change."""
    person.proved = True
    model.messaged.add(person.bound.get("SMS", ""))
    model.changed(person.box)


@move(tuple(METHODS.values()))
def unbinds(model: Model, person: Person, method: str) -> list[Sentence]:
    """解绑; whether the session outlives the last method is open."""
    if person.at is not At.SETTINGS or method not in person.bound:
        return []
    before = fresh_code(person.bound)
    _change(model, person)
    del person.bound[method]
    person.at = At.SETTINGS if person.bound else At.AWAY
    read = [_row(person, method, "G6.4")] if person.bound else []
    return [*before, when(f"{person.name} unbinds {method}"), *read]


@move(UNIQUE)
def changes(model: Model, person: Person, method: str) -> list[Sentence]:
    """修改: the new one serves, the old one is free."""
    new = f"{person.name}'s new {'phone' if method == 'SMS' else 'WeChat'}"
    if person.at is not At.SETTINGS or method not in person.bound or person.bound[method] == new:
        return []
    before = fresh_code(person.bound)
    _change(model, person)
    model.bind(person.box, method, new)
    if method == "WeChat":
        changed = when(f"{person.name} changes WeChat to a new one")
        return [*before, changed, _row(person, "WeChat", "G6.3")]
    return [*before, when(f"{person.name} changes the number to a new one"), *_number(person, "G5.5")]


@move(UNIQUE, weight=AT_ONCE)
def changes_to_what_is_taken(model: Model, person: Person, method: str) -> list[Sentence]:
    """修改 to what another mailbox holds."""
    owner = model.people[another(person)]
    taken = model.taken(method, owner.own(method), person.box) and model.claims.one_number
    if person.at is not At.SETTINGS or method not in person.bound or not taken:
        return []
    person.proved = True
    model.messaged.add(person.bound.get("SMS", ""))
    return [
        *fresh_code(person.bound),
        when(f"{person.name} tries to change the {CALLED[method]} to {owner.name}'s"),
        then(f"the {CALLED[method]} is refused as taken", "G0.7"),
        _row(person, method, "G0.7"),
    ]


@move(("cancels", "enters a wrong code"))
def gives_up_a_change(model: Model, person: Person, end: str) -> list[Sentence]:
    """A change of the number that is not completed."""
    new = f"{person.name}'s new phone"
    if person.at is not At.SETTINGS or "SMS" not in person.bound or new in model.messaged:
        return []
    person.proved, model.typed = True, new
    model.messaged |= {new, person.bound["SMS"]}
    refused = [then("the code is refused", "G5.3")] if end == "enters a wrong code" else []
    begun = when(f"{person.name} starts to change the number to a new one and {end}")
    return [*fresh_code(person.bound), begun, *refused, *_number(person, "G5.4" if not refused else "G5.3")]


@move()
def cancels_the_binding(model: Model, person: Person) -> list[Sentence]:
    """取消 with the right code typed."""
    phone = person.own("SMS")
    if not _can_bind(model, person, "SMS") or phone in model.messaged:
        return []
    person.proved, model.typed = True, phone
    model.messaged.add(phone)
    return [
        *fresh_code(person.bound),
        given(f"{person.name} has asked for a code for {person.name}'s number"),
        when(f"{person.name} types the received code and cancels"),
        _row(person, "SMS", "G5.4"),
    ]


@move(("is refused", "is never agreed to"))
def scan_comes_to_nothing(model: Model, person: Person, end: str) -> list[Sentence]:
    """A QR code that nobody agrees to."""
    if not _can_bind(model, person, "WeChat"):
        return []
    person.proved = True
    model.messaged.add(person.bound.get("SMS", ""))
    seen = given(f"{person.name} sees the QR code for WeChat")
    return [*fresh_code(person.bound), seen, when(f"the scan {end}"), _row(person, "WeChat", "G6.6")]


@move(tuple(METHODS.values()), weight=AT_ONCE)
def chooses_to_bind(model: Model, person: Person, method: str) -> list[Sentence]:
    """The question for the one method that is bound."""
    own_number = person.bound == {"SMS": person.own("SMS")} and model.typed in ("", person.own("SMS"))
    if not _can_bind(model, person, method) or person.proved or not own_number:
        return []
    person.at, person.chosen = At.STEP_UP, method
    person.entered.clear()
    model.messaged.add(person.own("SMS"))
    asked = then(f"{person.name} is first asked for a verification by SMS", "G6.1")
    return [when(f"{person.name} chooses to bind {method}"), asked]


def _is_asked(model: Model, person: Person) -> bool:
    return person.at is At.STEP_UP and model.typed in ("", person.own("SMS"))


@move(WRONG, weight=AT_ONCE)
def answers_wrongly(model: Model, person: Person, code: str) -> list[Sentence]:
    """A code that must not do, at the question for a bound method."""
    if not _is_asked(model, person) or code in person.entered:
        return []
    person.entered.add(code)
    refused = [then("the code is refused", "G6.6"), then("no QR code is shown", "G6.6")]
    return [when(f"{person.name} enters {code}"), *refused]


@move(weight=AT_ONCE)
def cancels_the_question(model: Model, person: Person) -> list[Sentence]:
    """取消 at the question for a bound method."""
    if not _is_asked(model, person):
        return []
    person.at = At.SETTINGS
    shown = [then("no QR code is shown", "G6.6"), _row(person, person.chosen, "G6.6")]
    return [when(f"{person.name} cancels"), *shown]


@move(weight=AT_ONCE)
def answers_rightly(model: Model, person: Person) -> list[Sentence]:
    """The code that came by itself: then a QR code is shown, and nothing is bound yet."""
    if not _is_asked(model, person) or person.chosen not in SCANNED:
        return []
    person.at, person.proved = At.SETTINGS, True
    return [
        when(f"{person.name} enters the right code"),
        then(f"a QR code for {person.chosen} is shown", BOUND_BY[person.chosen]),
        _row(person, person.chosen, "G6.6"),
    ]
