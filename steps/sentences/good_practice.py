"""Good practice beyond the guide (ASVS, RFC 6238, CAS, GB/T 35273)."""

from steps.expectations import expect, expect_place, expect_step_up, has_shown
from steps.facts import Facts
from steps.methods import BACKUP, SMS
from steps.methods.base import Method
from steps.methods.sms import national
from steps.scene import Scene
from steps.screens.places import LOGINS, Outcome, Place
from steps.screens.seeing import see, see_outcome
from steps.ways.changing import choose_change
from steps.ways.login import enter, go_on
from steps.ways.questions import enter_if_asked, enter_wrong_codes, need_judged, question, reach_question
from steps.ways.reaching import reach
from steps.ways.requests.services import tickets_for_lookalikes
from steps.ways.requests.tickets import use_ticket
from steps.ways.settings import open_two_step
from steps.ways.unbinding import choose_unbinding
from steps.ways.ways_round import ticket_addresses, visit
from steps.words.attacks import WrongTicket
from steps.words.codes import Code, Written
from steps.words.sentence import given, then, when


@then(
    en="one of the two logins at most has shown {who:person}'s mailbox",
    zh="两次登录中至多一次显示了{who:person}的邮箱",
)
def _(scene: Scene, who: str) -> None:
    mailbox = scene.cast.person(who).mailbox
    theirs = [device for device in scene.browsers.every if device.user == who]
    shown = [device.name for device in theirs if has_shown(device, mailbox)]
    expect(len(shown) < 2, "one login at most", f"both: {' and '.join(shown)}")


@when(en="ten minutes have passed", zh="十分钟已过")
def _(scene: Scene) -> None:
    scene.clock.pass_time(601)


@when(en="{who:person} enters {count:d} wrong codes", zh="{who:person}填写{count:d}次错误的验证码")
def _(scene: Scene, who: str, count: int) -> None:
    enter_wrong_codes(scene, scene.browsers.used_by(who), scene.cast.person(who), count)


@when(
    en="{who:person} enters as many wrong codes as one takes",
    zh="{who:person}填写错误的验证码，达到一个验证码允许的次数",
)
def _(scene: Scene, who: str) -> None:
    count = scene.target.ics.codes.wrong_that_void
    enter_wrong_codes(scene, scene.browsers.used_by(who), scene.cast.person(who), count)


@when(
    en="{who:person} enters {code:code}, if one is still asked for",
    zh="若仍要求填写，{who:person}填写{code:code}",
)
def _(scene: Scene, who: str, code: Code) -> None:
    device = scene.browsers.used_by(who)
    enter_if_asked(scene, device, scene.cast.person(who), code)
    need_judged(scene, Facts.outcome.or_else(scene.facts, Outcome(see(device))))


@when(en="{who:person} chooses to unbind {method:method}", zh="{who:person}选择解绑{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    choose_unbinding(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@when(
    en="{who:person} chooses in the other browser to change the number",
    zh="{who:person}在另一个浏览器中选择修改手机号",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.turn_to(scene.facts.other_browser), scene.cast.person(who)
    reach(open_two_step(scene, device, person), Place.TWO_STEP_SETTINGS)
    choose_change(scene, device, person, SMS)


@then(
    en="the other browser first asks {who:person} for a verification",
    zh="另一个浏览器先要求{who:person}验证",
)
def _(scene: Scene, who: str) -> None:
    expect_step_up(scene, scene.browsers.turn_to(scene.browsers.other_of(who)))


@given(en="{who:person} has chosen to unbind {method:method}", zh="{who:person}已选择解绑{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.used_by(who)
    reach_question(device, choose_unbinding(scene, device, scene.cast.person(who), method))


@when(
    en="{who:person} enters the same one-time password in another browser, {written:written}",
    zh="{who:person}在另一个浏览器中填写同一个动态口令，{written:written}",
)
def _(scene: Scene, who: str, written: Written) -> None:
    device = scene.facts.other_browser = scene.browsers.other_used_by(who)
    reach(enter(device, scene.cast.person(who)), Place.SECOND_STEP)
    question(device).enter(written.of(scene.facts.one_time_password))
    go_on(device, see_outcome(device, leaving=Place.SECOND_STEP).place)


@when(
    en="the web addresses of {who:person}'s sign-in are opened in another browser",
    zh="在另一个浏览器中打开{who:person}登录时的网址",
)
def _(scene: Scene, who: str) -> None:
    scene.facts.other_browser = scene.browsers.other_used_by(who)
    for address in ticket_addresses(scene.browsers.of(who)):
        visit(scene.facts.other_browser, address)


@when(
    en="a ticket of {who:person}'s {ticket:ticket} is used in another browser",
    zh="在另一个浏览器中使用{who:person}的一张{ticket:ticket}的票据",
)
def _(scene: Scene, who: str, ticket: WrongTicket) -> None:
    scene.facts.other_browser = scene.browsers.other_used_by(who)
    use_ticket(scene, scene.browsers.of(who), scene.facts.other_browser, ticket)


@when(
    en="services that only look like the mail ask for {who:person}'s ticket",
    zh="只是看似邮箱的服务索取{who:person}的票据",
)
def _(scene: Scene, who: str) -> None:
    scene.facts.tickets = tickets_for_lookalikes(scene, scene.browsers.used_by(who))


@then(en="none of them was given one", zh="它们都没有得到票据")
def _(scene: Scene) -> None:
    expect(not scene.facts.tickets, "a ticket for none of them", "; ".join(scene.facts.tickets))


@then(en="the other browser is asked to sign in", zh="另一个浏览器被要求登录")
def _(scene: Scene) -> None:
    device = scene.browsers.turn_to(scene.facts.other_browser)
    device.visit(scene.target.ixit.addresses.mail)
    expect_place(device, *sorted(LOGINS))


@then(
    en="no response to {who:person}'s browser has carried {owner:person}'s full number",
    zh="发给{who:person}的浏览器的响应都不含{owner:person}的完整手机号",
)
def _(scene: Scene, who: str, owner: str) -> None:
    carried = scene.browsers.turn_to(who).received(national(SMS.value(scene.cast.person(owner))))
    expect(not carried, "no full number in any answer", "an answer with all 11 digits")


@then(
    en="no response to {who:person}'s browser has carried {owner:person}'s full backup address",
    zh="发给{who:person}的浏览器的响应都不含{owner:person}的完整备用地址",
)
def _(scene: Scene, who: str, owner: str) -> None:
    carried = scene.browsers.turn_to(who).received(BACKUP.value(scene.cast.person(owner)))
    expect(not carried, "no full address in any answer", "an answer with the whole address")
