"""Requests that no page sends, and anybody can (G3.3, G4.7, G5.3, G6.6)."""

from steps.scene import Scene
from steps.ways.attacks.attempts import (
    answer_with_others_code,
    ask_claiming,
    forge_code,
    submit_before_time,
)
from steps.ways.attacks.pressing import press_what_is_not_named
from steps.words.attacks import Claim, Deed, Forgery
from steps.words.sentence import when


@when(
    en="{who:person}'s browser sends the request {forgery:forgery}",
    zh="{who:person}的浏览器发送该请求，{forgery:forgery}",
)
def _(scene: Scene, who: str, forgery: Forgery) -> None:
    forge_code(scene, scene.browsers.used_by(who), scene.cast.person(who), forgery)


@when(
    en="{who:person}'s browser asks for the mailbox {claim:claim}",
    zh="{who:person}的浏览器请求邮箱，{claim:claim}",
)
def _(scene: Scene, who: str, claim: Claim) -> None:
    ask_claiming(scene, scene.browsers.used_by(who), scene.cast.person(who), claim)


@when(en="{who:person}'s browser submits {deed:deed}", zh="{who:person}的浏览器提交{deed:deed}")
def _(scene: Scene, who: str, deed: Deed) -> None:
    submit_before_time(scene, scene.browsers.used_by(who), scene.cast.person(who), deed)


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
