"""Good practice with sessions (ASVS-7.2.4, ASVS-7.4.3)."""

from steps.expectations import answered_again, expect, expect_place
from steps.methods import by_key
from steps.scene import Scene
from steps.screens.places import LOGINS, Place
from steps.sentences.states import reach, reach_second_step
from steps.ways.login import complete, enter
from steps.ways.requests.repeating import repeat_data_requests
from steps.words.sentence import given, then, when


@when(
    en="{who:person} logs in with the cookies of another browser planted",
    zh="{who:person}在植入另一个浏览器的Cookie后登录",
)
def _(scene: Scene, who: str) -> None:
    planter = scene.facts.other_browser = scene.browsers.other_used_by(who)
    planter.visit(scene.target.ixit.addresses.mail)
    device = scene.browsers.used_by(who)
    device.put_back(planter.context.cookies())
    enter(device, scene.cast.person(who))


@given(en="in another browser {who:person} is in the mailbox", zh="{who:person}已在另一个浏览器中进入邮箱")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.other_used_by(who), scene.cast.person(who)
    scene.facts.other_browser = device
    reach_second_step(scene, device, person)
    reach(complete(scene, device, person, by_key(person.main_method)), Place.WELCOME)


@then(
    en="the other browser no longer opens {who:person}'s mailbox",
    zh="另一个浏览器不再打开{who:person}的邮箱",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.other_used_by(who), scene.cast.person(who)
    repeat_data_requests(scene, device, person, person.mailbox)
    carried = answered_again(scene, device, person.mailbox)
    expect(not carried, "no answer with the mailbox's content", "an answer with its letter")
    device.visit(scene.target.ixit.addresses.mail)
    expect_place(device, *sorted(LOGINS), Place.SECOND_STEP)
