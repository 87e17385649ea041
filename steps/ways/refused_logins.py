"""What a login says of credentials that it refuses."""

from itertools import groupby

from conformance.judging.verdict import NotRun
from conformance.profile import Door, Profile
from conformance.profile.safety import in_use
from steps.devices.acting import acts
from steps.devices.device import Device
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens import logins
from steps.screens.places import LOGINS, Outcome, Place
from steps.screens.seeing import see, see_outcome
from steps.screens.waiting import until
from steps.ways.attacks.claiming import as_from
from steps.ways.login import need_the_portals_screens
from steps.ways.requests.on_the_way import with_headers
from steps.words.logins import Credentials


def not_the_credentials(person: Person, which: Credentials, other: Person) -> tuple[str, str]:
    """A login and a password of which one is wrong; raises NotRun where these people have none such."""
    wrong = {
        Credentials.WRONG: (person.login, f"not{person.password}"),
        Credentials.LONGER: (person.login, f"{person.password}1"),
        Credentials.OTHER_CASE: (person.login, person.password.swapcase()),
        Credentials.OF_LI: (person.login, other.password),
        Credentials.UNKNOWN: (f"9{person.login}", person.password),
    }
    if wrong[which] == (person.login, person.password):
        raise NotRun("this password has no letters")
    return wrong[which]


def come_to(device: Device, door: Door) -> Place:
    """Open a door's address, and return the login that is there."""
    addresses = device.target.ixit.addresses
    device.visit(addresses.direct if door == "direct" else addresses.portal)
    return see(device)


def come_to_login(device: Device, address: str) -> None:
    """Open an address, again until it leads to a login: a session may take some seconds to end."""

    def come() -> bool | None:
        device.visit(address)
        return see(device) in LOGINS or None

    until(device.page, device.target.ixit.waits.page, come)


def sign_in_beside(device: Device, person: Person, door: Door) -> None:
    """Sign in where somebody else is inside; raises NotRun where no login is shown there, or none taken."""
    device.begin_login()
    place = come_to(device, door)
    if place not in LOGINS:
        raise NotRun(f"whoever is signed in is shown no login there, but {place}")
    give(device, place, person.login, person.mailbox.address, person.password)
    came_to = see_outcome(device, leaving=place)
    if came_to.place in {*LOGINS, Place.NOWHERE}:
        raise NotRun(f"where somebody is signed in, nobody else is let in: {came_to}")


def try_beside(device: Device, person: Person, door: Door) -> None:
    """Sign in with a wrong password where a login waits, and open the mail again; NotRun without a login."""
    place = come_to(device, door)
    if place not in LOGINS:
        raise NotRun(f"where a login waits, no other is shown, but {place}")
    give(device, place, person.login, person.mailbox.address, f"not{person.password}")
    see_outcome(device, leaving=place)
    device.visit(device.target.ixit.addresses.mail)


def give(device: Device, place: Place, login: str, address: str, password: str) -> None:
    """Fill in and send the login that is there; raises NotRun where people do not use the portal's."""
    if place is Place.MAIL_LOGIN:
        logins.sign_in_at_mail(device, address, password)
    else:
        need_the_portals_screens(device)
        logins.sign_in_at_portal(device, login, password)


def refused_login(device: Device, door: Door, login: str, address: str, password: str) -> str:
    """Sign in with a wrong password, and return what is answered, without the account that it names.

    Raises Missing when nothing is said.
    """
    place, mark = come_to(device, door), device.wire.mark()
    give(device, place, login, address, password)
    said = see_outcome(device, leaving=place)
    if not said.refusal:
        raise Missing(f"no message says that the login was refused; the browser shows {said.place}")
    status = next((one.status for one in device.wire.since(mark) if acts(one)), None)
    words = said.words.replace(address, "…").replace(login, "…")
    return f"“{words}” on {said.place}, with status {status}"


def told_apart(first: str, answer: str, again: str) -> tuple[str, str]:
    """What was answered before an attempt, and to it; NotRun where what is answered after it differs."""
    if first != again:
        raise NotRun(f"the answers change with the tries: first {first}, then {again}")
    return first, answer


def outlast_lock(scene: Scene, wrong: int) -> None:
    """Let the time pass for which so many wrong passwords lock an account, where the ICS claims such a lock.

    Raises NotRun where that is longer than one waits.
    """
    claimed = scene.target.ics.passwords
    if claimed.tries and claimed.lock_minutes and wrong >= claimed.tries:
        scene.clock.pass_time(claimed.lock_minutes * 60 + 1)


def need_unused(target: Profile) -> None:
    """Raise NotRun where people may be using the deployment: an account of theirs would be locked."""
    if in_use(target.ixit):
        raise NotRun("no account is locked at an address on the network, where people may use it")


def refusals(scene: Scene, door: Door, name: tuple[str, str], password: str, tries: int) -> str:
    """Sign in so often with wrong passwords, in a browser of its own; what is answered, one after the other.

    Raises NotRun where people may be using the deployment.
    """
    need_unused(scene.target)
    device = scene.browsers.open(f"somebody's browser {len(scene.browsers.every)}")
    answers = [refused_login(device, door, *name, f"not{number}{password}") for number in range(tries)]
    return "; then ".join(f"{len([*same])} times {answer}" for answer, same in groupby(answers))


def try_password(device: Device, person: Person, door: Door, password: str) -> Outcome:
    """Give a password at a door, and say what comes of it."""
    device.begin_login()
    place = come_to(device, door)
    if place not in LOGINS:
        return Outcome(place)
    give(device, place, person.login, person.mailbox.address, password)
    return see_outcome(device, leaving=place)


def try_wrong_passwords(device: Device, person: Person, door: Door, count: int) -> None:
    """Give so many wrong passwords, each as from another address.

    Raises NotRun where people may be using the deployment.
    """
    need_unused(device.target)
    for number in range(count):
        with with_headers(device, as_from(number)):
            try_password(device, person, door, f"not{number}{person.password}")
