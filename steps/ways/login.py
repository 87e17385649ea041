"""Signing in, the second step, and the trust question: the way into a mailbox."""

from collections.abc import Callable
from functools import partial

from conformance.judging.verdict import NotRun
from conformance.profile import Door
from steps.devices.device import Device
from steps.methods import bound, by_key
from steps.methods.base import Method
from steps.people.actors import Mailbox, Missing, NotSignedIn, Person
from steps.scene import Scene
from steps.screens import logins
from steps.screens import mailbox as inside
from steps.screens.codes import SecondStep
from steps.screens.places import LOGINS, Outcome, Place
from steps.screens.seeing import see, see_at_once, see_outcome
from steps.ways.next_login import close_and_open, need_login
from steps.ways.putting_off import TOO_MANY, judged, put_off, turns_by


def sign_in_here(device: Device, person: Person) -> Place:
    """Sign in at the login that the device shows, and say where that leads; Missing where no screen comes."""
    place = see(device)
    if place is Place.NOWHERE:
        raise NotSignedIn(
            f"no login was shown at {device.typed}, nor any other screen that the profile names"
        )
    if place in LOGINS:
        came_to = _give_password(device, person, place)
        device.turned_away = _turned_away(came_to)
        place = came_to.place
    return past_choice(device, person, place)


def _give_password(device: Device, person: Person, place: Place) -> Outcome:
    if place is Place.PORTAL_LOGIN:
        return _sign_in_at_portal(device, person)
    return _at_mail(device, person, person.mailbox.address)


def _at_mail(device: Device, person: Person, address: str) -> Outcome:
    sign_in = partial(logins.sign_in_at_mail, device, address, person.password)
    return _once_let(device, Place.MAIL_LOGIN, sign_in)


def _once_let(device: Device, place: Place, sign_in: Callable[[], None]) -> Outcome:
    """Sign in with the right password, and again after each pause while that is one login of too many."""
    came_to = Outcome(place)
    for _ in turns_by(device.waits):
        if came_to.place is not place:
            device.visit(device.typed)
        mark = device.wire.mark()
        sign_in()
        came_to = see_outcome(device, leaving=place)
        if came_to.place not in {*LOGINS, Place.NOWHERE} or not put_off(device, mark, came_to):
            break
    return came_to


def _turned_away(came_to: Outcome) -> str:
    """What a login says that the right password does not pass: it may have had too many, or ask more."""
    if came_to.status == TOO_MANY:
        return f"HTTP {TOO_MANY}"
    return came_to.words if came_to.place in {*LOGINS, Place.NOWHERE} else ""


def past_choice(device: Device, person: Person, place: Place) -> Place:
    """Choose the mailbox in use, if there is a choice, and say where that leads."""
    if place is not Place.MAILBOX_CHOICE:
        return place
    logins.choose_mailbox(device, person.mailboxes[person.opened].address)
    return see_outcome(device, leaving=place).place


def _sign_in_at_portal(device: Device, person: Person) -> Outcome:
    """Sign in as the profile says; what was asked for is asked for again after a login by a program."""
    if device.target.ixit.sign_in == "screens":
        sign_in = partial(logins.sign_in_at_portal, device, person.login, person.password)
        return _once_let(device, Place.PORTAL_LOGIN, sign_in)
    device.logins += 1
    device.put_back(device.session(person.login, person.password))
    device.visit(device.typed)
    return Outcome(see(device))


def need_the_portals_screens(device: Device) -> None:
    """Raise NotRun where people do not sign in by the portal's screens."""
    if device.target.ixit.sign_in != "screens":
        raise NotRun("a program signs people in, not the portal's screens (ixit.sign_in)")


def enter(device: Device, person: Person, address: str = "") -> Place:
    """Open the mail's address, or one inside it, sign in where asked to, and say where that leads.

    A portal may lead to its applications then: the mail is opened from these.
    """
    person.opened = 0
    device.begin_login()
    device.visit(address or device.target.ixit.addresses.mail)
    return open_mail(device, person, sign_in_here(device, person))


def enter_through(device: Device, person: Person, door: Door) -> Place:
    """Sign in through one of the deployment's web doors, and say where that leads."""
    device.begin_login()
    if door == "direct":
        device.visit(device.target.ixit.addresses.direct)
        return sign_in_here(device, person)
    device.visit(device.target.ixit.addresses.portal)
    return open_mail(device, person, sign_in_here(device, person))


def enter_ticking(device: Device, person: Person, door: Door, *, trusts: bool = False) -> Place:
    """The same, with every box of the login ticked that the profile does not name; NotRun without any.

    trusts: the box that asks for trust, too, where it stands there.
    """
    device.ticks, device.trusts = True, trusts
    place = enter_through(device, person, door)
    device.ticks = device.trusts = False
    if not (device.ticked or (trusts and Place.TRUST in device.reached)):
        raise NotRun("this login shows no box that the profile does not name, such as to stay signed in")
    if device.turned_away:
        raise NotRun(f"with every box ticked, this login refuses the right password: {device.turned_away}")
    if place is Place.NOWHERE:
        raise Missing("with every box of the login ticked, it leads to no screen that the profile names")
    return place


def open_mail(device: Device, person: Person, place: Place) -> Place:
    """Open the mail from the portal's applications, where a login came to these, and say where that leads."""
    if place is not Place.PORTAL_HOME:
        return place
    logins.open_mail_tile(device)
    return past_choice(device, person, see_outcome(device, leaving=Place.PORTAL_HOME).place)


def enter_second(scene: Scene, device: Device, person: Person) -> Place:
    """Come to the second mailbox of a person, and say where that leads."""
    if scene.target.ixit.second_mailbox == "switch":
        return _switch(scene, device, person)
    person.opened = 1
    close_and_open(device)
    device.begin_login()
    if scene.target.ixit.second_mailbox == "choose":
        device.visit(device.target.ixit.addresses.mail)
        return sign_in_here(device, person)
    device.visit(device.target.ixit.addresses.direct)
    return _at_mail(device, person, person.mailboxes[1].address).place


def _switch(scene: Scene, device: Device, person: Person) -> Place:
    """Switch to the second mailbox from the first, or from a new login; from itself nothing leads to it."""
    if person.opened or see_at_once(device) is not Place.WELCOME:
        close_and_open(device)
        be_inside(scene, device, person)
    person.opened = 1
    device.begin_login()
    inside.switch_to(device, person.mailboxes[1].address)
    return see_outcome(device, leaving=Place.WELCOME).place


def log_in_again(device: Device, person: Person) -> Place:
    """The next login: close the browser, open it again, and enter; raises Missing where no login is met."""
    close_and_open(device)
    place = enter(device, person)
    need_login(device)
    return place


def pass_second_step(scene: Scene, device: Device, person: Person, method: Method, value: str) -> Outcome:
    """Answer the second step by one method; value is its number, address or account."""

    def prove() -> None:
        method.prove(scene, device, person, value)

    def again() -> None:
        method.prove_again(scene, device, person, value)

    return judged(scene, device, Place.SECOND_STEP, prove, again)


def pass_by_main_method(scene: Scene, device: Device, person: Person) -> Place:
    """Answer the second step by this person's main method, and say where that leads."""
    method = by_key(person.main_method)
    return pass_second_step(scene, device, person, method, person.bound[method.key]).place


def go_on(device: Device, place: Place) -> Place:
    """Answer the trust question by 以后再说, if it is asked, and say where the login ends."""
    if place is not Place.TRUST:
        return place
    inside.later(device)
    return see_outcome(device, leaving=Place.TRUST).place


def complete(scene: Scene, device: Device, person: Person, method: Method, value: str = "") -> Place:
    """Go from the second step into the mailbox by this method, answering the trust question by 以后再说.

    Where it was the portal that asked, the mail may have to be opened from its applications then.
    """
    value = value or person.bound.get(method.key, "")
    place = go_on(device, pass_second_step(scene, device, person, method, value).place)
    return open_mail(device, person, place)


def open_mailbox(
    scene: Scene, device: Device, person: Person, method: Method, mailbox: Mailbox, value: str
) -> Place:
    """The whole next login to one of a person's mailboxes, by one method.

    Raises Missing when no second step is asked for: then this method has opened nothing.
    """
    second = mailbox is not person.mailbox
    place = enter_second(scene, device, person) if second else log_in_again(device, person)
    if device.turned_away:
        raise NotSignedIn(
            f"the right password did not lead on: “{device.turned_away}”; the browser shows {place}"
        )
    if place is not Place.SECOND_STEP:
        raise Missing(f"{Place.SECOND_STEP} was not asked for; the browser shows {place}")
    return complete(scene, device, person, method, value)


def try_to_open(scene: Scene, device: Device, person: Person, method: Method, value: str) -> None:
    """The next login, and its second step by this value of a method, as far as that is offered there.

    Raises Missing where no second step is asked for, and none has to be bound.
    """
    place = log_in_again(device, person)
    if place is Place.SECOND_STEP:
        question = SecondStep(device)
        question.open_choice(method.key)
        if question.offers(method.key):
            complete(scene, device, person, method, value)
    elif place is not Place.FORCED:
        raise Missing(f"neither {Place.SECOND_STEP} nor {Place.FORCED} was met; the browser shows {place}")


def past_password(device: Device, person: Person, place: Place) -> Place:
    """Give the account's password again, if it is asked, and say where that leads."""
    if place is not Place.PASSWORD_AGAIN:
        return place
    logins.give_password_again(device, person.password)
    return see_outcome(device, leaving=Place.PASSWORD_AGAIN).place


def be_inside(scene: Scene, device: Device, person: Person, address: str = "") -> Place:
    """Open the mail, or an address inside it, and pass what is asked on the way by what is bound."""
    place = enter(device, person, address)
    if place is Place.SECOND_STEP:
        return complete(scene, device, person, method_at_hand(device, person))
    return go_on(device, place)


def method_at_hand(device: Device, person: Person) -> Method:
    """The first of this person's methods that the second step on the screen can be done by."""
    question = SecondStep(device)
    question.open_choice(person.main_method)
    offered = (method for method in bound(person) if question.offers(method.key))
    return next(offered, by_key(person.main_method))
