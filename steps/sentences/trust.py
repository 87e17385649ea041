"""Trusting a device (G3.5 to G3.11, G3.13)."""

from conformance.profile import Door
from steps.expectations import expect, expect_nothing_shown, expect_place
from steps.methods.base import Method
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.places import Place
from steps.screens.seeing import see, see_outcome
from steps.sentences.states import reach_second_step
from steps.ways.attacks.lasting import trust_for
from steps.ways.attacks.saying import enter_asking_for_trust
from steps.ways.login import enter, enter_through, log_in_again, pass_second_step
from steps.ways.next_login import close_and_open, need_login
from steps.ways.others import trust_after_sign_in, trust_naming_mailbox
from steps.ways.reaching import reach
from steps.ways.refused_pages import enter_unless_refused, is_refused_pages
from steps.ways.requests.computed import computed
from steps.ways.requests.made_out import edited
from steps.ways.trusting import answer, come_to_question, give_way, is_asked_here, was_asked
from steps.words.attacks import Term
from steps.words.codes import Code
from steps.words.logins import Edit, Elsewhere
from steps.words.sentence import given, then, when


@then(en="{who:person} is asked whether to trust this device", zh="{who:person}被询问是否信任此设备")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.turn_to(who)
    if scene.target.ixit.screens.trust_boxes:
        expect(was_asked(device), "a box that asks for trust in this login", f"no such box; {see(device)}")
    else:
        expect_place(device, Place.TRUST)


@then(
    en="nothing of {who:person}'s mailbox was shown before that",
    zh="此前未显示{who:person}的邮箱中的任何内容",
)
def _(scene: Scene, who: str) -> None:
    if not scene.target.ixit.screens.trust_boxes:  # a box asks with the form that is sent on the way in
        expect_nothing_shown(scene.browsers.turn_to(who), scene.cast.person(who).mailbox)


@when(en="{who:person} chooses later", zh="{who:person}选择以后再说")
def _(scene: Scene, who: str) -> None:
    answer(scene, scene.browsers.used_by(who), scene.cast.person(who), trusts=False)


@when(en="{who:person} chooses to trust", zh="{who:person}选择信任")
def _(scene: Scene, who: str) -> None:
    answer(scene, scene.browsers.used_by(who), scene.cast.person(who), trusts=True)


@given(
    en="{who:person} has asked for trust wherever the login does so far, and is asked for the second step",
    zh="{who:person}在此前登录中凡询问信任处均选择信任，并被要求进行安全验证",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    device.trusts = True
    reach_second_step(scene, device, scene.cast.person(who))


@when(
    en="{who:person} enters {code:code}, and asks for trust with it",
    zh="{who:person}填写{code:code}，并同时要求信任此设备",
)
def _(scene: Scene, who: str, code: Code) -> None:
    enter_asking_for_trust(scene, scene.browsers.used_by(who), scene.cast.person(who), code)


@when(
    en="{who:person} chooses to trust, and the request names {other:person}'s mailbox",
    zh="{who:person}选择信任，请求中写明{other:person}的邮箱",
)
def _(scene: Scene, who: str, other: str) -> None:
    trust_naming_mailbox(scene, scene.browsers.used_by(who), scene.cast.person(who), scene.cast.person(other))


@when(
    en="{who:person} chooses to trust, which is sent only once {other:person} has signed in there "
    "through {door:door}",
    zh="{who:person}选择信任，但{other:person}在那里通过{door:door}登录之后才发送",
)
def _(scene: Scene, who: str, other: str, door: Door) -> None:
    device = scene.browsers.used_by(who)
    trust_after_sign_in(scene.browsers.give(other, device), scene.cast.person(other), door)


@when(
    en="{who:person} chooses to trust, and the request says that it lasts {term:term}",
    zh="{who:person}选择信任，请求中写明{term:term}",
)
def _(scene: Scene, who: str, term: Term) -> None:
    trust_for(scene, scene.browsers.used_by(who), scene.cast.person(who), term)


@when(
    en="{who:person} trusts the other browser, as far as it still asks",
    zh="只要另一个浏览器还在询问，{who:person}就信任它",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.other_used_by(who)
    if is_asked_here(device):
        answer(scene, device, scene.cast.person(who), trusts=True)


@given(en="{who:person} has trusted this browser", zh="{who:person}已信任此浏览器")
def _(scene: Scene, who: str) -> None:
    person, device = scene.cast.person(who), scene.browsers.used_by(who)
    come_to_question(scene, device, person)
    reach(answer(scene, device, person, trusts=True), Place.WELCOME)


@when(en="{who:person} logs in again through the mail's own login", zh="{who:person}通过邮箱登录页再次登录")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    close_and_open(device)
    enter_through(device, scene.cast.person(who), "direct")
    need_login(device)


@then(en="{who:person} is not asked for the second step", zh="{who:person}未被要求进行安全验证")
def _(scene: Scene, who: str) -> None:
    expect_place(scene.browsers.turn_to(who), Place.TRUST, Place.WELCOME)


@when(
    en="{who:person} passes the second step by {method:method}, if asked for it",
    zh="若要求进行安全验证，{who:person}用{method:method}通过安全验证",
)
def _(scene: Scene, who: str, method: Method) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    if see(device) is Place.SECOND_STEP:
        scene.facts.outcome = pass_second_step(scene, device, person, method, person.bound[method.key])


@then(en="{who:person} is not asked whether to trust this device", zh="{who:person}未被询问是否信任此设备")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.turn_to(who)
    place, asked = see(device), was_asked(device) and not scene.target.ixit.screens.box_at_login
    said = f"{place}, after a box that asks for trust" if asked else str(place)
    expect(place is Place.WELCOME and not asked, f"{Place.WELCOME} without the question", said)


@when(en="{who:person} logs in {place:place}", zh="{who:person}{place:place}登录")
def _(scene: Scene, who: str, place: Elsewhere) -> None:
    if place is Elsewhere.CLEARED:
        device = scene.browsers.used_by(who)
        device.clear()
    else:
        device = scene.browsers.give(who, scene.browsers.open(f"{who}'s {place.name.lower()} browser"))
    enter(device, scene.cast.person(who))


@when(
    en="{who:person} logs in elsewhere with {other:person}'s trust cookies, {edit:edit}",
    zh="{who:person}在另一个浏览器中登录，带有{other:person}的信任Cookie，{edit:edit}",
)
def _(scene: Scene, who: str, other: str, edit: Edit) -> None:
    person, owner = scene.cast.person(who), scene.browsers.of(other)
    give_way(scene, owner)
    close_and_open(owner)
    theirs = owner.lasting_cookies()
    mine = scene.browsers.used_by(who).lasting_cookies()
    device = scene.browsers.give(who, scene.browsers.open(f"{who}'s browser with cookies of {other}'s"))
    device.put_back(edited(edit, person, scene.cast.person(other), theirs))
    device.put_back(computed(person, mine, scene.stage.around.clock.now()) if edit is Edit.NAMES else ())
    enter_unless_refused(device, person)


@then(
    en="{who:person} is asked for the second step, or the browser is refused any page",
    zh="{who:person}被要求进行安全验证，或该浏览器的页面请求被拒绝",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.turn_to(who)
    if not is_refused_pages(device):
        expect_place(device, Place.SECOND_STEP)


@when(en="{who:person} logs in in {owner:person}'s browser", zh="{who:person}在{owner:person}的浏览器中登录")
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.of(owner)
    give_way(scene, device)
    log_in_again(scene.browsers.give(who, device), scene.cast.person(who))


@when(en="{who:person} switches to the second mailbox", zh="{who:person}切换到第二个邮箱")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    device.begin_login()
    person.opened = 1
    inside.switch_to(device, person.mailboxes[1].address)
    see_outcome(device, leaving=Place.WELCOME)
