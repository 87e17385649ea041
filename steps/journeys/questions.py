"""Questions for a code: which one is on the screen, and entering a right code or another."""

import time

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.target import Method
from conformance.verdict import NotRun
from steps.actors import Missing, Person
from steps.device import Device
from steps.journeys.binding import as_typed, open_binding, step_up_method
from steps.journeys.login import choose, enter, go_on, log_in_again
from steps.journeys.messages import arrived, code_number, code_or_refusal, right_code, wrong_code
from steps.journeys.scanning import SCANNED
from steps.scene import Scene
from steps.screens.codes import BackupBinding, CodeQuestion, SecondStep, SmsBinding, StepUp
from steps.screens.keyboard import type_into
from steps.screens.places import LOGINS, Outcome, Place, outcome, where


def resend_here(device: Device) -> Locator:
    """What sends the code again, wherever the device asks for one sent to a number.

    Raises NotRun where the profile knows no such thing.
    """
    forms: dict[Place, type[SmsBinding | StepUp | SecondStep]] = {
        Place.STEP_UP: StepUp,
        Place.SECOND_STEP: SecondStep,
    }
    place = where(device)
    form = forms.get(place, SmsBinding)(device)
    if not form.labels.resend:
        raise NotRun(f"the profile knows nothing that sends a code again on {place} (ixit.screens.….resend)")
    return form.resend()


def ask_again(scene: Scene, device: Device) -> None:
    """Ask for the code once more after the countdown, wherever the device asks for one sent to a number."""
    again = resend_here(device)
    again.wait_for()
    scene.pass_time(scene.target.ics.codes.resend_seconds)
    deadline = time.monotonic() + scene.target.ixit.waits.page
    while (
        again.is_disabled() and time.monotonic() < deadline
    ):  # its countdown began after the time had passed
        scene.run_timers(scene.target.ics.codes.resend_seconds)
    device.ask(again)


def ask_for_code(scene: Scene, device: Device) -> None:
    """Ask for a code at the second step; where the first one came by itself, for another one."""
    if device.target.ixit.screens.second_step.send:
        SecondStep(device).ask_code()
    else:
        ask_again(scene, device)


def ask_until_refused(scene: Scene, device: Device, number: str, most: int) -> None:
    """Ask for the code of a number again and again, `most` times, or until none comes or can be asked for."""
    for _ in range(most):
        before = len(arrived(scene, number))
        try:
            resend_here(device).wait_for()
        except NothingAppeared:
            return
        ask_again(scene, device)
        if isinstance(code_or_refusal(scene, device, number, before), Outcome):
            return


def use_up_tries(scene: Scene, device: Device, person: Person, tries: int) -> None:
    """Enter so many wrong codes, asking for another code after each fourth and after the last.

    Ends early where the deployment ends the login, or sends no more codes.
    """
    for number in range(1, tries + 1):
        enter_code(scene, device, person, "wrong")
        if scene.outcome.place in LOGINS:
            return
        if number == tries or number % 4 == 0:
            ask_until_refused(scene, device, person.bound["sms"], 1)


def try_in_new_login(scene: Scene, device: Device, person: Person) -> None:
    """Log in anew, and answer the second step with the code that comes; a locked mailbox may send none."""
    if log_in_again(device, person) is not Place.SECOND_STEP:
        return
    choose(device, "sms")
    scene.before_code(person.bound["sms"])
    before = len(arrived(scene, person.bound["sms"]))
    ask_for_code(scene, device)
    if isinstance(code_or_refusal(scene, device, person.bound["sms"], before), str):
        enter_code(scene, device, person, "right")


def question(device: Device) -> CodeQuestion:
    """The form for a code that the device shows; raises NotRun or Missing when it shows none."""
    place = where(device)
    screens = device.target.ixit.screens
    if place is Place.OTP_BINDING:
        return CodeQuestion(device, screens.otp_binding)
    forms: dict[Place, type[SmsBinding | BackupBinding | StepUp | SecondStep]] = {
        Place.SMS_BINDING: SmsBinding,
        Place.BACKUP_BINDING: BackupBinding,
        Place.STEP_UP: StepUp,
        Place.SECOND_STEP: SecondStep,
    }
    if place not in forms:
        raise not_asked(device, place)
    return forms[place](device)


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
    place = where(device)
    if place is Place.STEP_UP:
        return step_up_method(device, person)
    if place is Place.SECOND_STEP:
        return next((method for method in person.bound if method not in SCANNED), "sms")
    return {Place.OTP_BINDING: "otp", Place.BACKUP_BINDING: "backup"}.get(place, "sms")  # type: ignore[return-value]


def held_code(scene: Scene, device: Device, person: Person) -> str:
    """The code that this person holds for the question on the screen."""
    return right_code(scene, person, method_asked(person, device))


def enter_code(scene: Scene, device: Device, person: Person, which: str) -> None:
    """Enter the right code, or one that must not do, note what came of it, and go as far as that leads.

    A login that has ended takes no code any more.
    """
    place = where(device)
    if place in LOGINS:
        scene.outcome = Outcome(place)
        return
    form, code = question(device), _code(scene, device, person, which)
    if form.submits_itself and not code:
        raise NotRun("here the last character of a code submits it, so that no code cannot be entered")
    form.enter(code)
    scene.outcome = outcome(device, leaving=place)
    go_on(device, scene.outcome.place)


def type_and_cancel(device: Device, code: str) -> None:
    """Type a code, or all but the last character where that would submit it, and then give up."""
    form = question(device)
    type_into(form.code, code[:-1] if form.submits_itself else code)
    form.cancel()


def enter_if_asked(scene: Scene, device: Device, person: Person, which: str) -> bool:
    """Enter a code where one is asked for, and say whether one was: after too many tries none may be."""
    asked = where(device) in (Place.STEP_UP, Place.SECOND_STEP)
    if asked:
        enter_code(scene, device, person, which)
    return asked


def _code(scene: Scene, device: Device, person: Person, which: str) -> str:
    if which == "none":
        return ""
    if which == "foreign":
        return foreign_code(scene)
    if which in ("app", "other app"):
        holder = person if which == "app" else scene.person("Zhang")
        scene.used_otp = scene.handset.app_code(holder.app)
        return scene.used_otp
    if which == "waiting":
        return scene.waiting_answer
    if which == "first" and scene.first_code:
        return scene.first_code
    if which in ("first", "overtaking"):
        return code_number(scene, scene.typed_number, 1)
    if which == "overtaken":
        return code_number(scene, scene.typed_number, 2)
    right = held_code(scene, device, person)
    return right if which == "right" else wrong_code(right)


def foreign_code(scene: Scene) -> str:
    """A code that Zhang was sent, in a browser of Zhang's, for a number of Zhang's."""
    person = scene.person("Zhang")
    with scene.aside():
        device = scene.device("Zhang")
        enter(device, person)
        open_binding(scene, device, person, "sms")
        SmsBinding(device).ask_code(as_typed(scene, person.number))
    return code_number(scene, person.number, 1)
