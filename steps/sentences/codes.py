"""Good practice with codes: random, few, and on the phone alone (ASVS-2.4.1, ASVS-6, WSTG-ATHN-11)."""

from itertools import groupby

from conformance.judging.verdict import NotRun
from steps.expectations import expect
from steps.facts import Facts
from steps.methods import SMS
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.places import Place
from steps.ways import chance
from steps.ways.arrival import arrive
from steps.ways.asking import ask_again, ask_for_others, ask_in_logins, ask_in_new_login, ask_until_refused
from steps.ways.binding import ask_code_for, open_binding
from steps.ways.messages import code_number
from steps.ways.questions import enter_wrong_codes, try_in_new_login, use_up_tries
from steps.ways.reaching import reach
from steps.ways.requests.disguised import carriers
from steps.words.cast import Factor
from steps.words.sentence import given, then, when

CAST = ("Wang", "Li", "Zhang")


@given(en="Wang, Li and Zhang are asked to bind a method", zh="王老师、李老师和张老师被要求绑定验证方式")
def _(scene: Scene) -> None:
    for who in CAST:
        reach(arrive(scene, scene.browsers.used_by(who), scene.cast.person(who)), Place.FORCED)


@when(en="each of them is sent {count:d} codes", zh="他们每人收到{count:d}个验证码")
def _(scene: Scene, count: int) -> None:
    scene.facts.codes = [[code for code, _ in groupby(codes_sent(scene, who, count))] for who in CAST]
    made = [code for own in scene.facts.codes for code in own]
    if 2 * len(made) < count * len(CAST) and len({*made}) == len(made):
        raise NotRun("a code is sent again, as it is, while it lives: there are too few to tell anything by")


def codes_sent(scene: Scene, who: str, count: int) -> list[str]:
    """Have somebody's number sent so many codes on the page that binds it; returns them in their order."""
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    open_binding(scene, device, person, SMS)
    ask_code_for(scene, device, SMS.value(person))
    codes = [code_number(scene, SMS.value(person), 1)]
    for number in range(2, count + 1):
        ask_again(scene, device)
        codes.append(code_number(scene, SMS.value(person), number))
    return codes


@then(en="the codes repeat no more than chance allows", zh="验证码的重复次数不超出随机预期")
def _(scene: Scene) -> None:
    codes = [code for own in scene.facts.codes for code in own]
    most, seen = chance.repeats_allowed(codes), chance.repeats(codes)
    expect(seen <= most, f"{most} repeats at most in {len(codes)} codes", f"{seen} repeats")


@then(
    en="each code has at least six digits, or four characters if it has letters",
    zh="每个验证码至少有六位数字，含字母的至少四个字符",
)
def _(scene: Scene) -> None:
    codes = [code for own in scene.facts.codes for code in own]
    needed, shortest = chance.places_needed(codes), min(map(len, codes))
    expect(shortest >= needed, f"{needed} characters at least", f"{shortest}")


@then(en="no digit position is constant", zh="验证码没有哪一位总是相同")
def _(scene: Scene) -> None:
    fixed = chance.fixed_places([code for own in scene.facts.codes for code in own])
    expect(not fixed, "different characters at each place", f"always the same at {fixed}")


@then(en="the codes do not count up or down", zh="验证码不递增也不递减")
def _(scene: Scene) -> None:
    steps = [chance.steady_step(own) for own in scene.facts.codes]
    steady = [step for step in steps if step is not None]
    expect(
        not steady, "codes that do not follow from the one before", f"each by {steady} from the one before"
    )


@when(
    en="{who:person} asks for the code {count:d} times more, each time after the countdown",
    zh="{who:person}又请求{count:d}次验证码，每次都等到倒计时结束",
)
def _(scene: Scene, who: str, count: int) -> None:
    number = scene.cast.person(who).bound.get(SMS.key) or Facts.typed_number.or_else(scene.facts, "")
    ask_until_refused(scene, scene.browsers.used_by(who), number, count)


@when(
    en="{who:person} asks for {count:d} codes in each of {logins:d} logins, each after the countdown",
    zh="{who:person}在{logins:d}次登录中各请求{count:d}个验证码，每次都等到倒计时结束",
)
def _(scene: Scene, who: str, count: int, logins: int) -> None:
    ask_in_logins(scene, scene.browsers.used_by(who), scene.cast.person(who), count, logins)


@when(
    en="{who:person}'s browser repeats the request for {count:d} other numbers, each after the countdown, "
    "every other one as if from another network address",
    zh="{who:person}的浏览器又为{count:d}个其他号码重复该请求，每次都等到倒计时结束，"
    "每隔一次自称来自另一网络地址",
)
def _(scene: Scene, who: str, count: int) -> None:
    device = scene.browsers.used_by(who)
    scene.facts.asked_for = [scene.facts.typed_number, *ask_for_others(scene, device, count)]


@when(
    en="{who:person}'s browser repeats the request for {count:d} other numbers in each of {logins:d} logins, "
    "each after the countdown",
    zh="{who:person}的浏览器在{logins:d}次登录中各为{count:d}个其他号码重复该请求，每次都等到倒计时结束",
)
def _(scene: Scene, who: str, count: int, logins: int) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    for _ in range(logins):
        ask_in_new_login(scene, device, person)
        before = scene.facts.asked_for
        scene.facts.asked_for = [*before, *ask_for_others(scene, device, count, len(before))]


@then(en="fewer than {count:d} phones have received a code", zh="收到验证码的手机少于{count:d}部")
def _(scene: Scene, count: int) -> None:
    received = sum(bool(scene.arrivals.at(number)) for number in scene.facts.asked_for)
    expect(received < count, f"fewer than {count} phones", f"{received} phones")


@then(
    en="{factor:factor} has received fewer than {count:d} codes",
    zh="{factor:factor}收到的验证码少于{count:d}个",
)
def _(scene: Scene, factor: Factor, count: int) -> None:
    received = len(scene.arrivals.at(factor.of(scene.cast.person(factor.owner))))
    expect(received < count, f"fewer than {count} messages", f"{received} messages")


@then(
    en="no response to {who:person}'s browser has carried a code that was sent",
    zh="发给{who:person}的浏览器的响应都不含已发送的验证码",
)
def _(scene: Scene, who: str) -> None:
    person = scene.cast.person(who)
    texts = [text for to in (*person.numbers, *person.addresses) for text in scene.arrivals.at(to)]
    codes = [scene.arrivals.code_in(text) for text in texts]
    if not codes:
        raise Missing(f"no code came to {who} that an answer could have carried")
    device = scene.browsers.turn_to(who)
    found = [where for code in codes for where in carriers(device.wire.since(device.login_mark), code)]
    expect(not found, "the code where it was sent, and there alone", "; ".join(dict.fromkeys(found)))


@when(
    en="{who:person} uses up the claimed tries, asking for another code after every fourth at the latest",
    zh="{who:person}用完所声明的尝试次数，至多每错四次重新请求验证码",
)
def _(scene: Scene, who: str) -> None:
    use_up_tries(
        scene, scene.browsers.used_by(who), scene.cast.person(who), scene.target.ics.codes.tries or 0
    )


@when(en="{who:person} uses up the claimed tries", zh="{who:person}用完所声明的尝试次数")
def _(scene: Scene, who: str) -> None:
    enter_wrong_codes(
        scene, scene.browsers.used_by(who), scene.cast.person(who), scene.target.ics.codes.tries or 0
    )


@when(
    en="{who:person} logs in again and enters the code that is sent, if one is",
    zh="{who:person}再次登录，若收到验证码则填写",
)
def _(scene: Scene, who: str) -> None:
    try_in_new_login(scene, scene.browsers.used_by(who), scene.cast.person(who))
