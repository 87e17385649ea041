"""Binding a method, from the page asking to bind one or from the settings."""

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods import SMS
from steps.methods.base import Method
from steps.methods.sms import as_typed, national
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.bindings import SmsBinding
from steps.screens.methods import choose_on_forced, listed_row
from steps.screens.places import LOGINS, Outcome, Place
from steps.screens.seeing import see, see_outcome
from steps.screens.sight import UNSENT
from steps.ways.login import open_mail, pass_second_step, past_password, sign_in_here
from steps.ways.putting_off import ask_until_taken
from steps.ways.requests.naming import is_said
from steps.ways.step_up import answer_step_up, before_step_up, past_choice_of_method


def choose_binding(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Click 绑定 in the method's row, wherever the list stands, and give the password if it is asked."""
    place = see(device)
    if place is Place.FORCED:
        choose_on_forced(device, method.key)
    elif place is Place.TWO_STEP_SETTINGS:
        if method.key in scene.target.ics.only_first:
            raise NotRun(f"the ICS says that {method} is bound first or not at all (ics.only_first)")
        before_step_up(scene, person)
        listed_row(device, method.key).bind.click()
    else:
        return place
    place = past_password(device, person, see_outcome(device, leaving=place).place)
    return past_choice_of_method(device, person, place)


def open_binding(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Come to the screen where the method is bound, answering the step-up on the way."""
    return answer_step_up(scene, device, person, choose_binding(scene, device, person, method))


def bind(scene: Scene, device: Device, person: Person, method: Method, value: str = "") -> Outcome:
    """Bind a method from start to end, with this person's number, account or address, or with `value`.

    Raises Missing where the browser does not send what was filled in: then nobody has refused anything.
    """
    open_binding(scene, device, person, method)
    value = value or method.value(person)
    filled_in = method.fill_in(scene, device, person, value)
    if filled_in.refusal == UNSENT:
        raise Missing(f"the browser sent nothing from {filled_in}")
    came_to = in_again(scene, device, method, value, filled_in)
    if not came_to.refusal and came_to.place is not method.place:
        if scene.target.ics.one_at_a_time:
            person.bound.clear()
        person.bound[method.key] = value
    return came_to


def in_again(scene: Scene, device: Device, method: Method, value: str, came_to: Outcome) -> Outcome:
    """Sign in again by what was bound just now, where that is how it is once somebody had to bind it."""
    if came_to.place not in LOGINS | {Place.SECOND_STEP} or not scene.target.ics.signs_in_after_binding:
        return came_to
    person = scene.cast.person(device.user)
    place = sign_in_here(device, person)
    if place is not Place.SECOND_STEP:
        return Outcome(place)
    passed = pass_second_step(scene, device, person, method, value)
    if passed.place is not Place.PORTAL_HOME:
        return passed
    return Outcome(open_mail(device, person, passed.place))


def try_number(scene: Scene, device: Device, number: str, typed: str = "") -> Outcome:
    """Bind a number, typed in some notation, as far as that goes; its holder's phone gives the code."""
    return in_again(scene, device, SMS, number, SMS.attempt(scene, device, number, typed))


def ask_code_for(scene: Scene, device: Device, number: str) -> None:
    """Type a number on the binding screen and ask for a code; what comes of it is another's to see."""
    scene.facts.typed_number = number
    scene.clock.before_code(number)

    def ask() -> None:
        scene.facts.asked_at = device.wire.mark()
        SmsBinding(device).ask_code(as_typed(scene, number))

    ask_until_taken(scene, device, ask)


def retype_number(scene: Scene, device: Device, number: str, code: str) -> None:
    """Type another number than the one that the code was sent to; raises NotRun where that cannot be."""
    form = SmsBinding(device)
    form.turn_back(code)
    if not form.can_retype():
        raise NotRun("the number cannot be changed any more once a code is sent to it")
    if not form.code.first.is_visible():  # another page asks for the code, and has to be sent one to come
        scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
    form.type_other(as_typed(scene, number))


def enter_beside_other(scene: Scene, device: Device, number: str, code: str) -> Outcome:
    """Type another number, enter the code beside it, and say what came of that.

    Raises NotRun where it counts and the page has not sent that number: then it binds the one it went to.
    """
    since = device.wire.mark()
    retype_number(scene, device, number, code)
    SmsBinding(device).enter(code)
    came_to = see_outcome(device, leaving=SMS.place)
    if came_to.accepted and not is_said(device.wire.since(since), national(number)):
        raise NotRun("the page sends the code without the number that stands beside it")
    return came_to
