"""Good practice with sessions (ASVS-7.2.4, ASVS-7.4.3)."""

from pytest_bdd import given, then, when

from steps.expectations import answered_again, expect, expect_place
from steps.scene import Scene
from steps.screens.places import LOGINS, Place
from steps.sentences.states import reach, reach_second_step
from steps.ways.login import complete, enter
from steps.ways.requests.repeating import repeat_data_requests
from steps.words.wording import says


@when(says("{who:person} logs in with the cookies of another browser planted"))
@when(says("{who:person}在植入另一个浏览器的Cookie后登录"))
def _(scene: Scene, who: str) -> None:
    planter = scene.other_browser(who)
    planter.visit(scene.target.ixit.addresses.mail)
    scene.device(who).put_back(planter.context.cookies())
    enter(scene.device(who), scene.person(who))


@given(says("in another browser {who:person} is in the mailbox"))
@given(says("{who:person}已在另一个浏览器中进入邮箱"))
def _(scene: Scene, who: str) -> None:
    device, person = scene.other_browser(who), scene.person(who)
    reach_second_step(scene, device, person)
    reach(complete(scene, device, person, next(iter(person.bound))), Place.WELCOME)


@then(says("the other browser no longer opens {who:person}'s mailbox"))
@then(says("另一个浏览器不再打开{who:person}的邮箱"))
def _(scene: Scene, who: str) -> None:
    device, person = scene.other_browser(who), scene.person(who)
    repeat_data_requests(scene, device, person, person.mailbox)
    carried = answered_again(scene, device, person.mailbox)
    expect(not carried, "no answer with the mailbox's content", "an answer with its letter")
    device.visit(scene.target.ixit.addresses.mail)
    expect_place(device, *sorted(LOGINS), Place.SECOND_STEP)
