"""A forgotten password that its holder replaces (ASVS-6.4.3, WSTG-ATHN-09, WSTG-IDNT-04)."""

from steps.scene import Scene
from steps.ways.forgotten import (
    forge_replacing,
    guess_code,
    replace_again,
    replace_anothers,
    replace_forgotten,
    replace_late,
    sent_code,
    told_of,
    try_to_replace,
    wanted,
)
from steps.ways.refused_logins import told_apart, try_password
from steps.words.attacks import Forgery
from steps.words.codes import Code
from steps.words.sentence import when


@when(
    en="in another browser {who:person} replaces the forgotten password",
    zh="{who:person}在另一个浏览器中重设忘记的密码",
)
def _(scene: Scene, who: str) -> None:
    device = scene.facts.other_browser = scene.browsers.other_used_by(who)
    replace_forgotten(scene, device, scene.cast.person(who))


@when(
    en="in another browser {who:person} is sent a code for the forgotten password",
    zh="{who:person}在另一个浏览器中收到重设密码的验证码",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.other_used_by(who)
    _, scene.facts.forgotten_code = sent_code(scene, device, scene.cast.person(who))


@when(
    en="somebody tries to replace {who:person}'s forgotten password with {code:code}",
    zh="有人尝试用{code:code}重设{who:person}忘记的密码",
)
def _(scene: Scene, who: str, code: Code) -> None:
    try_to_replace(scene, scene.browsers.open("somebody's browser"), scene.cast.person(who), code)


@when(
    en="in another browser {who:person} enters the code for the forgotten password an hour after it came",
    zh="{who:person}在另一个浏览器中收到重设密码的验证码，一小时后才填写",
)
def _(scene: Scene, who: str) -> None:
    replace_late(scene, scene.browsers.other_used_by(who), scene.cast.person(who))


@when(
    en="in another browser {who:person} enters as many wrong codes as are claimed "
    "for the forgotten password, and then the right one",
    zh="{who:person}在另一个浏览器中重设密码，先填写错误的验证码达到上限，再填写正确的",
)
def _(scene: Scene, who: str) -> None:
    guess_code(scene, scene.browsers.other_used_by(who), scene.cast.person(who))


@when(
    en="the other browser repeats the request that replaced {who:person}'s password, with another one",
    zh="另一个浏览器重发重设{who:person}密码的请求，改用别的密码",
)
def _(scene: Scene, who: str) -> None:
    replace_again(scene, scene.facts.other_browser, scene.cast.person(who))


@when(
    en="{who:person} replaces the forgotten password, and the request names {owner:person}",
    zh="{who:person}重设忘记的密码，请求中写的是{owner:person}",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    replace_anothers(scene, device, person, scene.cast.person(owner))


@when(
    en="in another browser {who:person} replaces the forgotten password by the request {forgery:forgery}",
    zh="{who:person}在另一个浏览器中重设忘记的密码，请求{forgery:forgery}",
)
def _(scene: Scene, who: str, forgery: Forgery) -> None:
    forge_replacing(scene, scene.browsers.other_used_by(who), scene.cast.person(who), forgery)


@when(
    en="{who:person} tries to sign in through the portal with the password that was to be set",
    zh="{who:person}尝试用本要设置的密码通过平台登录",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.outcome = try_password(device, person, "portal", wanted(person))


@when(
    en="somebody says that the password of {who:person}'s account is forgotten, and that of an unknown one",
    zh="有人声称忘记了{who:person}的帐号和不存在的帐号的密码",
)
def _(scene: Scene, who: str) -> None:
    own, (nobodys, _) = scene.cast.person(who).login, scene.cast.stranger()
    device, other = scene.browsers.used_by(who), scene.browsers.other_used_by(who)
    answers = [told_of(one, name) for one, name in ((device, own), (other, nobodys), (device, own))]
    scene.facts.both_answers = told_apart(*answers)
