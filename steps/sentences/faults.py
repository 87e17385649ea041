"""Gateways that fail, and messages that take their time (G3.3, G4.6, G4.7, G5.2, G5.3, G6.2, G6.6)."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.expectations import expect
from steps.methods import SMS
from steps.methods.base import Method
from steps.methods.scanned import Scanned
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.patience import look_twice
from steps.screens.places import Outcome, Place
from steps.screens.seeing import Watch, see, see_outcome
from steps.screens.unmarked import Unmarked
from steps.ways.answers import caught_answer, saying
from steps.ways.asking import ask_again, ask_here_or_at_next_login
from steps.ways.binding import ask_code_for, open_binding
from steps.ways.login import go_on
from steps.ways.reaching import reach
from steps.ways.settings import open_two_step
from steps.words.gateways import Failure, Twist
from steps.words.sentence import given, then, when


@given(en="{gateway:gateway} {failure:failure}", zh="{gateway:gateway}出现故障：{failure:failure}")
def _(scene: Scene, gateway: Method, failure: Failure) -> None:
    scene.stage.around.outages.fail(gateway.key, failure.name.lower())


@when(en="{gateway:gateway} works again", zh="{gateway:gateway}恢复正常")
def _(scene: Scene, gateway: Method) -> None:
    scene.stage.around.outages.mend()
    scene.clock.pass_time(scene.target.ics.codes.resend_seconds)


@when(
    en="{who:person} asks for a code for {owner:whose} number, which fails",
    zh="{who:person}为{owner:whose}手机号请求验证码，但失败",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    open_binding(scene, device, scene.cast.person(who), SMS)
    with in_vain(scene, device, SMS.place):
        ask_code_for(scene, device, SMS.value(scene.cast.person(owner)))


@when(
    en="{who:person} asks for a code for the second step, which fails",
    zh="{who:person}为安全验证请求验证码，但失败",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    SMS.choose(device)
    scene.clock.before_code(person.bound[SMS.key])
    with in_vain(scene, device, Place.SECOND_STEP):
        ask_here_or_at_next_login(scene, device, person)


@when(
    en="{who:person} asks for the code of that verification, which fails",
    zh="{who:person}请求该验证的验证码，但失败",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    if see(device) is Place.STEP_UP:
        with suppress(NotRun, NothingAppeared):
            ask_again(scene, device)
    scene.facts.outcome = see_outcome(device, leaving=see(device), besides=scene.target.ixit.waits.gateway)
    if scene.stage.around.outages.unnoticed():
        raise Missing("no code was asked for before the change, by itself or otherwise")


@when(
    en="{who:person} scans the QR code with {method:scanned} and agrees, which fails",
    zh="{who:person}用{method:scanned}扫码并同意，但失败",
)
def _(scene: Scene, who: str, method: Scanned) -> None:
    device = scene.browsers.used_by(who)
    place = see(device)
    method.choose(device)
    with in_vain(scene, device, place):
        method.agree(scene, device, method.value(scene.cast.person(who)))


@contextmanager
def in_vain(scene: Scene, device: Device, place: Place) -> Iterator[None]:
    """Note what came of the request made in this block, at this place; a failing gateway is in its way.

    Raises Missing when no gateway was asked, so that nothing failed.
    """
    with noting_words(scene, device, place, besides=scene.target.ixit.waits.gateway):
        yield
    go_on(device, scene.facts.outcome.place)  # whoever is let past the failure may be asked to trust first
    if unnoticed := scene.stage.around.outages.unnoticed():
        raise Missing(f"the failure was set, and no gateway was asked ({unnoticed})")


@contextmanager
def noting_words(scene: Scene, device: Device, leaving: Place, besides: float = 0) -> Iterator[None]:
    """Note what came of what is done in this block, and listen to what pages say from now on."""
    scene.facts.heard = Unmarked(device, leaving)
    yield
    scene.facts.outcome = see_outcome(device, leaving=leaving, besides=besides)


@when(
    en="{method:scanned}'s callback comes back to {who:person} {twist:twist}",
    zh="返回给{who:person}的{method:scanned}回调{twist:twist}",
)
def _(scene: Scene, method: Scanned, who: str, twist: Twist) -> None:
    device = scene.browsers.used_by(who)
    method.choose(device)
    place = see(device)
    with noting_words(scene, device, place):
        answer = caught_answer(scene, device, method, method.value(scene.cast.person(who)))
        device.visit(saying(answer, twist.parts))


@when(en="{who:person} opens the two-step settings anew", zh="{who:person}重新打开二次验证设置")
def _(scene: Scene, who: str) -> None:
    reach(open_two_step(scene, scene.browsers.used_by(who), scene.cast.person(who)), Place.TWO_STEP_SETTINGS)


@then(en="{who:person} is told that it failed", zh="{who:person}看到失败的提示")
def _(scene: Scene, who: str) -> None:
    outcome = _told_late(scene.browsers.used_by(who), scene.facts.outcome)
    told = bool(outcome.refusal or outcome.boxes)
    if not told and (unmarked := scene.facts.heard.words(outcome)):
        raise Missing(
            f"nothing is marked as a message, and this came: “{unmarked[0]}”; "
            "if that says that it failed, name it in the profile: screens.messages.failed"
        )
    expect(told, "a message that it failed", f"{outcome}, and no message")


def _told_late(device: Device, outcome: Outcome) -> Outcome:
    """The outcome, and what the screen that came says after its heading, if it does."""
    if outcome.refusal or outcome.boxes:
        return outcome
    said = look_twice(device.page, device.target.ixit.waits.page, Watch(device).refusal)
    return replace(outcome, refusal=said.refusal, words=said.words) if said else outcome


@then(
    en="nothing of what the gateway said has reached {who:person}",
    zh="网关返回的内容没有泄露给{who:person}",
)
def _(scene: Scene, who: str) -> None:
    leaked = scene.browsers.turn_to(who).received(scene.stage.around.outages.inside)
    expect(not leaked, "no answer with the gateway's own words", "an answer that carries them")


@given(
    en="{who:person} has asked for a code for {owner:whose} number, and the message is delayed",
    zh="{who:person}已为{owner:whose}手机号请求验证码，短信延迟未到",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    outages, number = scene.stage.around.outages, SMS.value(scene.cast.person(owner))
    open_binding(scene, device, scene.cast.person(who), SMS)
    outages.delay(number)
    ask_code_for(scene, device, number)
    try:
        outages.next_delayed(number, scene.target.ixit.waits.message)
    except TimeoutError:
        raise Missing("no message was sent that could be delayed") from None


@when(en="the delayed message arrives", zh="延迟的短信到达")
def _(scene: Scene) -> None:
    scene.stage.around.outages.let_go()
