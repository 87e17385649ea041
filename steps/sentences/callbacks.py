"""The address by which the answer to a QR code comes back, opened where it does not belong, or changed."""

from steps.methods.scanned import Scanned
from steps.scene import Scene
from steps.ways.answers import answer_naming, caught_answer, intercepted_answer, saying, used_answer
from steps.ways.login import complete
from steps.words.cast import Factor
from steps.words.gateways import Naming, Twist
from steps.words.sentence import when


@when(
    en="{owner:person}'s {method:scanned} callback is opened in {who:person}'s browser",
    zh="在{who:person}的浏览器中打开{owner:person}的{method:scanned}回调",
)
def _(scene: Scene, owner: str, method: Scanned, who: str) -> None:
    answer = intercepted_answer(scene, scene.browsers.used_by(owner), scene.cast.person(owner), method)
    scene.browsers.used_by(who).visit(answer)


@when(
    en="{owner:person}'s {method:scanned} callback is opened in {who:person}'s browser, {twist:twist}",
    zh="在{who:person}的浏览器中打开{owner:person}的{method:scanned}回调，{twist:twist}",
)
def _(scene: Scene, owner: str, method: Scanned, who: str, twist: Twist) -> None:
    answer = intercepted_answer(scene, scene.browsers.used_by(owner), scene.cast.person(owner), method)
    scene.browsers.used_by(who).visit(saying(answer, twist.parts))


@when(
    en="the {method:scanned} callback of {who:person}'s login is opened in the other browser, {twist:twist}",
    zh="在另一个浏览器中打开{who:person}此次登录的{method:scanned}回调，{twist:twist}",
)
def _(scene: Scene, method: Scanned, who: str, twist: Twist) -> None:
    device = scene.browsers.used_by(who)
    method.choose(device)
    answer = caught_answer(scene, device, method, method.value(scene.cast.person(who)))
    scene.browsers.turn_to(scene.facts.other_browser).visit(saying(answer, twist.parts))


@when(
    en="{who:person}'s QR code is answered with {factor:factor}, "
    "and the callback names {owner:person}'s account {naming:naming}",
    zh="用{factor:factor}扫描{who:person}的二维码并同意，回调写明{owner:person}的帐号，{naming:naming}",
)
def _(scene: Scene, who: str, factor: Factor, owner: str, naming: Naming) -> None:
    method, other = factor.method, scene.cast.person(owner)
    assert isinstance(method, Scanned), "no other has a QR code that is answered"
    account = factor.of(scene.cast.person(factor.owner))
    answer_naming(scene, scene.browsers.used_by(who), method, account, method.value(other), naming)


@when(
    en="{who:person} completes the login by {method:scanned}, and keeps the callback's address",
    zh="{who:person}用{method:scanned}完成登录，并留下回调的网址",
)
def _(scene: Scene, who: str, method: Scanned) -> None:
    device = scene.browsers.used_by(who)
    since = device.wire.mark()
    complete(scene, device, scene.cast.person(who), method)
    scene.facts.callback = used_answer(device, method, since)


@when(
    en="{who:person} scans the QR code with {method:scanned} and agrees, and keeps the callback's address",
    zh="{who:person}用{method:scanned}扫码并同意，并留下回调的网址",
)
def _(scene: Scene, who: str, method: Scanned) -> None:
    device, account = scene.browsers.used_by(who), method.value(scene.cast.person(who))
    scene.facts.callback = caught_answer(scene, device, method, account)


@when(en="that callback is opened in {who:person}'s browser", zh="在{who:person}的浏览器中打开该回调")
def _(scene: Scene, who: str) -> None:
    scene.browsers.used_by(who).visit(scene.facts.callback)


@when(en="that callback is opened in the other browser", zh="在另一个浏览器中打开该回调")
def _(scene: Scene) -> None:
    scene.browsers.turn_to(scene.facts.other_browser).visit(scene.facts.callback)
