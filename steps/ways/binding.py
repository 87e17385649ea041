"""Binding and changing a method, from the page asking to bind one or from the settings."""

from playwright.sync_api import Locator

from conformance.judging.verdict import NotRun
from conformance.profile import Method
from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.codes import BackupBinding, CodeQuestion, SmsBinding
from steps.screens.methods import SettingsRow, choose_on_forced
from steps.screens.places import BINDINGS, Outcome, Place
from steps.screens.qr import wait_for_qr
from steps.screens.seeing import see, see_outcome
from steps.ways.coremail_app import pair
from steps.ways.login import past_password
from steps.ways.messages import arrived, code_or_refusal
from steps.ways.scanning import SCANNED, agree_by_scan
from steps.ways.step_up import answer_step_up, before_step_up


def value_of(person: Person, method: Method) -> str:
    """What this person binds by this method: a number, an account, or an address."""
    values: dict[Method, str] = {
        "sms": person.number,
        "wechat": person.wechat,
        "wecom": person.wecom,
        "backup": person.backup,
        "coremail_app": person.app,
    }
    return values.get(method, "")


def choose_binding(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Click 绑定 in the method's row, wherever the list stands, and give the password if it is asked."""
    place = see(device)
    if place is Place.FORCED:
        choose_on_forced(device, method)
    elif place is Place.TWO_STEP_SETTINGS:
        before_step_up(scene, person)
        SettingsRow(device, method).bind.click()
    else:
        return place
    return past_password(device, person, see_outcome(device, leaving=place).place)


def open_binding(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Come to the screen where the method is bound, answering the step-up on the way."""
    return answer_step_up(scene, device, person, choose_binding(scene, device, person, method))


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
    if method in SCANNED:
        agree_by_scan(scene, device, method, value)
    elif method == "coremail_app":
        pair(scene, device, person)
    elif method == "otp":
        person.otp_uri = wait_for_qr(device, scene.handset)
        form = CodeQuestion(device, scene.target.ixit.screens.otp_binding)
        form.enter(scene.handset.totp(person.otp_uri))
    else:
        return try_backup(scene, device, value)
    return see_outcome(device, leaving=BINDINGS[method])


def try_number(scene: Scene, device: Device, number: str, typed: str) -> Outcome:
    """Bind a number, typed in some notation, as far as that goes; its holder's phone gives the code."""
    scene.clock.before_code(number)
    form, before = SmsBinding(device), len(arrived(scene, number))
    form.ask_code(typed if typed != number else as_typed(scene, number))
    return _finish(scene, form, number, before, Place.SMS_BINDING)


def try_backup(scene: Scene, device: Device, address: str) -> Outcome:
    """Bind a backup address."""
    scene.clock.before_code(address)
    form, before = BackupBinding(device), len(arrived(scene, address))
    form.ask_code(address)
    return _finish(scene, form, address, before, Place.BACKUP_BINDING)


def _finish(scene: Scene, form: CodeQuestion, to: str, before: int, place: Place) -> Outcome:
    code = code_or_refusal(scene, form.device, to, before)
    if isinstance(code, Outcome):
        return code
    form.enter(code)
    return see_outcome(form.device, leaving=place)


def ask_code_for(scene: Scene, device: Device, number: str) -> None:
    """Type a number on the binding screen and ask for a code; what comes of it is another's to see."""
    scene.facts.typed_number = number
    scene.clock.before_code(number)
    scene.facts.asked_at = device.wire.mark()
    SmsBinding(device).ask_code(as_typed(scene, number))


def change_button(scene: Scene, device: Device, method: Method) -> Locator:
    """修改 in the method's row; raises NotRun where the ICS says that there is none."""
    if method in scene.target.ics.without_change:
        raise NotRun(f"the ICS says that {method} is not changed in one go (ics.without_change)")
    return SettingsRow(device, method).change


def start_change(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Click 修改 in the method's row and answer the step-up."""
    return answer_step_up(scene, device, person, choose_change(scene, device, person, method))


def choose_change(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Click 修改 in the method's row, and give the password if it is asked."""
    before_step_up(scene, person)
    change_button(scene, device, method).click()
    return past_password(device, person, see_outcome(device, leaving=Place.TWO_STEP_SETTINGS).place)


def as_typed(scene: Scene, number: str) -> str:
    """A number as people type it on this deployment."""
    return number if scene.target.ixit.people.typed == "international" else national(number)


def national(number: str) -> str:
    """A mainland number as people type it: eleven digits."""
    return number.removeprefix("+86")
