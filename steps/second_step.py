"""The second step of a login (G4.6 to G4.8)."""

from pytest_bdd import given, then, when

from steps.expectations import expect_place
from steps.journeys.login import agree_in_wechat, ask_second_step_code, choose, enter
from steps.scene import Scene
from steps.screens.places import Place, outcome
from steps.states import reach
from steps.wording import says


@given(says("{who:person} has asked for a code for the second step"))
@given(says("{who:person}已为安全验证请求验证码"))
def _(scene: Scene, who: str) -> None:
    number = scene.person(who).mailbox.bound["sms"]
    ask_second_step_code(scene, scene.device(who), "sms", number)


@when(says("{who:person}'s QR code is scanned and agreed to by {owner:person}'s WeChat"))
@when(says("{who:person}的二维码由{owner:person}的微信扫描并同意"))
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.device(who)
    choose(device, "wechat")
    agree_in_wechat(scene, device, scene.person(owner).wechat)
    scene.outcome = outcome(device, leaving=Place.SECOND_STEP)
    scene.reached.append(scene.outcome.place)


@given(says("in another browser a login of {who:person} waits for the second step"))
@given(says("另一个浏览器中{who:person}的登录等待安全验证"))
def _(scene: Scene, who: str) -> None:
    reach(enter(scene.other_browser(who), scene.person(who)), Place.SECOND_STEP)


@then(says("the waiting login still asks for the second step"))
@then(says("等待中的登录仍要求安全验证"))
def _(scene: Scene) -> None:
    device = scene.other_browser("Li")
    device.visit(scene.target.ixit.addresses.mail)
    expect_place(device, Place.SECOND_STEP)
