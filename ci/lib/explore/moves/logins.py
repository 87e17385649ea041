"""Coming to a mailbox, by every door and in every browser, and leaving it (G1 to G3, G4.6, G4.8)."""

from ci.lib.explore.model import METHODS, THINGS, At, Model, Person, Trust
from ci.lib.explore.moves.catalogue import SELDOM, another, fresh_code, move
from ci.lib.explore.moves.settings import BOUND_BY
from ci.lib.explore.sentences import Sentence, then, when

PORTAL, DIRECT = "the portal", "the mail's own login"
ELSEWHERE = {"in another browser": "other", "in a private window": "private"}
OF_NEW = {"new phone": "G5.5", "new WeChat": "G6.2"}
"""By which clause the new thing of a change opens the second step."""


@move(weight=4)
def enters(model: Model, person: Person) -> list[Sentence]:
    """The mail's address is opened."""
    if person.at not in (At.NEW, At.OUT) or not model.knows(person):
        return []
    person.opened = 0
    return [when(f"{person.name} enters the mailbox"), *model.arrive(person)]


@move((PORTAL, DIRECT), weight=SELDOM)
def signs_in_through(model: Model, person: Person, door: str) -> list[Sentence]:
    """A login through a web door."""
    reachable = door == PORTAL or model.claims.direct
    if person.at not in (At.NEW, At.OUT) or person.opened or not reachable or not model.knows(person):
        return []
    arrival = model.arrive(person, "G4.8" if person.bound and model.claims.direct else "G0.1")
    return [when(f"{person.name} signs in through {door}"), *arrival]


@move(("", f" through {DIRECT}"), weight=5)
def logs_in_again(model: Model, person: Person, way: str) -> list[Sentence]:
    """The browser is closed and opened again."""
    if person.at is At.NEW or not model.knows(person) or (way and (person.opened or not model.claims.direct)):
        return []
    person.opened = 0
    return [when(f"{person.name} logs in again{way}"), *model.arrive(person)]


@move(tuple(ELSEWHERE), weight=SELDOM)
def logs_in_elsewhere(model: Model, person: Person, place: str) -> list[Sentence]:
    """A login in a browser that was never used before."""
    device = f"{person.name}'s {ELSEWHERE[place]} browser"
    if person.at is At.NEW or device in model.devices:
        return []
    model.devices.add(device)
    person.device, person.opened = device, 0
    return [when(f"{person.name} logs in {place}"), *model.arrive(person)]


@move(weight=SELDOM)
def clears_cookies(model: Model, person: Person) -> list[Sentence]:
    """Nothing is left of trust in this browser."""
    if person.at is At.NEW:
        return []
    cleared = [place for place in model.trust if place[0] == person.device]
    for place in cleared:
        del model.trust[place]
    person.opened = 0
    clause = "G3.11" if cleared and person.bound else ""
    return [when(f"{person.name} logs in after clearing the cookies"), *model.arrive(person, clause)]


@move(weight=SELDOM)
def uses_the_others_browser(model: Model, person: Person) -> list[Sentence]:
    """A login in the browser of somebody else."""
    owner = model.people[another(person)]
    if owner.at is At.NEW or not model.alone(person):
        return []
    own, person.device = person.device, owner.device
    if not model.knows(person):
        person.device = own
        return []
    person.opened = 0
    return [when(f"{person.name} logs in in {owner.name}'s browser"), *model.arrive(person)]


@move(weight=SELDOM)
def enters_second(model: Model, person: Person) -> list[Sentence]:
    """A login to the second mailbox."""
    if len(person.boxes) < 2 or not model.knows(person, 1):
        return []
    person.opened = 1
    clause = "" if person.bound else "G0.1"
    return [when(f"{person.name} enters the second mailbox"), *model.arrive(person, clause)]


@move(tuple(METHODS.values()), weight=2)
def opens_with_what_is_bound(model: Model, person: Person, method: str) -> list[Sentence]:
    """A whole next login, by what is bound."""
    boxes = [number for number, box in enumerate(person.boxes) if method in box.bound]
    if person.at is At.NEW or not boxes or model.trusted(person, person.boxes[boxes[0]]) is not Trust.NO:
        return []
    person.opened = boxes[0]
    model.take_over(person)
    thing = person.bound[method]
    clause = OF_NEW.get(thing.partition("'s ")[2], BOUND_BY[method])
    model.answer(person, Trust.NO)
    model.messaged.add(thing)
    assert thing.endswith(THINGS[method])
    return [*fresh_code([method]), then(f"{thing} opens {person.box.name}", clause)]


@move(weight=2)
def signs_out(model: Model, person: Person) -> list[Sentence]:
    """退出 in the mail."""
    if person.at is not At.INSIDE or not model.claims.sign_out:
        return []
    person.at = At.OUT
    return [
        when(f"{person.name} signs out of the mail"),
        then(f"the portal asks {person.name} to sign in", "C.logout"),
        then(f"the mail asks {person.name} to sign in", "C.logout"),
    ]
