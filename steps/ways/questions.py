"""Questions for a code: which one is on the screen, and entering a right code or another."""

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.facts import Facts
from steps.methods import COREMAIL_APP, OTP, SMS, bound, bound_at
from steps.methods.base import Method
from steps.methods.sms import as_typed
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.codes import CodeQuestion, SecondStep, StepUp
from steps.screens.keyboard import type_into
from steps.screens.places import LOGINS, Outcome, Place
from steps.screens.seeing import see, see_outcome
from steps.ways.asking import ask_until_refused, code_asked_for
from steps.ways.binding import in_again, open_binding
from steps.ways.login import enter, go_on, log_in_again
from steps.ways.messages import arrived, code_number, wrong_code
from steps.ways.putting_off import put_off, turns
from steps.ways.step_up import step_up_method
from steps.words.codes import Code


def enter_wrong_codes(scene: Scene, device: Device, person: Person, count: int) -> None:
    """Enter wrong codes until so many were judged, or no more are."""
    for _ in range(count):
        if not enter_if_asked(scene, device, person, Code.WRONG):
            return


def need_judged(scene: Scene, came_to: Outcome) -> None:
    """Raise NotRun where a refusal that the profile does not name leaves open whether a code was judged.

    And where a code is accepted after wrong ones that were put off each: tries may be limited so as well.
    """
    if came_to.accepted and Facts.slowed_down.or_else(scene.facts, False):
        raise NotRun("the wrong codes were judged one after a while of the other: time limits the tries")
    if came_to.refusal == "other":
        raise NotRun(
            f"whether that code was judged cannot be told by “{came_to.words}”: name it in the profile "
            "(screens.messages.wrong_code or too_soon)"
        )


def use_up_tries(scene: Scene, device: Device, person: Person, tries: int) -> None:
    """Enter so many wrong codes, asking for another code before one is void, and after the last.

    Ends early where the deployment ends the login, or sends no more codes. Raises NotRun where that takes
    longer than the tries are counted.
    """
    codes = scene.target.ics.codes
    each = min(4, codes.wrong_that_void)
    if (tries // each + 1) * codes.resend_seconds >= codes.tries_minutes * 60:
        raise NotRun(
            f"{tries} codes take longer than {codes.tries_minutes} minutes (ics.codes.tries_minutes)"
        )
    for number in range(1, tries + 1):
        if not enter_if_asked(scene, device, person, Code.WRONG):
            return
        if number == tries or number % each == 0:
            ask_until_refused(scene, device, person.bound[SMS.key], 1)


def try_in_new_login(scene: Scene, device: Device, person: Person) -> None:
    """Log in anew, and answer the second step with the code that comes; a locked mailbox may send none."""
    if log_in_again(device, person) is not Place.SECOND_STEP:
        return
    if code_asked_for(scene, device, SMS, person.bound[SMS.key]):
        enter_code(scene, device, person, Code.RIGHT)


def question(device: Device) -> CodeQuestion:
    """The form for a code that the device shows; raises NotRun or Missing when it shows none."""
    place = see(device)
    if place is Place.STEP_UP:
        return StepUp(device)
    if place is Place.SECOND_STEP:
        return SecondStep(device)
    method = bound_at(place)
    form = method.form(device) if method else None
    if form is None:
        raise not_asked(device, place)
    return form


def reach_question(device: Device, place: Place) -> None:
    """Raise what `not_asked` says unless this place is the question for a bound method."""
    if place is not Place.STEP_UP:
        raise not_asked(device, place)


def not_asked(device: Device, place: Place) -> Exception:
    """Why no question for a code can be answered: NotRun where the profile knows none, else Missing."""
    if not device.target.ixit.screens.step_up.landmark:
        return NotRun("the profile knows no question for a bound method (ixit.screens.step_up.landmark)")
    return Missing(f"no code is asked for; the browser shows {place}")


def method_asked(person: Person, device: Device) -> Method:
    """Which method the code that the device asks for belongs to."""
    place = see(device)
    if place is Place.STEP_UP:
        return step_up_method(device, person)
    if place is Place.SECOND_STEP:
        return next((method for method in bound(person) if method.by_code), SMS)
    return bound_at(place) or SMS


def held_code(scene: Scene, device: Device, person: Person) -> str:
    """The code that this person holds for the question on the screen."""
    return method_asked(person, device).held_code(scene, person)


def enter_code(scene: Scene, device: Device, person: Person, which: Code) -> None:
    """Enter the right code, or one that must not do, note what came of it, and go as far as that leads.

    What the deployment puts off is entered again later; that it is so for longer than a code lives is noted,
    and no more is entered then. A login that has ended takes no code any more.
    """
    if Facts.put_off_for_good.or_else(scene.facts, False):
        return
    for _ in turns(scene):
        place, mark = see(device), device.wire.mark()
        if place in LOGINS:
            scene.facts.outcome = Outcome(place)
            return
        code = _code(scene, device, person, which)
        device.wrong_codes += which is Code.WRONG
        scene.facts.entered_nothing = not code
        if not code and not question(device).leave_empty():
            raise NotRun(
                "here no code cannot be entered: its last character submits it, or lets it be confirmed"
            )
        submit(scene, device, code)
        if not put_off(device, mark, scene.facts.outcome):
            return
        scene.facts.slowed_down = True
    scene.facts.put_off_for_good = True


def submit(scene: Scene, device: Device, code: str) -> None:
    """Enter a code where one is asked for, note what came of it, and go as far as that leads."""
    place = see(device)
    question(device).enter(code)
    came_to = see_outcome(device, leaving=place)
    if method := bound_at(place):
        number = Facts.typed_number.or_else(scene.facts, "")
        came_to = in_again(scene, device, method, number, came_to)
    scene.facts.outcome = came_to
    go_on(device, scene.facts.outcome.place)


def type_and_cancel(device: Device, code: str) -> None:
    """Type a code, or all but the last character where that would submit it, and then give up."""
    form = question(device)
    type_into(form.code, code[:-1] if form.submits_itself else code)
    cancel(device, form)


def cancel(device: Device, form: CodeQuestion) -> None:
    """Press what cancels a question for a code; raises NotRun where the profile knows nothing that does."""
    if not form.cancels:
        raise NotRun(f"the profile knows nothing that cancels {see(device)} (ixit.screens.….cancel)")
    form.cancel()


def need_code_field(device: Device) -> None:
    """Raises NotRun where a code can be typed only once one was asked for."""
    if not question(device).code.first.is_visible():
        raise NotRun("no code can be typed here before one was asked for")


def enter_unasked(scene: Scene, device: Device, person: Person, which: Code) -> None:
    """Enter a code at the second step, for which this login has asked for none; else NotRun."""
    SMS.choose(device)
    need_code_field(device)
    enter_code(scene, device, person, which)


def enter_if_asked(scene: Scene, device: Device, person: Person, which: Code) -> bool:
    """Enter a code where one is asked for, and say whether it was judged.

    After too many tries none may be asked for, or be put off for longer than a code lives.
    """
    place = see(device)
    method = bound_at(place)
    if place not in (Place.STEP_UP, Place.SECOND_STEP) and not (method and method.form(device)):
        return False
    enter_code(scene, device, person, which)
    return not Facts.put_off_for_good.or_else(scene.facts, False)


def _code(scene: Scene, device: Device, person: Person, which: Code) -> str:
    if which is Code.NONE:
        return ""
    if which is Code.FOREIGN:
        return foreign_code(scene)
    if which in (Code.APP, Code.OTHER_APP):
        holder = person if which is Code.APP else scene.cast.person("Zhang")
        scene.facts.one_time_password = COREMAIL_APP.held_code(scene, holder)
        return scene.facts.one_time_password
    if which is Code.OTHER_OTP:
        return OTP.held_code(scene, scene.cast.person("Zhang"))
    if which is Code.BINDING:
        return scene.facts.binding_code
    if which is Code.WAITING:
        return scene.facts.waiting_answer
    if which is Code.FORGOTTEN:
        return scene.facts.forgotten_code
    if which is Code.FIRST:
        first = Facts.first_code.or_else(scene.facts, "")
        return _not_sent_again(scene, person, first or code_number(scene, scene.facts.typed_number, 1))
    if which is Code.NEWER:
        return code_number(scene, scene.facts.typed_number, 1)
    if which is Code.OLDER:
        return _not_sent_again(scene, person, code_number(scene, scene.facts.typed_number, 2))
    method = method_asked(person, device)
    if which is Code.RIGHT:
        return method.spend_code(scene, person)
    return wrong_code(method.held_code(scene, person))


def _not_sent_again(scene: Scene, person: Person, code: str) -> str:
    """The code; raises NotRun where a later message has the same: then it is not the older one of two."""
    sent = [text for to in person.inboxes for text in arrived(scene, to)]
    if sum(code in text for text in sent) > 1:
        raise NotRun("the same code was sent again, so that an older one cannot be told from a newer one")
    return code


def foreign_code(scene: Scene) -> str:
    """A code that Zhang was sent, in a browser of Zhang's, for a number of Zhang's."""
    person = scene.cast.person("Zhang")
    with scene.browsers.aside():
        device = scene.browsers.used_by("Zhang")
        enter(device, person)
        open_binding(scene, device, person, SMS)
        SMS.form(device).ask_code(as_typed(scene, SMS.value(person)))
    return code_number(scene, SMS.value(person), 1)
