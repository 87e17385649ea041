"""Binding WeChat and further methods (G6.1 to G6.7), WeCom among them (G6.9)."""

from contextlib import suppress

from conformance.profile import Method
from steps.expectations import expect, expect_place, masked, possible
from steps.scene import Scene
from steps.screens.codes import CodeQuestion, StepUp
from steps.screens.finder import text
from steps.screens.places import BINDINGS, Place
from steps.screens.qr import visible_qr, wait_for_qr
from steps.screens.seeing import see, see_outcome
from steps.sentences.states import reach
from steps.ways.answers import intercepted_answer
from steps.ways.binding import choose_binding, open_binding, start_change, value_of
from steps.ways.questions import reach_question
from steps.ways.scanning import agree_by_scan, app_for
from steps.ways.unbinding import unbind
from steps.words.gateways import ScanEnd
from steps.words.sentence import given, then, when

QR_LIFE = 5 * 60 + 1
"""Seconds after which WeChat's own QR code, or WeCom's, has expired."""
LINKS = {"wechat": "https://open.weixin.qq.com/", "wecom": "https://open.work.weixin.qq.com/"}
"""How what stands in a QR code begins, by the app that opens it."""


@when(en="{who:person} chooses to bind {method:method}", zh="{who:person}选择绑定{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    choose_binding(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@given(en="{who:person} has chosen to bind {method:method}", zh="{who:person}已选择绑定{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.used_by(who)
    place = choose_binding(scene, device, scene.cast.person(who), method)
    if place is Place.OTP_BINDING:
        scene.cast.person(who).otp_uri = wait_for_qr(device, scene.handset)
    else:
        reach_question(device, place)


@given(en="{who:person} sees the QR code for {method:method}", zh="{who:person}看到{method:method}二维码")
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.used_by(who)
    reach(open_binding(scene, device, scene.cast.person(who), method), BINDINGS[method])
    scene.facts.link, scene.facts.scanned = wait_for_qr(device, scene.handset), method


@then(
    en="{who:person} is first asked for a verification by {method:method}",
    zh="先要求{who:person}用{method:method}验证",
)
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.turn_to(who)
    expect_place(device, Place.STEP_UP)
    expect(StepUp(device).asks_for(method), f"a question for {method}", "a question that does not name it")


@then(en="{who:person} is first asked for a verification", zh="先要求{who:person}验证")
def _(scene: Scene, who: str) -> None:
    expect_place(scene.browsers.turn_to(who), Place.STEP_UP)


@then(en="a QR code for {method:method} is shown", zh="出现{method:method}二维码")
def _(scene: Scene, method: Method) -> None:
    with possible("a QR code on the screen"):
        link = wait_for_qr(scene.browsers.in_front, scene.handset)
    expect(link.startswith(LINKS[method]), f"a QR code that {method} opens", "one of something else")


@then(en="no QR code is shown", zh="没有出现二维码")
def _(scene: Scene) -> None:
    device = scene.browsers.in_front
    scene.clock.wait_for_nothing()
    expect(visible_qr(device, scene.handset) is None, "no QR code", f"a QR code on {see(device)}")


@when(en="{who:person} cancels", zh="{who:person}取消")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    CodeQuestion(device, scene.target.ixit.screens.step_up).cancel()
    scene.facts.outcome = see_outcome(device, leaving=Place.STEP_UP)


@when(en="the scan {ends:ends}", zh="扫码{ends:ends}")
def _(scene: Scene, ends: ScanEnd) -> None:
    app = app_for(scene.handset, scene.facts.scanned)
    account = value_of(scene.cast.person(scene.browsers.in_front.user), scene.facts.scanned)
    if ends is ScanEnd.LATE:
        scene.clock.pass_time(QR_LIFE)
        with suppress(LookupError):
            app.scan(scene.facts.link, account)
            app.agree(scene.facts.link, account)
    else:
        app.scan(scene.facts.link, account)
    if ends is ScanEnd.REFUSED:
        app.refuse(scene.facts.link, account)
    scene.clock.wait_for_nothing()


@when(
    en="the answer to a QR code of {owner:person}'s is opened in {who:person}'s browser",
    zh="在{who:person}的浏览器中打开{owner:person}的二维码的应答",
)
def _(scene: Scene, owner: str, who: str) -> None:
    answer = intercepted_answer(scene, scene.browsers.used_by(owner), scene.cast.person(owner), "wechat")
    scene.browsers.used_by(who).visit(answer)


@when(
    en="the answer to {owner:person}'s QR code for {method:method} is opened in {who:person}'s browser",
    zh="在{who:person}的浏览器中打开{owner:person}的{method:method}二维码的应答",
)
def _(scene: Scene, owner: str, method: Method, who: str) -> None:
    answer = intercepted_answer(scene, scene.browsers.used_by(owner), scene.cast.person(owner), method)
    scene.browsers.used_by(who).visit(answer)


@when(en="{who:person} changes the WeChat account to a new one", zh="{who:person}修改为新的微信号")
def _(scene: Scene, who: str) -> None:
    person, device = scene.cast.person(who), scene.browsers.used_by(who)
    reach(start_change(scene, device, person, "wechat"), Place.WECHAT_BINDING)
    agree_by_scan(scene, device, "wechat", person.new_wechat)
    scene.facts.outcome = see_outcome(device, leaving=Place.WECHAT_BINDING)
    person.bound["wechat"] = person.new_wechat


@when(en="{who:person} unbinds {method:method}", zh="{who:person}解绑{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    unbind(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@then(en="the question names {who:person}'s number masked", zh="询问中以掩码显示{who:person}的手机号")
def _(scene: Scene, who: str) -> None:
    number = masked(scene.cast.person(who).number)
    expect(
        text(StepUp(scene.browsers.turn_to(who)).scope, number).first.is_visible(),
        number,
        "a question without it",
    )


@then(en="the code cannot be asked for again during the countdown", zh="倒计时内不能再次请求验证码")
def _(scene: Scene) -> None:
    with possible("重新发送"):
        waits = StepUp(scene.browsers.in_front).resend().is_disabled()
    expect(waits, "重新发送 not to be clicked yet", "重新发送 ready to be clicked")
