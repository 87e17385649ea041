"""The page asking to bind a method, and numbers that another mailbox holds (G0.3 to G0.7, G3, G5)."""

from ci.lib.explore.model import CLAUSES, METHODS, THINGS, UNIQUE, At, Model, Person, Trust
from ci.lib.explore.moves.catalogue import AT_ONCE, SELDOM, another, fresh_code, move
from ci.lib.explore.sentences import Sentence, given, then, when
from steps.words.attacks import Forgery

CALLED = {"SMS": "number", "WeChat": "WeChat account"}
"""What sentences call the things that bind one mailbox only."""
WRONG = ("a wrong code", "no code", "a code that Zhang was sent")
NOTATIONS = ("with +86", "with 0086", "with spaces", "with hyphens", "in full-width digits")
NOT_NUMBERS = ("letters", "10 digits", "12 digits", "a landline number", "nothing")
COMPLETED = CLAUSES | {"SMS": "G3.4", "WeChat": "G3.4"}
"""By which clause a forced binding leads on."""


def _can_bind(model: Model, person: Person, method: str, thing: str) -> bool:
    fits = person.at is At.FORCED and method in model.claims.methods
    return fits and not model.elsewhere(method, person) and not model.taken(method, thing, person.box)


@move(tuple(METHODS.values()))
def binds(model: Model, person: Person, method: str) -> list[Sentence]:
    """A method of one's own, as far as the mailbox."""
    if not _can_bind(model, person, method, person.own(method)) or person.opened:
        return []
    model.bind(person.box, method, person.own(method))
    _be_inside(model, person)
    clause = COMPLETED[method]
    return [when(f"{person.name} binds {method}"), then(f"{person.name} gets into the mailbox", clause)]


@move(tuple(METHODS.values()))
def binds_and_is_asked(model: Model, person: Person, method: str) -> list[Sentence]:
    """A method of one's own, as far as the trust question."""
    can = _can_bind(model, person, method, person.own(method)) and model.claims.question_after_binding
    if not can or model.trusted(person) is not Trust.NO:
        return []
    model.bind(person.box, method, person.own(method))
    person.at = At.TRUST
    asked = then(f"{person.name} is asked whether to trust this device", "G3.5")
    return [when(f"{person.name} binds {method}"), asked]


@move(UNIQUE)
def binds_the_others(model: Model, person: Person, method: str) -> list[Sentence]:
    """What somebody else has, and no mailbox holds."""
    owner = model.people[another(person)]
    if not _can_bind(model, person, method, owner.own(method)) or person.opened:
        return []
    model.bind(person.box, method, owner.own(method))
    _be_inside(model, person)
    what = f"{owner.name}'s {CALLED[method]}"
    return [
        when(f"{person.name} binds {what} on the forced page"),
        then(f"{person.name} gets into the mailbox", "G3.4"),
    ]


def _be_inside(model: Model, person: Person) -> None:
    """Be in the mailbox after a binding, whether the trust question came (and was put off) or not."""
    if model.trusted(person) is Trust.NO:
        model.answer(person, Trust.NO)
    person.at = At.INSIDE


@move(UNIQUE, ("own", "the other's"), weight=AT_ONCE)
def tries_what_is_taken(model: Model, person: Person, method: str, whose: str) -> list[Sentence]:
    """What another mailbox holds: refused, and read back."""
    owner = person if whose == "own" else model.people[another(person)]
    if not _is_taken(model, person, method, owner):
        return []
    what = f"{owner.name}'s {CALLED[method]}"
    clause = "G0.7" if person.at is At.SETTINGS else {"SMS": "G0.3", "WeChat": "G0.4"}[method]
    refused = then(f"the {CALLED[method]} is refused as taken", clause)
    tried = when(f"{person.name} tries to bind {what}")
    return [*fresh_code(person.bound), tried, refused, _still_unbound(model, person, method, clause)]


@move(NOTATIONS, weight=AT_ONCE)
def tries_another_notation(model: Model, person: Person, notation: str) -> list[Sentence]:
    """A number that another mailbox holds, written otherwise."""
    owner = model.people[another(person)]
    if not _is_taken(model, person, "SMS", owner):
        return []
    tried = when(f"{person.name} tries to bind {owner.name}'s number written {notation}")
    refused = then("the number is refused", "G0.6")
    return [*fresh_code(person.bound), tried, refused, _still_unbound(model, person, "SMS", "G0.6")]


def _is_taken(model: Model, person: Person, method: str, owner: Person) -> bool:
    here = person.at is At.FORCED or (person.at is At.SETTINGS and method not in person.bound)
    taken = model.taken(method, owner.own(method), person.box)
    return here and taken and model.claims.one_number


def _still_unbound(model: Model, person: Person, method: str, clause: str) -> Sentence:
    owner_of_phone = [one.own("SMS") for one in model.people.values()]
    model.messaged.update(owner_of_phone)
    if person.at is At.SETTINGS:
        person.proved = True
        return then(f"the settings show {method} as not bound", clause)
    model.take_over(person)
    second = " to the second mailbox" if person.opened else ""
    return then(f"{person.name} is asked to bind a method{second} at the next login", clause)


@move()
def asks_for_a_code(model: Model, person: Person) -> list[Sentence]:
    """A code for one's own number is on its way."""
    phone = person.own("SMS")
    if not _can_bind(model, person, "SMS", phone) or person.opened:
        return []
    received = [then(f"{phone} has received 1 code", "G5.1")] if phone not in model.messaged else []
    person.at, model.typed = At.TYPING, phone
    model.messaged.add(phone)
    person.entered.clear()
    return [when(f"{person.name} asks for a code for {person.name}'s number"), *received]


@move(WRONG)
def enters_what_must_not_do(model: Model, person: Person, code: str) -> list[Sentence]:
    """A code that binds nothing."""
    if person.at is not At.TYPING or model.typed != person.own("SMS") or code in person.entered:
        return []
    person.entered.add(code)
    return [when(f"{person.name} enters {code}"), then("the code is refused", "G5.3")]


@move(tuple(forgery.said[0] for forgery in Forgery))
def forges_the_binding(model: Model, person: Person, forgery: str) -> list[Sentence]:
    """The request that carries the code, made otherwise."""
    if person.at is not At.TYPING or model.typed != person.own("SMS") or person.entered or person.forged:
        return []
    model.take_over(person)
    person.at, person.forged = At.AWAY, True
    return [
        when(f"{person.name}'s browser sends the request {forgery}"),
        then(f"nothing of {person.box.name} was shown", "G5.3"),
        then(f"{person.name} is asked to bind a method at the next login", "G5.3"),
    ]


@move()
def swaps_the_number(model: Model, person: Person) -> list[Sentence]:
    """A code for another number than the one submitted."""
    if person.at is not At.TYPING or model.typed != person.own("SMS"):
        return []
    person.at = At.AWAY
    other = another(person)
    return [
        when(f"{person.name} changes the number to {other}'s and enters the received code"),
        then("the code is refused", "G5.3"),
    ]


@move()
def cancels_with_the_code_typed(model: Model, person: Person) -> list[Sentence]:
    """取消 at the forced page."""
    if person.at is not At.TYPING or model.typed != person.own("SMS"):
        return []
    person.at = At.FORCED
    return [
        when(f"{person.name} types the received code and cancels"),
        then(f"{person.name} is asked to bind a method", "G5.4"),
    ]


@move(NOT_NUMBERS, weight=SELDOM)
def types_no_number(model: Model, person: Person, text: str) -> list[Sentence]:
    """What is not a phone number."""
    if person.at is not At.FORCED or "SMS" not in model.claims.methods:
        return []
    person.at = At.AWAY
    return [
        when(f"{person.name} asks for a code for {text}"),
        then("the number is refused as not a phone number", "G5.6"),
    ]


@move(("third-party OTP", "the backup mailbox"), WRONG[:2], weight=SELDOM)
def fails_to_bind(model: Model, person: Person, method: str, code: str) -> list[Sentence]:
    """A wrong code, or none, for an authenticator or a backup address."""
    thing = person.own(method)
    sent_before = thing in model.messaged or any(method in box.bound for box in person.boxes)
    if not _can_bind(model, person, method, thing) or sent_before or person.opened:
        return []
    person.at = At.AWAY
    if THINGS[method] == "backup address":
        model.messaged.add(thing)
        begun = given(f"{person.name} has asked for a code for the backup address")
    else:
        begun = given(f"{person.name} has chosen to bind {method}")
    return [begun, when(f"{person.name} enters {code}"), then("the code is refused", "G6.8")]
