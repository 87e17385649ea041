"""Binding, changing and unbinding a method, from the page asking to bind one or from the settings."""

from conformance.target import Method
from steps.actors import Device, Person
from steps.journeys.login import agree_in_wechat, enter, go_on
from steps.journeys.messages import arrived, code_number, code_or_refusal, right_code, wrong_code
from steps.scene import Scene
from steps.screens.codes import BackupBinding, CodeQuestion, SecondStep, SmsBinding, StepUp, resend
from steps.screens.finder import landmark
from steps.screens.methods import SettingsRow, choose_on_forced
from steps.screens.places import BINDINGS, LOGINS, Outcome, Place, outcome, where
from steps.screens.qr import wait_for_qr


def value_of(person: Person, method: Method) -> str:
    """What this person binds by this method: a number, an account, or an address."""
    return {"sms": person.number, "wechat": person.wechat, "backup": person.backup}.get(method, "")


def choose_binding(device: Device, method: Method) -> Place:
    """Click 绑定 in the method's row, wherever the list stands, and say where that leads."""
    place = where(device)
    if place is Place.FORCED:
        choose_on_forced(device, method)
    elif place is Place.TWO_STEP_SETTINGS:
        SettingsRow(device, method).bind.click()
    else:
        return place
    return outcome(device, leaving=place).place


def answer_step_up(scene: Scene, device: Device, person: Person) -> Place:
    """Answer the question for a bound method, if it is asked, and say where that leads."""
    if where(device) is not Place.STEP_UP:
        return where(device)
    question = StepUp(device)
    method = next(method for method in person.bound if question.asks_for(method))
    if method == "wechat":
        agree_in_wechat(scene, device, person.bound[method])
    else:
        question.enter(step_up_code(scene, person, method))
    return outcome(device, leaving=Place.STEP_UP).place


def step_up_code(scene: Scene, person: Person, method: Method) -> str:
    """The code that answers the question for this bound method."""
    if method == "otp":
        return scene.handset.totp(person.otp_uri)
    to = person.bound[method]
    return code_number(scene, to, max(1, len(arrived(scene, to))))


def open_binding(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Come to the screen where the method is bound, answering the step-up on the way."""
    choose_binding(device, method)
    return answer_step_up(scene, device, person)


def bind(scene: Scene, device: Device, person: Person, method: Method, value: str = "") -> Outcome:
    """Bind a method from start to end, with this person's number, account or address, or with `value`."""
    open_binding(scene, device, person, method)
    value = value or value_of(person, method)
    came_to = fill_in(scene, device, person, method, value)
    if not came_to.refusal and came_to.place is not BINDINGS[method]:
        person.bound[method] = value
    return came_to


def fill_in(scene: Scene, device: Device, person: Person, method: Method, value: str) -> Outcome:
    """Do what the method's binding screen asks for."""
    if method == "sms":
        return try_number(scene, device, value, value)
    if method == "wechat":
        agree_in_wechat(scene, device, value)
    elif method == "otp":
        person.otp_uri = wait_for_qr(device, scene.handset)
        question(device).enter(scene.handset.totp(person.otp_uri))
    else:
        return try_backup(scene, device, value)
    return outcome(device, leaving=BINDINGS[method])


def try_number(scene: Scene, device: Device, number: str, typed: str) -> Outcome:
    """Bind a number, typed in some notation, as far as that goes; its holder's phone gives the code."""
    before = len(arrived(scene, number))
    SmsBinding(device).ask_code(typed if typed != number else national(number))
    return _finish(scene, device, number, before, Place.SMS_BINDING)


def try_backup(scene: Scene, device: Device, address: str) -> Outcome:
    """Bind a backup address."""
    before = len(arrived(scene, address))
    BackupBinding(device).ask_code(address)
    return _finish(scene, device, address, before, Place.BACKUP_BINDING)


def _finish(scene: Scene, device: Device, to: str, before: int, place: Place) -> Outcome:
    code = code_or_refusal(scene, device, to, before)
    if isinstance(code, Outcome):
        return code
    question(device).enter(code)
    return outcome(device, leaving=place)


def ask_code_for(scene: Scene, device: Device, number: str) -> None:
    """Type a number on the binding screen and ask for a code; what comes of it is another's to see."""
    scene.typed_number = number
    scene.asked_mark = device.wire.mark()
    SmsBinding(device).ask_code(national(number))


def ask_again(device: Device) -> None:
    """Ask for the code once more, at the binding of a number or at the step-up."""
    screens = device.target.ixit.screens
    here = screens.step_up if where(device) is Place.STEP_UP else screens.sms_binding
    resend(device, here.resend).click()


def start_change(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Click 修改 in the method's row and answer the step-up."""
    SettingsRow(device, method).change.click()
    outcome(device, leaving=Place.TWO_STEP_SETTINGS)
    return answer_step_up(scene, device, person)


def unbind(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Click 解绑 in the method's row and answer what is asked before it is done."""
    row = SettingsRow(device, method)
    row.unbind.click()
    row.bind.or_(landmark(device.page, device.target.ixit.screens.step_up.landmark)).first.wait_for()
    place = answer_step_up(scene, device, person)
    row.bind.wait_for()
    del person.bound[method]
    return place


def question(device: Device) -> CodeQuestion:
    """The form for a code that the device shows."""
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
    return forms[place](device)


def method_asked(person: Person, device: Device) -> Method:
    """Which method the code that the device asks for belongs to."""
    place = where(device)
    if place is Place.STEP_UP:
        return next(method for method in person.bound if StepUp(device).asks_for(method))
    if place is Place.SECOND_STEP:
        return next(method for method in person.bound if method != "wechat")
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
    question(device).enter(_code(scene, device, person, which))
    scene.outcome = outcome(device, leaving=place)
    go_on(device, scene.outcome.place)


def _code(scene: Scene, device: Device, person: Person, which: str) -> str:
    if which == "none":
        return ""
    if which == "foreign":
        return foreign_code(scene)
    if which == "waiting":
        return scene.waiting_answer
    if which == "first":
        return code_number(scene, scene.typed_number, 1)
    right = held_code(scene, device, person)
    return right if which == "right" else wrong_code(right)


def foreign_code(scene: Scene) -> str:
    """A code that Zhang was sent, in a browser of Zhang's, for a number of Zhang's."""
    shown, person, device = scene.shown, scene.person("Zhang"), scene.device("Zhang")
    enter(device, person)
    open_binding(scene, device, person, "sms")
    SmsBinding(device).ask_code(national(person.number))
    scene.show(shown)
    return code_number(scene, person.number, 1)


def national(number: str) -> str:
    """A mainland number as people type it: eleven digits."""
    return number.removeprefix("+86")
