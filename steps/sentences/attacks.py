"""Requests that no page sends, and anybody can (G3.3, G4.7, G5.3, G6.6)."""

from steps.scene import Scene
from steps.ways.attacks.attempts import ask_claiming, forge_code
from steps.words.attacks import Claim, Forgery
from steps.words.sentence import when


@when(
    en="{who:person}'s browser sends the request {forgery:forgery}",
    zh="{who:person}的浏览器发送该请求，{forgery:forgery}",
)
def _(scene: Scene, who: str, forgery: Forgery) -> None:
    forge_code(scene, scene.device(who), scene.person(who), forgery)


@when(
    en="{who:person}'s browser asks for the mailbox {claim:claim}",
    zh="{who:person}的浏览器请求邮箱，{claim:claim}",
)
def _(scene: Scene, who: str, claim: Claim) -> None:
    ask_claiming(scene, scene.device(who), scene.person(who), claim)
