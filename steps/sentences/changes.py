"""Changing a bound method to a new one, in the settings (修改)."""

from steps.expectations import expect
from steps.methods import SMS
from steps.methods.base import Method
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.codes import StepUp
from steps.screens.places import Place
from steps.screens.seeing import see
from steps.screens.waiting import until
from steps.ways.binding import bind
from steps.ways.changing import change_to_new, choose_change, stop_short
from steps.ways.messages import unread
from steps.ways.questions import reach_question
from steps.ways.reaching import reach
from steps.words.cast import Factor
from steps.words.sentence import given, then, when


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


@when(en="{who:person} asks for the code of that verification", zh="{who:person}请求该次验证的验证码")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    reach(see(device), Place.STEP_UP)
    StepUp(device).ask_code()


@then(en="{factor:factor} is sent that code", zh="该验证码发往{factor:factor}")
def _(scene: Scene, factor: Factor) -> None:
    to = factor.of(scene.cast.person(factor.owner))
    came = until(scene.browsers.in_front.page, scene.target.ixit.waits.message, lambda: unread(scene, to))
    expect(bool(came), "a message there", "no message there")


@when(
    en="{who:person} binds {method:method} anew, by a new one",
    zh="{who:person}用新的重新绑定{method:method}",
)
def _(scene: Scene, who: str, method: Method) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    came_to = bind(scene, device, person, method, method.new_value(person))
    if method.key not in person.bound:
        raise Missing(f"{method} could not be bound anew; the browser shows {came_to}")
