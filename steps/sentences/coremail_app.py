"""Coremail 论客 App: pairing, pushes, and the code that it shows offline (G6.10)."""

from contextlib import suppress

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.expectations import expect, expect_mailbox, possible
from steps.methods import COREMAIL_APP
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.codes import SecondStep
from steps.screens.methods import choose_on_forced
from steps.screens.places import Place
from steps.screens.qr import open_qr_code
from steps.screens.seeing import see_outcome
from steps.sentences.faults import in_vain
from steps.ways.attacks.approvals import answered_so_far, named_anew, send_what_went_on, went_on_by
from steps.ways.binding import open_binding
from steps.ways.login import go_on, log_in_again
from steps.ways.messages import arrived
from steps.ways.putting_off import judged
from steps.ways.reaching import reach
from steps.ways.requests.on_the_way import routed
from steps.words.cast import Box
from steps.words.gateways import PushEnd
from steps.words.sentence import given, then, when

PAIRING_LIFE = 5 * 60 + 1
PUSH_LIFE = 2 * 60 + 1
"""Seconds after which a pairing's QR code, and a push, have expired (docs/coremail-app.md)."""


@given(en="{who:person} sees the QR code for the app", zh="{who:person}看到App的二维码")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    reach(open_binding(scene, device, person, COREMAIL_APP), COREMAIL_APP.place)
    COREMAIL_APP.own(person).link = open_qr_code(device, scene.handset)


@when(en="nobody scans the QR code for the app", zh="无人扫描App的二维码")
def _(scene: Scene) -> None:
    scene.clock.wait_for_nothing()


@when(en="{who:person}'s app scans the QR code too late", zh="{who:person}的App超时后才扫码")
def _(scene: Scene, who: str) -> None:
    person = scene.cast.person(who)
    scene.clock.pass_time(PAIRING_LIFE)
    with suppress(LookupError):
        COREMAIL_APP.pair(scene, person)
    scene.facts.outcome = see_outcome(scene.browsers.used_by(who), leaving=COREMAIL_APP.place)


@given(en="{who:person} has asked for a push to the app", zh="{who:person}已请求App推送")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.push = COREMAIL_APP.ask(scene, device, person)


@when(en="{who:person} approves the push", zh="{who:person}批准推送")
def _(scene: Scene, who: str) -> None:
    device, app = scene.browsers.used_by(who), COREMAIL_APP.value(scene.cast.person(who))
    before = answered_so_far(device)
    COREMAIL_APP.app(scene.handset).answer(scene.facts.push, app, approved=True)
    scene.facts.outcome = see_outcome(device, leaving=Place.SECOND_STEP)
    scene.facts.went_on_by = went_on_by(device, before)
    scene.clock.wait_for_nothing()
    go_on(device, scene.facts.outcome.place)


@when(
    en="{who:person}'s browser sends what {owner:person}'s approved login went on by",
    zh="{who:person}的浏览器发送{owner:person}获批准的登录所用过的请求",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    send_what_went_on(scene, device, person, scene.cast.person(owner), scene.facts.went_on_by)


@when(
    en="the other browser sends what {owner:person}'s approved login went on by",
    zh="另一个浏览器发送{owner:person}获批准的登录所用过的请求",
)
def _(scene: Scene, owner: str) -> None:
    device, person = scene.browsers.turn_to(scene.facts.other_browser), scene.cast.person(owner)
    send_what_went_on(scene, device, person, person, scene.facts.went_on_by)


@when(
    en="{who:person} asks for a push to the app, closes the browser, and approves it",
    zh="{who:person}请求App推送，关闭浏览器后批准",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    push = COREMAIL_APP.ask(scene, device, person)
    scene.facts.named_anew = named_anew(device, scene.facts.went_on_by)
    with routed(device, lambda route: route.abort()):
        device.hear()
        device.restart()
    COREMAIL_APP.answer(scene, device, person, push)


@when(
    en="{who:person}'s browser sends what {owner:person}'s approved login would have gone on by",
    zh="{who:person}的浏览器发送{owner:person}获批准的登录本应发送的请求",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    acts, anew = scene.facts.went_on_by, scene.facts.named_anew
    if not anew:
        raise NotRun("nothing that the approved login went on by names another value in the next one")
    send_what_went_on(scene, device, person, scene.cast.person(owner), acts, anew)


@when(en="{who:person}'s push {pushed:pushed}", zh="{who:person}的推送{pushed:pushed}")
def _(scene: Scene, who: str, pushed: PushEnd) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    if pushed is PushEnd.REFUSED:
        app = COREMAIL_APP.app(scene.handset)
        app.answer(scene.facts.push, COREMAIL_APP.value(person), approved=False)
    if pushed is PushEnd.LATE:
        scene.clock.pass_time(PUSH_LIFE)
        COREMAIL_APP.answer(scene, device, person, scene.facts.push)
    if pushed is not PushEnd.UNANSWERED:
        scene.facts.outcome = see_outcome(device, leaving=Place.SECOND_STEP)
    scene.clock.wait_for_nothing()


@when(en="{who:person} asks for a push to the app, which fails", zh="{who:person}请求App推送，但失败")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    COREMAIL_APP.choose(device)
    with in_vain(scene, device, Place.SECOND_STEP):
        SecondStep(device).ask_push()


@when(
    en="{who:person} chooses to bind the Coremail app, which fails", zh="{who:person}选择绑定论客App，但失败"
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    with in_vain(scene, device, Place.FORCED):
        choose_on_forced(device, COREMAIL_APP.key)


@then(
    en="the code of {who:person}'s app opens {box:box}", zh="用{who:person}的App的验证码验证后可进入{box:box}"
)
def _(scene: Scene, who: str, box: Box) -> None:
    device, person = scene.browsers.used_by(box.owner), scene.cast.person(box.owner)
    with possible("the second step by the app's code", scene):
        log_in_by_code(scene, device, person, scene.cast.person(who))
    expect_mailbox(device, person.mailboxes[box.number])


def log_in_by_code(scene: Scene, device: Device, person: Person, holder: Person) -> None:
    """Log in anew, and answer the second step, if it comes, with the code that the holder's app shows."""

    def enter() -> None:
        SecondStep(device).enter(COREMAIL_APP.held_code(scene, holder))

    if log_in_again(device, person) is Place.SECOND_STEP:
        COREMAIL_APP.choose(device)
        go_on(device, judged(scene, device, Place.SECOND_STEP, enter).place)


@then(en="{who:person}'s app is no longer paired", zh="{who:person}的App已解除配对")
def _(scene: Scene, who: str) -> None:
    paired = COREMAIL_APP.app(scene.handset).is_paired(COREMAIL_APP.value(scene.cast.person(who)))
    expect(not paired, "an app without a pairing", "a pairing that still lives on the phone")


@then(en="no push has come to {who:person}'s app", zh="{who:person}的App没有收到推送")
def _(scene: Scene, who: str) -> None:
    if not scene.target.ixit.screens.second_step.push:
        return  # each login sends one by itself
    scene.clock.wait_for_nothing()
    pushes = arrived(scene, COREMAIL_APP.value(scene.cast.person(who)))
    expect(not pushes, "no push", f"{len(pushes)} pushes")
