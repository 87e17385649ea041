"""Third-party OTP and the backup mailbox (G6.7, G6.8, RFC 4226, RFC 6238)."""

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.expectations import expect
from steps.methods import BACKUP, OTP
from steps.methods.otp import STEP
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.places import Place
from steps.screens.seeing import see
from steps.ways.arrival import arrive
from steps.ways.binding import open_binding
from steps.ways.changing import change_to_new, start_change
from steps.ways.messages import code_number
from steps.ways.other_names import aliases, other_name
from steps.ways.questions import reach_question, submit
from steps.ways.reaching import reach
from steps.ways.requests.again import open_again
from steps.ways.settings import read_two_step
from steps.ways.two_browsers import other_to_sign_in
from steps.ways.unbinding import unbind
from steps.words.logins import OtherName
from steps.words.sentence import given, then, when


@when(en="the code of the authenticator has changed", zh="验证器的动态口令已更换")
def _(scene: Scene) -> None:
    scene.clock.pass_time(2 * STEP)


@when(en="half a minute has passed", zh="半分钟已过")
def _(scene: Scene) -> None:
    scene.clock.pass_time(STEP)


@given(en="{who:person} has asked for a code for the backup address", zh="{who:person}已为备用地址请求验证码")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    person = scene.cast.person(who)
    open_binding(scene, device, person, BACKUP)
    BACKUP.form(device).ask_code(BACKUP.value(person))
    code_number(scene, BACKUP.value(person), 1)


@given(en="{who:person} has scanned the QR code for third-party OTP", zh="{who:person}已扫描第三方OTP二维码")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    open_binding(scene, device, person, OTP)
    OTP.scan(scene, device, person)


@given(
    en="in another browser {who:person} has seen the QR code for third-party OTP",
    zh="{who:person}曾在另一个浏览器中看到第三方OTP二维码",
)
def _(scene: Scene, who: str) -> None:
    device, person = other_to_sign_in(scene, who), scene.cast.person(who)
    reach(arrive(scene, device, person), Place.FORCED)
    open_binding(scene, device, person, OTP)
    OTP.scan(scene, device, person)
    OTP.lose(person)


@when(
    en="{who:person} enters the code of the QR code that was seen before",
    zh="{who:person}填写先前看到的二维码的动态口令",
)
def _(scene: Scene, who: str) -> None:
    enter_lost_code(scene, scene.browsers.used_by(who), scene.cast.person(who))


@given(en="{who:person} has noted the code of the authenticator", zh="{who:person}已记下验证器的动态口令")
def _(scene: Scene, who: str) -> None:
    scene.facts.first_code = OTP.held_code(scene, scene.cast.person(who))


@given(
    en="{who:person} knows the code that the authenticator will show in ten minutes",
    zh="{who:person}知道验证器十分钟后的动态口令",
)
def _(scene: Scene, who: str) -> None:
    scene.facts.first_code = OTP.later_code(scene, scene.cast.person(who), 600)


@when(
    en="{who:person} loses the authenticator, and unbinds third-party OTP",
    zh="{who:person}丢失验证器，并解绑第三方OTP",
)
def _(scene: Scene, who: str) -> None:
    OTP.lose(scene.cast.person(who))
    unbind(scene, scene.browsers.used_by(who), scene.cast.person(who), OTP)


@when(en="{who:person} loses the authenticator", zh="{who:person}丢失验证器")
def _(scene: Scene, who: str) -> None:
    OTP.lose(scene.cast.person(who))


@when(
    en="{who:person} loses the authenticator, and changes third-party OTP",
    zh="{who:person}丢失验证器，并修改第三方OTP",
)
def _(scene: Scene, who: str) -> None:
    OTP.lose(scene.cast.person(who))
    change_to_new(scene, scene.browsers.used_by(who), scene.cast.person(who), OTP)


@when(
    en="{who:person} enters the one-time password of that login",
    zh="{who:person}填写该次登录的动态口令",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    if scene.target.ics.login_exempts and see(device) is not Place.STEP_UP:
        raise NotRun("for a while after a login changes need no verification (ics.login_exempts)")
    reach_question(device, see(device))
    submit(scene, device, scene.facts.one_time_password)


@when(
    en="{who:person} enters the code of the lost authenticator", zh="{who:person}填写丢失的验证器的动态口令"
)
def _(scene: Scene, who: str) -> None:
    enter_lost_code(scene, scene.browsers.used_by(who), scene.cast.person(who))


def enter_lost_code(scene: Scene, device: Device, person: Person) -> None:
    """Enter the code that this person's authenticator of before shows."""
    OTP.choose(device)
    submit(scene, device, OTP.lost_code(scene, person))


@then(
    en="the secret of {who:person}'s authenticator has at least {bits:d} bits",
    zh="{who:person}的验证器的密钥至少有{bits:d}位",
)
def _(scene: Scene, who: str, bits: int) -> None:
    has = len(OTP.secret(scene.cast.person(who)).rstrip("=")) * BITS
    expect(has >= bits, f"{bits} bits at least", f"{has} bits")


BITS = 5
"""What a character of base32 holds (RFC 4648)."""


@when(
    en="{who:person} opens again all that was opened until then, and the two-step settings",
    zh="{who:person}再次打开此前打开过的所有页面，以及二次验证设置",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    since = device.wire.mark()
    scene.facts.scanned_since = open_again(scene, device)
    read_two_step(scene, device, person)
    scene.facts.shown_since = since


@then(
    en="the secret of {who:person}'s authenticator was not shown again",
    zh="未再次显示{who:person}的验证器的密钥",
)
def _(scene: Scene, who: str) -> None:
    device, secret = scene.browsers.turn_to(who), OTP.secret(scene.cast.person(who))
    answered = any(one.carries(secret) for one in device.wire.since(scene.facts.shown_since))
    seen = any(secret in code for code in scene.facts.scanned_since)
    expect(not answered, "no answer with the secret", "an answer that carries it")
    expect(not seen, "no QR code of it", "its QR code, on a page of the binding")


@when(
    en="{who:person} binds their own mailbox as the backup mailbox",
    zh="{who:person}把自己的邮箱绑定为备用邮箱",
)
def _(scene: Scene, who: str) -> None:
    bind_address(scene, who, scene.cast.person(who).mailbox.address)


@when(
    en="{who:person} binds their own mailbox, under {name:name}, as the backup mailbox",
    zh="{who:person}以{name:name}把自己的邮箱绑定为备用邮箱",
)
def _(scene: Scene, who: str, name: OtherName) -> None:
    address = scene.cast.person(who).mailbox.address
    bind_address(scene, who, address, other_name(address, name))


@when(
    en="{who:person} binds each other address of their own mailbox as the backup mailbox",
    zh="{who:person}把自己邮箱的其他每个邮件地址绑定为备用邮箱",
)
def _(scene: Scene, who: str) -> None:
    for alias in aliases(scene.target.ics, scene.cast.person(who).mailbox.address):
        scene.browsers.used_by(who).visit(scene.target.ixit.addresses.mail)
        bind_address(scene, who, alias)
        if scene.facts.outcome.accepted:
            break


@when(
    en="{who:person} changes the backup mailbox to their own mailbox",
    zh="{who:person}把备用邮箱修改为自己的邮箱",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    reach(start_change(scene, device, person, BACKUP), BACKUP.place)
    scene.facts.outcome = BACKUP.attempt(scene, device, person.mailbox.address)


def bind_address(scene: Scene, who: str, address: str, typed: str = "") -> None:
    """Bind an address as the backup mailbox, typed as it is or otherwise, as far as that goes."""
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    open_binding(scene, device, person, BACKUP)
    scene.facts.outcome = BACKUP.attempt(scene, device, address, typed)


@then(en="the backup address is refused", zh="备用地址被拒绝")
def _(scene: Scene) -> None:
    outcome = scene.facts.outcome
    expect(not outcome.accepted, "the address refused with a message", str(outcome))
