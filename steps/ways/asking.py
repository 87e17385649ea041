"""Asking for a code once more, wherever one is asked for."""

import time

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods import sent_to
from steps.methods.sent import Sent
from steps.methods.sms import SMS, national
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.bindings import SmsBinding
from steps.screens.codes import SecondStep, StepUp
from steps.screens.patience import comes
from steps.screens.places import Place
from steps.screens.resending import is_counting
from steps.screens.seeing import see
from steps.ways.attacks.claiming import as_from
from steps.ways.binding import ask_code_for, open_binding
from steps.ways.login import log_in_again
from steps.ways.messages import arrived, code_if_any, code_or_refusal
from steps.ways.reaching import reach
from steps.ways.requests.renewal import Renewal
from steps.ways.requests.repeating import asked_for_code
from steps.ways.requests.sending import of_exchange, send


def resend_here(device: Device) -> Locator:
    """What sends the code again, wherever the device asks for one sent to a number.

    Raises NotRun where the profile knows no such thing.
    """
    forms: dict[Place, type[SmsBinding | StepUp | SecondStep]] = {
        Place.STEP_UP: StepUp,
        Place.SECOND_STEP: SecondStep,
    }
    place = see(device)
    form = forms.get(place, SmsBinding)(device)
    if not form.labels.resend:
        raise NotRun(f"the profile knows nothing that sends a code again on {place} (ixit.screens.….resend)")
    return form.resend()


def ask_again(scene: Scene, device: Device) -> None:
    """Ask for the code once more after the countdown, wherever the device asks for one sent to a number."""
    again = resend_here(device)
    comes(device.page, scene.target.ixit.waits.page, again)
    scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
    deadline = time.monotonic() + scene.target.ixit.waits.page
    # a countdown may have begun after the time had passed
    while is_counting(again) and time.monotonic() < deadline:
        scene.clock.run_timers(scene.target.ics.codes.resend_seconds)
    device.ask(again)


def another_code_at_once(scene: Scene, device: Device, number: str) -> bool:
    """Whether asking for the code again brings another, where no countdown keeps it from being pressed.

    Raises Missing where none comes and nothing says why.
    """
    before = len(arrived(scene, number))
    device.ask(resend_here(device))
    return isinstance(code_or_refusal(scene, device, number, before), str)


def ask_for_code(scene: Scene, device: Device) -> None:
    """Ask for a code at the second step, or before a change; where the first came by itself, for another."""
    if see(device) is Place.SECOND_STEP and device.target.ixit.screens.second_step.send:
        SecondStep(device).ask_code()
    else:
        ask_again(scene, device)


def ask_here_or_at_next_login(scene: Scene, device: Device, person: Person) -> None:
    """Ask for a code at the second step; where a login is sent one by itself, and no other, log in again."""
    question = device.target.ixit.screens.second_step
    if question.send or question.resend:
        ask_for_code(scene, device)
    else:
        log_in_again(device, person)


def ask_until_refused(scene: Scene, device: Device, number: str, most: int) -> None:
    """Ask for the code of a number again and again, `most` times, or until none comes or can be asked for."""
    for _ in range(most):
        before = len(arrived(scene, number))
        try:
            resend_here(device).wait_for()
        except NothingAppeared:
            return
        ask_again(scene, device)
        if not code_if_any(scene, device, number, before):
            return


def code_asked_for(scene: Scene, device: Device, method: Sent, to: str) -> str:
    """Ask for a code by this method at the second step; the code, empty where none comes."""
    method.choose(device)
    scene.clock.before_code(to)
    before = len(arrived(scene, to))
    ask_for_code(scene, device)
    return code_if_any(scene, device, to, before)


def ask_in_logins(scene: Scene, device: Device, person: Person, count: int, logins: int) -> None:
    """Ask for so many codes in each of so many logins, until a login is sent none."""
    method = sent_to(person)
    to = person.bound[method.key]
    for _ in range(logins):
        scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
        reach(log_in_again(device, person), Place.SECOND_STEP)
        if not code_asked_for(scene, device, method, to):
            return
        ask_until_refused(scene, device, to, count - 1)


def ask_in_new_login(scene: Scene, device: Device, person: Person) -> None:
    """Ask for a code for one's own number on the page that binds it, in a new login, after the countdown."""
    scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
    reach(log_in_again(device, person), Place.FORCED)
    open_binding(scene, device, person, SMS)
    ask_code_for(scene, device, SMS.value(person))


def ask_for_others(scene: Scene, device: Device, count: int, asked_before: int = 0) -> list[str]:
    """Repeat the request for a code for so many other numbers, each after the countdown; returns them.

    Every other one is sent as if from another network address, other than those of what was asked before.

    Raises NotRun where that request does not say the number where it can be read.
    """
    asked, number = asked_for_code(scene, device), national(scene.facts.typed_number)
    if not of_exchange(asked, {}).holds(number):
        raise NotRun("the request for a code does not name the number where it can be read")
    renewal = Renewal(device)
    others = [scene.cast.made_up.number() for _ in range(count)]
    for at, other in enumerate(others):
        scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
        message = renewal.of(of_exchange(asked, {number: national(other)}))
        send(device, message, as_from(asked_before + at) if at % 2 else {})
    return others
