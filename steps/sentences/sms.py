"""Binding a phone number (G5)."""

from contextlib import suppress

from steps.expectations import expect
from steps.facts import Facts
from steps.methods import SMS, sent_to
from steps.methods.base import Method
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.bindings import SmsBinding
from steps.screens.places import Place
from steps.screens.seeing import Watch, see_outcome
from steps.screens.sight import UNSENT
from steps.ways.asking import ask_again
from steps.ways.attacks.forging import SAID_VERIFIED
from steps.ways.binding import (
    ask_code_for,
    bind,
    choose_binding,
    enter_beside_other,
    open_binding,
)
from steps.ways.changing import ask_code_at_change, change_to_new
from steps.ways.first_code import ask_code_at
from steps.ways.login import enter
from steps.ways.messages import arrived, code_number, other_people_received
from steps.ways.questions import enter_code, held_code, type_and_cancel
from steps.ways.reaching import reach
from steps.ways.requests.naming import naming
from steps.ways.swapped import enter_naming_instead, next_code_goes_to
from steps.ways.taken import reach_forced_anew
from steps.words.cast import Factor
from steps.words.codes import Code
from steps.words.numbers import NotNumber
from steps.words.sentence import given, then, when


@when(
    en="{who:person} asks for a code for {owner:whose} number",
    zh="{who:person}为{owner:whose}手机号请求验证码",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    open_binding(scene, device, scene.cast.person(who), SMS)
    ask_code_for(scene, device, SMS.value(scene.cast.person(owner)))


@given(
    en="{who:person} has asked for a code for {owner:whose} number",
    zh="{who:person}已为{owner:whose}手机号请求验证码",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    open_binding(scene, device, scene.cast.person(who), SMS)
    ask_code_for(scene, device, SMS.value(scene.cast.person(owner)))
    scene.facts.first_code = code_number(scene, scene.facts.typed_number, 1)


@when(
    en="{who:person} starts over with {owner:person}'s number",
    zh="{who:person}改用{owner:person}的手机号重新开始",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    reach(enter(device, scene.cast.person(who)), Place.FORCED)
    choose_binding(scene, device, scene.cast.person(who), SMS)
    scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
    ask_code_for(scene, device, SMS.value(scene.cast.person(owner)))


@when(
    en="{who:person} asks for a code for {owner:whose} number, by a request that says that it is verified",
    zh="{who:person}为{owner:whose}手机号请求验证码，请求中自称已验证",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    open_binding(scene, device, scene.cast.person(who), SMS)
    with naming(device, dict.fromkeys(SAID_VERIFIED, "true")):
        ask_code_for(scene, device, SMS.value(scene.cast.person(owner)))


@when(en="{who:person} asks for a code for {text:text}", zh="{who:person}为{text:text}请求验证码")
def _(scene: Scene, who: str, text: NotNumber) -> None:
    device = scene.browsers.used_by(who)
    open_binding(scene, device, scene.cast.person(who), SMS)
    ask_code_at(SmsBinding(device), text.typed[scene.target.ixit.people.typed])
    scene.facts.outcome = see_outcome(device, leaving=SMS.place)


@then(en="the number is refused as not a phone number", zh="该内容因不是手机号而被拒绝")
def _(scene: Scene) -> None:
    outcome = scene.facts.outcome
    refused = outcome.refusal == "not_a_number" or (
        (outcome.refusal == UNSENT or outcome.stayed) and SmsBinding(scene.browsers.in_front).holds_back()
    )
    expect(refused, "a message that this is not a phone number", str(outcome))


@when(
    en="{who:person} asks for the code again after the countdown",
    zh="{who:person}在倒计时后再次请求验证码",
)
def _(scene: Scene, who: str) -> None:
    person = scene.cast.person(who)
    to = Facts.typed_number.or_else(scene.facts, "") or person.bound[sent_to(person).key]
    before = len(arrived(scene, to))
    ask_again(scene, scene.browsers.used_by(who))
    code_number(scene, to, before + 1)


@then(en="{owner:person}'s phone has received {count:codes}", zh="{owner:person}的手机收到{count:codes}")
def _(scene: Scene, owner: str, count: int) -> None:
    number = SMS.value(scene.cast.person(owner))
    with suppress(Missing):
        code_number(
            scene, number, len(arrived(scene, number)) - len(scene.arrivals.codes_counted(number)) + count
        )
    scene.clock.wait_for_nothing()
    seen = len(scene.arrivals.codes_counted(number))
    said = Watch(scene.browsers.in_front).refusal(remembered=True)
    if seen < count and said and said.refusal == "too_soon":
        raise Missing(f"no code came: {said}")
    expect(seen == count, f"{count} message(s) to {owner}'s phone", f"{seen}")


@then(en="no other phone has received anything", zh="其他手机没有收到任何短信")
def _(scene: Scene) -> None:
    user = scene.cast.person(scene.browsers.in_front.user)
    addressee = Facts.typed_number.or_else(scene.facts, SMS.value(user))
    others = other_people_received(scene, but={addressee})
    expect(not others, "no message to anybody else", f"a message to {', '.join(others)}")


@then(en="no phone has received anything", zh="没有手机收到任何短信")
def _(scene: Scene) -> None:
    scene.clock.wait_for_nothing()
    received = other_people_received(scene, but=set())
    expect(not received, "no message to anybody", f"a message to {', '.join(received)}")


@when(en="{who:person} enters {code:code}", zh="{who:person}填写{code:code}")
def _(scene: Scene, who: str, code: Code) -> None:
    enter_code(scene, scene.browsers.used_by(who), scene.cast.person(who), code)


@when(
    en="{who:person} changes the number to {owner:person}'s and enters the received code",
    zh="{who:person}把号码改成{owner:person}的，再填写收到的验证码",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    code = held_code(scene, device, scene.cast.person(who))
    scene.facts.outcome = enter_beside_other(scene, device, SMS.value(scene.cast.person(owner)), code)


@given(
    en="{who:person} has asked for the code of a new number at a change",
    zh="{who:person}已在修改时为新号码请求验证码",
)
def _(scene: Scene, who: str) -> None:
    person, device = scene.cast.person(who), scene.browsers.used_by(who)
    ask_code_at_change(scene, device, person)


@when(
    en="{who:person} enters the received code to bind {method:method}, "
    "and the request names {owner:person}'s in its place",
    zh="{who:person}填写收到的验证码以绑定{method:method}，请求中换成{owner:person}的",
)
def _(scene: Scene, who: str, method: Method, owner: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.outcome = enter_naming_instead(scene, device, person, method, scene.cast.person(owner))


@then(
    en="{who:person}'s next login sends {owner:person} no code by {method:method}",
    zh="{who:person}下次登录时，没有{method:method}验证码发给{owner:person}",
)
def _(scene: Scene, who: str, owner: str, method: Method) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    receiver = next_code_goes_to(scene, device, person, method, scene.cast.person(owner))
    expect(receiver != owner, f"a code to {who}, or none", f"a code to {receiver}")


@when(en="{who:person} types the received code and cancels", zh="{who:person}填入收到的验证码后取消")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    type_and_cancel(device, held_code(scene, device, scene.cast.person(who)))
    scene.facts.outcome = see_outcome(device, leaving=SMS.place)


@when(en="{who:person} changes the number to a new one", zh="{who:person}把手机号修改为新号码")
def _(scene: Scene, who: str) -> None:
    person, device = scene.cast.person(who), scene.browsers.used_by(who)
    scene.facts.outcome = change_to_new(scene, device, person, SMS)


@when(
    en="{who:person} starts to change the number to a new one and cancels",
    zh="{who:person}开始把手机号修改为新号码，然后取消",
)
def _(scene: Scene, who: str) -> None:
    person, device = scene.cast.person(who), scene.browsers.used_by(who)
    type_and_cancel(device, ask_code_at_change(scene, device, person))
    scene.facts.outcome = see_outcome(device, leaving=SMS.place)


@when(
    en="{who:person} starts to change the number to a new one and enters a wrong code",
    zh="{who:person}开始把手机号修改为新号码，并填写错误的验证码",
)
def _(scene: Scene, who: str) -> None:
    person, device = scene.cast.person(who), scene.browsers.used_by(who)
    ask_code_at_change(scene, device, person)
    enter_code(scene, device, person, Code.WRONG)


@then(
    en="{factor:factor} has been sent nothing for that login",
    zh="该次登录没有向{factor:factor}发送任何消息",
)
def _(scene: Scene, factor: Factor) -> None:
    sent = len(scene.arrivals.codes_counted(factor.of(scene.cast.person(factor.owner))))
    expect(sent == 0, "no message there", f"{sent} of them")


@when(
    en="{who:person} binds {owner:whose} number on the forced page",
    zh="{who:person}在强制绑定页绑定{owner:whose}手机号",
)
@when(
    en="{who:person} binds {owner:person}'s old number on the forced page",
    zh="{who:person}在强制绑定页绑定{owner:person}的旧手机号",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    reach_forced_anew(scene, device, scene.cast.person(who))
    scene.facts.outcome = bind(
        scene, device, scene.cast.person(who), SMS, SMS.value(scene.cast.person(owner))
    )
