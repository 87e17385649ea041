"""Binding by a QR code, and further methods (G6.1 to G6.7, G6.9)."""

from contextlib import suppress

from steps.expectations import (
    expect,
    expect_place,
    expect_said,
    expect_step_up,
    masked,
    masked_somehow,
    possible,
)
from steps.methods import OTP, SMS, by_key
from steps.methods.base import Method
from steps.methods.scanned import Scanned
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.codes import CodeQuestion, StepUp
from steps.screens.places import Place
from steps.screens.qr import open_qr_code, visible_qr
from steps.screens.resending import is_counting
from steps.screens.seeing import see, see_outcome
from steps.screens.waiting import until
from steps.ways.asking import another_code_at_once
from steps.ways.binding import choose_binding, open_binding
from steps.ways.questions import cancel, reach_question
from steps.ways.reaching import reach
from steps.ways.requests.again import submit_again
from steps.ways.unbinding import try_unbinding, unbind
from steps.words.gateways import ScanEnd
from steps.words.sentence import given, then, when

QR_LIFE = 5 * 60 + 1
"""Seconds after which a QR code that is to be scanned has expired."""


@when(en="{who:person} chooses to bind {method:method}", zh="{who:person}选择绑定{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    choose_binding(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@when(
    en="{who:person} chooses to bind {method:method}, and is asked for a verification",
    zh="{who:person}选择绑定{method:method}，被要求先作验证",
)
def _(scene: Scene, who: str, method: Method) -> None:
    place = choose_binding(scene, scene.browsers.used_by(who), scene.cast.person(who), method)
    if place is not Place.STEP_UP:
        raise Missing(f"no verification was asked for before that (G6.1); the browser shows {place}")


@given(en="{who:person} has chosen to bind {method:method}", zh="{who:person}已选择绑定{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.used_by(who)
    place = choose_binding(scene, device, scene.cast.person(who), method)
    if place is OTP.place:
        OTP.scan(scene, device, scene.cast.person(who))
    elif scene.cast.person(who).bound:
        reach_question(device, place)


@given(en="{who:person} sees the QR code for {method:scanned}", zh="{who:person}看到{method:scanned}二维码")
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.used_by(who)
    reach(open_binding(scene, device, scene.cast.person(who), method), method.place)
    scene.facts.link, scene.facts.scanned = open_qr_code(device, scene.handset), method.key


@then(
    en="{who:person} is first asked for a verification by {method:method}",
    zh="先要求{who:person}用{method:method}验证",
)
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.turn_to(who)
    if not expect_step_up(scene, device):
        return
    asked = StepUp(device).asks_for(method.key)
    expect(asked is not None, f"a question for {method}", "a question that does not name it")


@then(en="{who:person} is first asked for a verification", zh="先要求{who:person}验证")
def _(scene: Scene, who: str) -> None:
    expect_step_up(scene, scene.browsers.turn_to(who))


@then(en="a QR code for {method:scanned} is shown", zh="出现{method:scanned}二维码")
def _(scene: Scene, method: Method) -> None:
    with possible("a QR code on the screen"):
        link = open_qr_code(scene.browsers.in_front, scene.handset)
    expect(link.startswith(method.opens), f"a QR code that {method} opens", "one of something else")


@then(en="the binding of {method:method} is shown", zh="出现{method:method}的绑定页面")
def _(scene: Scene, method: Method) -> None:
    expect_place(scene.browsers.in_front, method.place)


@then(en="the binding of {method:method} is not shown", zh="没有出现{method:method}的绑定页面")
def _(scene: Scene, method: Method) -> None:
    place = see(scene.browsers.in_front)
    expect(place is not method.place, f"no binding of {method}", str(place))


@then(en="no QR code is shown", zh="没有出现二维码")
def _(scene: Scene) -> None:
    device = scene.browsers.in_front
    scene.clock.wait_for_nothing()
    expect(visible_qr(device, scene.handset) is None, "no QR code", f"a QR code on {see(device)}")


@when(en="{who:person} cancels", zh="{who:person}取消")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    cancel(device, CodeQuestion(device, scene.target.ixit.screens.step_up))
    scene.facts.outcome = see_outcome(device, leaving=Place.STEP_UP)


@when(en="the scan {ends:ends}", zh="扫码{ends:ends}")
def _(scene: Scene, ends: ScanEnd) -> None:
    method = by_key(scene.facts.scanned)
    assert isinstance(method, Scanned), "the sentence that notes it names no other"
    app = method.app(scene.handset)
    account = method.value(scene.cast.person(scene.browsers.in_front.user))
    if ends is ScanEnd.LATE:
        scene.clock.pass_time(QR_LIFE)
        with suppress(LookupError):
            app.scan(scene.facts.link, account)
            app.agree(scene.facts.link, account)
    else:
        app.scan(scene.facts.link, account)
    if ends is ScanEnd.REFUSED:
        app.refuse(scene.facts.link, account)
    elif ends is ScanEnd.AGREED:
        app.agree(scene.facts.link, account)
    scene.clock.wait_for_nothing()


@when(en="{who:person} unbinds {method:method}", zh="{who:person}解绑{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    unbind(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@when(
    en="{who:person} unbinds {method:method}, and the browser sends that once more",
    zh="{who:person}解绑{method:method}，浏览器又把该请求发送一次",
)
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.used_by(who)
    mark = device.wire.mark()
    unbind(scene, device, scene.cast.person(who), method)
    submit_again(device, mark)


@when(en="{who:person} tries to unbind {method:method}", zh="{who:person}尝试解绑{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    try_unbinding(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@then(en="the question names {who:person}'s number masked", zh="询问中以掩码显示{who:person}的手机号")
def _(scene: Scene, who: str) -> None:
    number = SMS.value(scene.cast.person(who))
    said = StepUp(scene.browsers.turn_to(who)).scope.get_by_text(masked_somehow(number)).filter(visible=True)
    expect_said(scene, said, masked(number), "a question without it")


@then(en="the code cannot be asked for again during the countdown", zh="倒计时内不能再次请求验证码")
def _(scene: Scene) -> None:
    device = scene.browsers.in_front
    resend = StepUp(device).resend()
    if not until(device.page, scene.target.ixit.waits.page, lambda: is_counting(resend) or None):
        number = scene.cast.person(device.user).bound[SMS.key]
        sent = another_code_at_once(scene, device, number)
        expect(not sent, "重新发送 not to be clicked yet, or refused", "another code at once")
