"""The second step of a login (G4.6 to G4.8)."""

from conformance.judging.verdict import NotRun
from steps.expectations import expect, expect_nothing_shown, expect_place
from steps.methods import BACKUP, SMS, sent_to
from steps.methods.base import Method
from steps.methods.sms import national
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.codes import SecondStep
from steps.screens.places import LOGINS, Place
from steps.screens.seeing import see, see_outcome
from steps.sentences.states import reach_second_step
from steps.ways.asking import ask_again
from steps.ways.further_doors import through_each
from steps.ways.login import be_inside, go_on, sign_in_here
from steps.ways.messages import last_code
from steps.ways.others import ask_naming, value_named
from steps.ways.questions import enter_unasked, submit
from steps.ways.reaching import reach
from steps.ways.requests.naming import naming
from steps.ways.switching import open_addresses, switch_and_note
from steps.ways.two_browsers import other_to_sign_in
from steps.words.cast import Factor
from steps.words.codes import Code
from steps.words.sentence import given, then, when

KEPT_OUT = LOGINS | {Place.FORCED, Place.SECOND_STEP}
"""Where a login is that has not got into its mailbox."""


@given(en="{who:person} has asked for a code for the second step", zh="{who:person}已为安全验证请求验证码")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.first_code = sent_to(person).ask(scene, device, person)


@when(
    en="{who:person}'s QR code is scanned and agreed to with {factor:factor}",
    zh="用{factor:factor}扫描{who:person}的二维码并同意",
)
def _(scene: Scene, who: str, factor: Factor) -> None:
    device, owner = scene.browsers.used_by(who), scene.cast.person(factor.owner)
    place = see(device)
    factor.method.prove(scene, device, owner, factor.of(owner))
    scene.facts.outcome = see_outcome(device, leaving=place)


@given(
    en="in another browser a login of {who:person} waits for the second step",
    zh="另一个浏览器中{who:person}的登录等待安全验证",
)
def _(scene: Scene, who: str) -> None:
    reach_second_step(scene, other_to_sign_in(scene, who), scene.cast.person(who))


@given(
    en="in another browser {who:person} has switched to the second mailbox",
    zh="{who:person}已在另一个浏览器中切换到第二个邮箱",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.other_used_by(who), scene.cast.person(who)
    reach(be_inside(scene, device, person), Place.WELCOME)
    scene.facts.switched_by = switch_and_note(device, person)


@when(
    en="{who:person} opens the web addresses of that switch, before any mailbox is entered",
    zh="{who:person}在进入任何邮箱之前打开该切换的网址",
)
def _(scene: Scene, who: str) -> None:
    open_addresses(scene.browsers.used_by(who), scene.facts.switched_by)


@when(en="the mailbox is opened in the other browser", zh="在另一个浏览器中打开邮箱")
def _(scene: Scene) -> None:
    device = scene.browsers.turn_to(scene.facts.other_browser)
    device.visit(scene.target.ixit.addresses.mail)
    go_on(device, see(device))


@then(
    en="the other browser is asked to bind, to verify or to sign in",
    zh="另一个浏览器被要求绑定、验证或登录",
)
def _(scene: Scene) -> None:
    expect_place(scene.browsers.turn_to(scene.facts.other_browser), *sorted(KEPT_OUT))


@then(en="the waiting login still asks for the second step", zh="等待中的登录仍要求进行安全验证")
def _(scene: Scene) -> None:
    device = scene.browsers.turn_to(scene.facts.other_browser)
    device.visit(scene.target.ixit.addresses.mail)
    sign_in_here(device, scene.cast.person(device.user))
    expect_place(device, Place.SECOND_STEP)


@when(
    en="{who:person} signs in through each further web door, keeping nothing of the others",
    zh="{who:person}依次从其他每个网页入口登录，不保留之前的登录",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.through_doors = through_each(scene, device, person)


@then(en="each of them asks for the second step", zh="每个入口都要求进行安全验证")
def _(scene: Scene) -> None:
    others = {name: led for name, led in scene.facts.through_doors.items() if led != Place.SECOND_STEP}
    seen = "; ".join(f"{name} leads to {led}" for name, led in others.items())
    expect(not others, f"{Place.SECOND_STEP} behind each door", seen)


@then(en="each of them asks {who:person} to bind a method", zh="每个入口都要求{who:person}绑定验证方式")
def _(scene: Scene, who: str) -> None:
    others = {name: led for name, led in scene.facts.through_doors.items() if led != Place.FORCED}
    seen = "; ".join(f"{name} leads to {led}" for name, led in others.items())
    expect(not others, f"{Place.FORCED} behind each door", seen)


@then(en="{method:method} is not offered for the second step", zh="安全验证中不提供{method:method}")
def _(scene: Scene, method: Method) -> None:
    device = scene.browsers.in_front
    expect_place(device, Place.SECOND_STEP)
    question = SecondStep(device)
    question.open_choice(method.key)
    offered = question.offers(method.key)
    expect(not offered, f"no {method} in the second step", f"{method} offered")


@given(
    en="in another browser a login of {who:person} waits for the verification by {method:method}",
    zh="另一个浏览器中{who:person}的登录等待用{method:method}验证",
)
def _(scene: Scene, who: str, method: Method) -> None:
    device, person = other_to_sign_in(scene, who), scene.cast.person(who)
    if method.key in scene.target.ics.without_second_step:
        raise NotRun(f"the ICS says that {method} opens no second step (ics.without_second_step)")
    reach_second_step(scene, device, person)
    scene.facts.waiting_answer = method.ask(scene, device, person)


@given(en="{who:person} has been sent the code for that change", zh="{who:person}已收到该变更的验证码")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.first_code = sent_to(person).code_for_change(scene, device, person)


@when(en="the first code is entered in the waiting login", zh="在等待中的登录里填写第一个验证码")
def _(scene: Scene) -> None:
    submit(scene, scene.browsers.turn_to(scene.facts.other_browser), scene.facts.first_code)


@when(en="the waiting login is verified by {method:method}", zh="在等待中的登录里完成{method:method}验证")
def _(scene: Scene, method: Method) -> None:
    device = scene.browsers.turn_to(scene.facts.other_browser)
    person = scene.cast.person(device.user)
    if see(device) in LOGINS:
        return  # it has ended by itself
    method.answer(scene, device, person, scene.facts.waiting_answer)
    go_on(device, see_outcome(device, leaving=Place.SECOND_STEP).place)


@when(
    en="{who:person} asks for a code, and the request names {owner:person}'s number",
    zh="{who:person}请求验证码，请求中写明{owner:person}的手机号",
)
def _(scene: Scene, who: str, owner: str) -> None:
    ask_naming(scene, scene.browsers.used_by(who), scene.cast.person(who), scene.cast.person(owner))


@when(
    en="{who:person} asks for a code, and the request names {owner:person}'s backup address",
    zh="{who:person}请求验证码，请求中写明{owner:person}的备用地址",
)
def _(scene: Scene, who: str, owner: str) -> None:
    person, other = scene.cast.person(who), scene.cast.person(owner)
    ask_naming(scene, scene.browsers.used_by(who), person, other, BACKUP)


@then(
    en="the code came to {factor:factor} and to no other, or none was sent",
    zh="验证码只发到{factor:factor}，或没有发送",
)
def _(scene: Scene, factor: Factor) -> None:
    own, inboxes = factor.of(scene.cast.person(factor.owner)), scene.cast.inboxes
    others = [inboxes[to].name for to in inboxes if to != own and scene.arrivals.codes_counted(to)]
    expect(not others, f"no message to anybody but {factor.owner}", f"a message to {', '.join(others)}")
    if not scene.arrivals.codes_counted(own) and not scene.facts.outcome.refusal:
        raise Missing("no code came to anybody, and nothing was refused: nothing can be said")


@when(
    en="{who:person} asks once more for a code for the second step",
    zh="{who:person}再次为安全验证请求验证码",
)
def _(scene: Scene, who: str) -> None:
    ask_again(scene, scene.browsers.used_by(who))


@when(
    en="{who:person} enters the code that {owner:person} was sent, and the request names that number",
    zh="{who:person}填写发给{owner:person}的验证码，请求中写明该号码",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device, other = scene.browsers.used_by(who), scene.cast.person(owner)
    with naming(device, value_named(scene, other), masked=national(SMS.value(other))):
        submit(scene, device, last_code(scene, SMS.value(other)))


@when(
    en="{who:person} enters {code:code}, without asking for one",
    zh="{who:person}不请求验证码，直接填写{code:code}",
)
def _(scene: Scene, who: str, code: Code) -> None:
    enter_unasked(scene, scene.browsers.used_by(who), scene.cast.person(who), code)


@then(
    en="the waiting login has shown nothing of {who:person}'s mailbox",
    zh="等待中的登录未显示{who:person}的邮箱中的任何内容",
)
def _(scene: Scene, who: str) -> None:
    expect_nothing_shown(scene.browsers.turn_to(scene.browsers.other_of(who)), scene.cast.person(who).mailbox)
