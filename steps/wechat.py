"""Binding WeChat and further methods (G6.1 to G6.7)."""

from contextlib import suppress

from pytest_bdd import given, then, when

from steps.expectations import expect, masked, possible
from steps.journeys.binding import choose_binding, open_binding, start_change, unbind
from steps.journeys.login import agree_in_wechat, ask_second_step_code, choose, enter, go_on
from steps.journeys.settings import open_two_step
from steps.scene import Scene
from steps.screens.codes import CodeQuestion, SecondStep, StepUp
from steps.screens.finder import text
from steps.screens.methods import SettingsRow
from steps.screens.places import Place, outcome, where
from steps.screens.qr import visible_qr, wait_for_qr
from steps.states import reach
from steps.wording import says

QR_LIFE = 5 * 60 + 1
"""Seconds after which WeChat's own QR code has expired."""


@when(says("{who:person} chooses to bind {method:method}"))
@when(says("{who:person}选择绑定{method:method}"))
def _(scene: Scene, who: str, method: str) -> None:
    choose_binding(scene.device(who), method)


@given(says("{who:person} has chosen to bind {method:method}"))
@given(says("{who:person}已选择绑定{method:method}"))
def _(scene: Scene, who: str, method: str) -> None:
    place = choose_binding(scene.device(who), method)
    if place is Place.OTP_BINDING:
        scene.person(who).otp_uri = wait_for_qr(scene.device(who), scene.handset)
    else:
        reach(place, Place.STEP_UP)


@given(says("{who:person} sees the QR code for WeChat"))
@given(says("{who:person}看到微信二维码"))
def _(scene: Scene, who: str) -> None:
    reach(open_binding(scene, scene.device(who), scene.person(who), "wechat"), Place.WECHAT_BINDING)
    scene.link = wait_for_qr(scene.device(who), scene.handset)


@then(says("{who:person} is first asked for a verification by {method:method}"))
@then(says("先要求{who:person}用{method:method}验证"))
def _(scene: Scene, who: str, method: str) -> None:
    device = scene.device(who)
    expect(where(device) is Place.STEP_UP, str(Place.STEP_UP), str(where(device)))
    expect(StepUp(device).asks_for(method), f"a question for {method}", "a question that does not name it")


@then(says("a QR code for WeChat is shown"))
@then(says("出现微信二维码"))
def _(scene: Scene) -> None:
    with possible("a QR code on the screen"):
        link = wait_for_qr(scene.shown, scene.handset)
    expect(link.startswith("https://open.weixin.qq.com/"), "a QR code that WeChat opens", "one of something else")


@then(says("no QR code is shown"))
@then(says("没有出现二维码"))
def _(scene: Scene) -> None:
    scene.wait_for_nothing()
    expect(visible_qr(scene.shown, scene.handset) is None, "no QR code", f"a QR code on {where(scene.shown)}")


@when(says("{who:person} cancels"))
@when(says("{who:person}取消"))
def _(scene: Scene, who: str) -> None:
    CodeQuestion(scene.device(who), scene.target.ixit.screens.step_up).cancel()
    scene.outcome = outcome(scene.device(who), leaving=Place.STEP_UP)


@when(says("the scan {ends:ends}"))
@when(says("扫码{ends:ends}"))
def _(scene: Scene, ends: str) -> None:
    account = scene.person("Li").wechat
    if ends == "late":
        scene.pass_time(QR_LIFE)
        with suppress(LookupError):
            scene.handset.wechat_scan(scene.link, account)
            scene.handset.wechat_agree(scene.link, account)
    else:
        scene.handset.wechat_scan(scene.link, account)
    if ends == "refused":
        scene.handset.wechat_refuse(scene.link, account)
    scene.wait_for_nothing()


@when(says("{who:person} changes the WeChat account to a new one"))
@when(says("{who:person}修改为新的微信号"))
def _(scene: Scene, who: str) -> None:
    person, device = scene.person(who), scene.device(who)
    reach(start_change(scene, device, person, "wechat"), Place.WECHAT_BINDING)
    agree_in_wechat(scene, device, person.new_wechat)
    scene.outcome = outcome(device, leaving=Place.WECHAT_BINDING)
    person.mailbox.bound["wechat"] = person.new_wechat


@when(says("{who:person} unbinds {method:method}"))
@when(says("{who:person}解绑{method:method}"))
def _(scene: Scene, who: str, method: str) -> None:
    unbind(scene, scene.device(who), scene.person(who), method)


@then(says("the settings show {method:method} as bound"))
@then(says("设置中{method:method}显示为已绑定"))
def _(scene: Scene, method: str) -> None:
    expect_row(scene, method, "修改 and 解绑")


@then(says("the settings show {method:method} as not bound"))
@then(says("设置中{method:method}显示为未绑定"))
def _(scene: Scene, method: str) -> None:
    expect_row(scene, method, "绑定")


@then(says("the settings show every other claimed method as not bound"))
@then(says("设置中其他每种声明的方式都显示为未绑定"))
def _(scene: Scene) -> None:
    bound = scene.person(scene.owner_of_shown).mailbox.bound
    for method in scene.target.ics.methods:
        if method not in bound:
            expect_row(scene, method, "绑定")


def expect_row(scene: Scene, method: str, buttons: str) -> None:
    """The method's row in the settings, opened anew, must have exactly these buttons."""
    with possible("the two-step settings"):
        open_two_step(scene, scene.shown, scene.person(scene.owner_of_shown))
    state = SettingsRow(scene.shown, method).state()
    expect(state == buttons, f"{method} with {buttons}", f"{method} with {state}")


@then(says("the settings show {who:person}'s number masked"))
@then(says("设置中{who:person}的手机号以掩码显示"))
def _(scene: Scene, who: str) -> None:
    expect_masked(scene, who, scene.person(who).number)


@then(says("the settings show {who:person}'s new number masked"))
@then(says("设置中{who:person}的新手机号以掩码显示"))
def _(scene: Scene, who: str) -> None:
    expect_masked(scene, who, scene.person(who).new_number)


def expect_masked(scene: Scene, who: str, number: str) -> None:
    """The SMS row, opened anew, must show this number in the guide's form (G4.5)."""
    with possible("the two-step settings"):
        open_two_step(scene, scene.device(who), scene.person(who))
    row = SettingsRow(scene.device(who), "sms")
    expect(row.shows(masked(number)), masked(number), row.row.inner_text())


@then(says("the question names {who:person}'s number masked"))
@then(says("询问中以掩码显示{who:person}的手机号"))
def _(scene: Scene, who: str) -> None:
    number = masked(scene.person(who).number)
    expect(text(scene.device(who).page, number).first.is_visible(), number, "a question without it")


@then(says("the code cannot be asked for again during the countdown"))
@then(says("倒计时内不能再次请求验证码"))
def _(scene: Scene) -> None:
    expect(StepUp(scene.shown).resend().is_disabled(), "重新发送 not to be clicked yet", "重新发送 ready to be clicked")


@then(says("{method:method} is not offered for the second step"))
@then(says("安全验证中不提供{method:method}"))
def _(scene: Scene, method: str) -> None:
    expect(where(scene.shown) is Place.SECOND_STEP, str(Place.SECOND_STEP), str(where(scene.shown)))
    offered = SecondStep(scene.shown).offers(method)
    expect(not offered, f"no {method} in the second step", f"{method} offered")


@given(says("in another browser a login of {who:person} waits for the answer by {method:method}"))
@given(says("另一个浏览器中{who:person}的登录等待用{method:method}验证"))
def _(scene: Scene, who: str, method: str) -> None:
    device, person = scene.other_browser(who), scene.person(who)
    reach(enter(device, person), Place.SECOND_STEP)
    if method == "sms":
        scene.waiting_answer = ask_second_step_code(scene, device, "sms", person.mailbox.bound["sms"])
    else:
        choose(device, method)
        scene.waiting_answer = wait_for_qr(device, scene.handset)


@when(says("the waiting login is answered by {method:method}"))
@when(says("用{method:method}回答等待中的登录"))
def _(scene: Scene, method: str) -> None:
    device, person = scene.other_browser("Li"), scene.person("Li")
    if method == "sms":
        SecondStep(device).enter(scene.waiting_answer)
    else:
        scene.handset.wechat_scan(scene.waiting_answer, person.wechat)
        scene.handset.wechat_agree(scene.waiting_answer, person.wechat)
    go_on(device, outcome(device, leaving=Place.SECOND_STEP).place)


@then(says("the waiting login has shown nothing of {who:person}'s mailbox"))
@then(says("等待中的登录没有显示{who:person}的邮箱的任何内容"))
def _(scene: Scene, who: str) -> None:
    shown = scene.other_browser(who).received(scene.person(who).mailbox.letter)
    expect(not shown, "no answer with the mailbox's content", "an answer with its letter")
