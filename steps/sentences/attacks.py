"""Requests that no page sends, and anybody can (G3.3, G4.7, G5.3, G6.6, ASVS-6.6.3)."""

from itertools import combinations

from conformance.judging.verdict import NotRun
from steps.expectations import expect, expect_nothing_shown, has_shown
from steps.methods import SMS
from steps.scene import Scene
from steps.ways.attacks.asking import ask_at_once, ask_for_two, ask_in_other_notations, ask_in_turn
from steps.ways.attacks.attempts import ask_claiming, forge_code, forge_unasked
from steps.ways.attacks.guessing import (
    guess_at_once,
    guess_in_one_request,
    guess_one_by_one,
    guess_with_fewer_cookies,
)
from steps.ways.attacks.named import answer_naming, answer_with_others_code
from steps.ways.attacks.other_services import services_open, services_open_to_session
from steps.ways.attacks.pressing import press_what_is_not_named
from steps.ways.attacks.submitting import (
    answer_by_own_number,
    bind_by_requests,
    pass_without_password,
    submit_before_time,
    submit_by_other_methods,
)
from steps.words.attacks import Claim, Deed, Forgery
from steps.words.sentence import then, when


@when(
    en="{who:person}'s browser sends the request {forgery:forgery}",
    zh="{who:person}的浏览器发送该请求，但{forgery:forgery}",
)
def _(scene: Scene, who: str, forgery: Forgery) -> None:
    forge_code(scene, scene.browsers.used_by(who), scene.cast.person(who), forgery)


@when(
    en="{who:person}'s browser sends the request {forgery:forgery} before any code was asked for",
    zh="{who:person}的浏览器在请求验证码之前发送该请求，但{forgery:forgery}",
)
def _(scene: Scene, who: str, forgery: Forgery) -> None:
    forge_unasked(scene, scene.browsers.used_by(who), scene.cast.person(who), forgery)


@when(
    en="{who:person}'s browser asks for the mailbox {claim:claim}",
    zh="{who:person}的浏览器请求邮箱，并{claim:claim}",
)
def _(scene: Scene, who: str, claim: Claim) -> None:
    ask_claiming(scene, scene.browsers.used_by(who), scene.cast.person(who), claim)


@when(en="{who:person}'s browser submits {deed:deed}", zh="{who:person}的浏览器提交{deed:deed}")
def _(scene: Scene, who: str, deed: Deed) -> None:
    submit_before_time(scene, scene.browsers.used_by(who), scene.cast.person(who), deed)


@when(
    en="{who:person}'s browser submits {deed:deed}, by each other method",
    zh="{who:person}的浏览器以其他各种请求方法提交{deed:deed}",
)
def _(scene: Scene, who: str, deed: Deed) -> None:
    submit_by_other_methods(scene, scene.browsers.used_by(who), scene.cast.person(who), deed)


@when(
    en="{who:person}'s browser has a code sent to a new number by the requests that did so for another, "
    "and {who:person} enters it",
    zh="{who:person}的浏览器用他人的请求使验证码发到新号码，{who:person}填写该验证码",
)
def _(scene: Scene, who: str) -> None:
    answer_by_own_number(scene, scene.browsers.used_by(who), scene.cast.person(who))


@when(
    en="{who:person}'s browser, where nobody has signed in, has a code sent and submits it "
    "by the requests that let in another, naming {who:person}",
    zh="{who:person}的浏览器未登录，用使他人进入的请求写明{who:person}，使验证码发出并提交",
)
def _(scene: Scene, who: str) -> None:
    pass_without_password(scene, scene.browsers.used_by(who), scene.cast.person(who))


@when(
    en="{who:person}'s browser binds a new number by the requests that bound another's",
    zh="{who:person}的浏览器用他人绑定手机号的请求绑定新号码",
)
def _(scene: Scene, who: str) -> None:
    bind_by_requests(scene, scene.browsers.used_by(who), scene.cast.person(who))


@when(
    en="{who:person}'s browser submits {deed:deed}, for a new number, with the code that comes to it",
    zh="{who:person}的浏览器以新号码提交{deed:deed}，并附上该号码收到的验证码",
)
def _(scene: Scene, who: str, deed: Deed) -> None:
    bind_by_requests(scene, scene.browsers.used_by(who), scene.cast.person(who), deed)


@when(
    en="{who:person}'s browser sends the code that {who:person} was sent, "
    "and names {other:person} wherever it can",
    zh="{who:person}的浏览器发送{who:person}收到的验证码，并处处写明{other:person}",
)
def _(scene: Scene, who: str, other: str) -> None:
    answer_naming(scene, scene.browsers.used_by(who), scene.cast.person(who), scene.cast.person(other))


@then(
    en="{who:person}'s browser has shown nothing of {other:person}'s mailbox",
    zh="{who:person}的浏览器未显示{other:person}的邮箱中的任何内容",
)
def _(scene: Scene, who: str, other: str) -> None:
    device, mailbox = scene.browsers.turn_to(who), scene.cast.person(other).mailbox
    through = "; ".join(str(one) for one in device.tried if one.through)
    shown = through or (device.received(mailbox.letter) and "an answer with its letter")
    expect(not shown, "nothing of that mailbox", str(shown))


@when(
    en="{who:person}'s browser sends the code that {other:person} was sent, "
    "and names its receiver wherever it can",
    zh="{who:person}的浏览器发送{other:person}收到的验证码，并处处写明收码人",
)
def _(scene: Scene, who: str, other: str) -> None:
    answer_with_others_code(
        scene, scene.browsers.used_by(who), scene.cast.person(who), scene.cast.person(other)
    )


@when(
    en="{who:person} presses everything there that the profile does not name, each in a login of its own",
    zh="{who:person}逐一点击该页上配置未列出的控件，每次都重新登录",
)
def _(scene: Scene, who: str) -> None:
    press_what_is_not_named(scene, scene.browsers.used_by(who), scene.cast.person(who))


@when(
    en="{who:person}'s browser sends as many wrong codes as one takes, "
    "each as if from another network address",
    zh="{who:person}的浏览器发送错误的验证码，达到一个验证码允许的次数，每次自称来自不同的网络地址",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    count = scene.target.ics.codes.wrong_that_void
    scene.facts.judged = guess_one_by_one(scene, device, person, count, claiming=True), count


@when(
    en="{who:person}'s browser sends as many wrong codes as one takes and the right one "
    "with the cookies of before, and again without each of them in turn",
    zh="{who:person}的浏览器带着之前的Cookie发送错误的验证码，达到一个验证码允许的次数，"
    "再发送正确的验证码，并依次去掉其中一个Cookie重复",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    count = scene.target.ics.codes.wrong_that_void
    scene.facts.judged = guess_with_fewer_cookies(scene, device, person, count), count


@when(
    en="{who:person}'s browser sends as many wrong codes as one takes, at one moment",
    zh="{who:person}的浏览器同时发送错误的验证码，达到一个验证码允许的次数",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    count = scene.target.ics.codes.wrong_that_void
    scene.facts.judged = guess_at_once(scene, device, person, count), count


@when(
    en="{who:person}'s browser sends as many wrong codes as one takes and the right one, "
    "as requests in one list",
    zh="{who:person}的浏览器把错误的验证码（达到一个验证码允许的次数）和正确的验证码作为一批请求一次发送",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    guess_in_one_request(scene, device, person, scene.target.ics.codes.wrong_that_void)


@when(
    en="{who:person}'s browser sends as many wrong codes as are claimed, at one moment",
    zh="{who:person}的浏览器在同一时刻发送所声明次数的错误验证码",
)
def _(scene: Scene, who: str) -> None:
    device, person, count = scene.browsers.used_by(who), scene.cast.person(who), scene.target.ics.codes.tries
    scene.facts.judged = guess_at_once(scene, device, person, count or 0), count or 0


@when(
    en="{who:person}'s browser sends as many wrong codes as are claimed",
    zh="{who:person}的浏览器发送错误的验证码，达到所声明的次数",
)
def _(scene: Scene, who: str) -> None:
    count = scene.target.ics.codes.tries or 0
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.judged = guess_one_by_one(scene, device, person, count, claiming=False), count


@when(
    en="{who:person}'s browser repeats the request for the code with {other:person}'s number beside it, "
    "written in each way",
    zh="{who:person}的浏览器重发验证码请求，并以各种写法附上{other:person}的手机号",
)
def _(scene: Scene, who: str, other: str) -> None:
    ask_for_two(scene, scene.browsers.used_by(who), SMS.value(scene.cast.person(other)))


@when(
    en="{who:person}'s browser asks the other services of a mail server with the account's name and password",
    zh="{who:person}的浏览器用帐号和密码请求邮件服务器的其他服务",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.services_open = services_open(scene, device, person)


@when(
    en="{who:person}'s browser asks the other services of a mail server "
    "with the session's cookies as a token",
    zh="{who:person}的浏览器以会话Cookie作为令牌请求邮件服务器的其他服务",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.services_open = services_open_to_session(scene, device, person)


@then(en="none of them takes such a token", zh="这些服务都不接受这样的令牌")
def _(scene: Scene) -> None:
    expect(not scene.facts.services_open, "no cookie taken by any", "; ".join(scene.facts.services_open))


@then(en="none of them takes the password", zh="这些服务都不接受该密码")
def _(scene: Scene) -> None:
    expect(not scene.facts.services_open, "the password taken by none", "; ".join(scene.facts.services_open))


@then(en="no two phones have received the same code", zh="没有两部手机收到相同的验证码")
def _(scene: Scene) -> None:
    received = [{*map(scene.arrivals.code_in, scene.arrivals.codes_counted(n))} for n in scene.cast.numbers]
    shared = any(one & other for one, other in combinations(received, 2))
    expect(not shared, "a code of its own for each phone", "one code on two phones")


@when(
    en="{who:person}'s browser repeats the request for the code with the number written in each other way, "
    "and as if from another network address",
    zh="{who:person}的浏览器重发验证码请求，号码改用其他每种写法，并自称来自另一网络地址",
)
def _(scene: Scene, who: str) -> None:
    ask_in_other_notations(scene, scene.browsers.used_by(who))


@when(
    en="{who:person}'s browser repeats the request for the code {count:d} times, "
    "each after the countdown and with the number differently written, "
    "every other one as if from another network address",
    zh="{who:person}的浏览器又重发{count:d}次验证码请求，每次都等到倒计时结束，号码改用其他写法，"
    "每隔一次自称来自另一网络地址",
)
def _(scene: Scene, who: str, count: int) -> None:
    ask_in_turn(scene, scene.browsers.used_by(who), count)


@when(
    en="{who:person}'s browser repeats the request for the code {count:d} times at one moment",
    zh="{who:person}的浏览器同时重发{count:d}次验证码请求",
)
def _(scene: Scene, who: str, count: int) -> None:
    ask_at_once(scene, scene.browsers.used_by(who), count)


@then(
    en="{who:person}'s phone has received no more than {count:codes}",
    zh="{who:person}的手机至多收到{count:codes}",
)
def _(scene: Scene, who: str, count: int) -> None:
    scene.clock.wait_for_nothing()
    seen = len(scene.arrivals.codes_counted(SMS.value(scene.cast.person(who))))
    expect(seen <= count, f"{count} message(s) to {who}'s phone at most", f"{seen}")
    if seen < count:
        raise NotRun(f"{seen} of {count} message(s) came: the last requests were refused")


@then(
    en="nothing of {who:person}'s mailbox was shown, or those codes were not all judged",
    zh="未显示{who:person}的邮箱中的任何内容，或这些验证码并未全部被检验",
)
def _(scene: Scene, who: str) -> None:
    device, mailbox = scene.browsers.turn_to(who), scene.cast.person(who).mailbox
    judged, sent = scene.facts.judged
    if judged < sent and has_shown(device, mailbox):
        raise NotRun(f"{judged} of {sent} wrong codes were judged: the others were only slowed down")
    expect_nothing_shown(device, mailbox)
