"""Changing a bound method to a new one, in the settings (修改)."""

from steps.methods.base import Method
from steps.scene import Scene
from steps.ways.changing import change_to_new, stop_short
from steps.words.sentence import when


@when(en="{who:person} changes {method:method} to a new one", zh="{who:person}把{method:method}修改为新的")
def _(scene: Scene, who: str, method: Method) -> None:
    scene.facts.outcome = change_to_new(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@when(
    en="{who:person} starts to change {method:method} to a new one, and stops before the last step",
    zh="{who:person}开始把{method:method}修改为新的，并在最后一步之前停下",
)
def _(scene: Scene, who: str, method: Method) -> None:
    stop_short(scene, scene.browsers.used_by(who), scene.cast.person(who), method)
