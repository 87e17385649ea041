"""Changing a bound method to a new one, in the settings (修改)."""

from steps.methods import SMS
from steps.methods.base import Method
from steps.scene import Scene
from steps.ways.changing import change_to_new, choose_change, stop_short
from steps.ways.questions import reach_question
from steps.words.sentence import given, when


@when(en="{who:person} changes {method:method} to a new one", zh="{who:person}把{method:method}修改为新的")
def _(scene: Scene, who: str, method: Method) -> None:
    scene.facts.outcome = change_to_new(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@when(
    en="{who:person} starts to change {method:method} to a new one, and stops before the last step",
    zh="{who:person}开始把{method:method}修改为新的，并在最后一步之前停下",
)
def _(scene: Scene, who: str, method: Method) -> None:
    stop_short(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@when(en="{who:person} chooses to change the number", zh="{who:person}选择修改手机号")
def _(scene: Scene, who: str) -> None:
    choose_change(scene, scene.browsers.used_by(who), scene.cast.person(who), SMS)


@when(en="{who:person} chooses to change {method:method}", zh="{who:person}选择修改{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    choose_change(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@given(en="{who:person} has chosen to change the number", zh="{who:person}已选择修改手机号")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    reach_question(device, choose_change(scene, device, scene.cast.person(who), SMS))


@given(en="{who:person} has chosen to change {method:method}", zh="{who:person}已选择修改{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.used_by(who)
    reach_question(device, choose_change(scene, device, scene.cast.person(who), method))
