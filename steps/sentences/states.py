"""States that scenarios begin from, and logins: the sentences that every chapter uses."""

from conformance.profile import Door
from steps.devices.device import Device
from steps.expectations import (
    expect,
    expect_mailbox,
    expect_nothing_shown,
    expect_place,
    possible,
    unless_locked,
)
from steps.facts import Facts
from steps.methods import by_key
from steps.methods.base import Method
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.places import Place
from steps.screens.seeing import see
from steps.ways.arrival import (
    arrive,
    arrive_in_personal_settings,
    arrive_in_two_step,
    need_second_step,
)
from steps.ways.beforehand import bind_beforehand
from steps.ways.login import (
    complete,
    enter,
    enter_second,
    enter_through,
    go_on,
    log_in_again,
    pass_second_step,
)
from steps.ways.reaching import reach
from steps.ways.settings import outlast_exemption
from steps.ways.trusting import come_to_question, give_way
from steps.ways.two_browsers import other_to_sign_in
from steps.words.cast import Box
from steps.words.sentence import given, then, when

LET_ON = (Place.SECOND_STEP, Place.TRUST, Place.WELCOME)
"""Where a login comes to by itself that has something bound."""


def reach_second_step(scene: Scene, device: Device, person: Person) -> None:
    """Come to the second step; raises NotRun where the ICS says that what is bound opens none."""
    need_second_step(scene, person)
    reach(arrive(scene, device, person), Place.SECOND_STEP)


@given(en="{who:person} has nothing bound", zh="{who:person}未绑定任何方式")
def _(scene: Scene, who: str) -> None:
    scene.cast.person(who)


@given(en="{who:person} has bound {method:method}", zh="{who:person}已绑定{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    person = scene.cast.person(who)
    bind_beforehand(scene, person, person.mailbox, method)


@given(en="{who:person} has a second mailbox", zh="{who:person}有第二个邮箱")
def _(scene: Scene, who: str) -> None:
    scene.cast.add_mailbox(scene.cast.person(who))


@given(
    en="{who:person} has a second mailbox with {method:method} bound",
    zh="{who:person}有第二个邮箱，已绑定{method:method}",
)
def _(scene: Scene, who: str, method: Method) -> None:
    person = scene.cast.person(who)
    bind_beforehand(scene, person, scene.cast.add_mailbox(person), method)


@given(en="{who:person} is asked to bind a method", zh="{who:person}被要求绑定验证方式")
def _(scene: Scene, who: str) -> None:
    reach(arrive(scene, scene.browsers.used_by(who), scene.cast.person(who)), Place.FORCED)


@given(
    en="{who:person} is asked to bind a method to the second mailbox",
    zh="{who:person}被要求为第二个邮箱绑定验证方式",
)
def _(scene: Scene, who: str) -> None:
    reach(enter_second(scene, scene.browsers.used_by(who), scene.cast.person(who)), Place.FORCED)


@given(en="{who:person} is asked for the second step", zh="{who:person}被要求进行安全验证")
def _(scene: Scene, who: str) -> None:
    reach_second_step(scene, scene.browsers.used_by(who), scene.cast.person(who))


@given(en="{who:person} is asked whether to trust this device", zh="{who:person}被询问是否信任此设备")
def _(scene: Scene, who: str) -> None:
    come_to_question(scene, scene.browsers.used_by(who), scene.cast.person(who))


@given(en="{who:person} is in the mailbox", zh="{who:person}已进入邮箱")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    reach_second_step(scene, device, person)
    reach(complete(scene, device, person, by_key(person.main_method)), Place.WELCOME)


@given(
    en="in another browser {who:person} is in the mailbox, signed in through {door:door}",
    zh="另一个浏览器中{who:person}通过{door:door}登录并已进入邮箱",
)
def _(scene: Scene, who: str, door: Door) -> None:
    device, person = other_to_sign_in(scene, who), scene.cast.person(who)
    reach(enter_through(device, person, door), Place.SECOND_STEP)
    reach(complete(scene, device, person, by_key(person.main_method)), Place.WELCOME)


@given(en="{who:person} is in the personal settings", zh="{who:person}已打开个人设置")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    reach(arrive_in_personal_settings(scene, device, person), Place.PERSONAL_SETTINGS)


@given(en="{who:person} is in the two-step settings", zh="{who:person}已打开二次验证设置")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    reach(arrive_in_two_step(scene, device, person), Place.TWO_STEP_SETTINGS)
    if scene.target.ics.login_exempts:
        outlast_exemption(scene, device, person)
    scene.arrivals.count_from_now(scene.cast.numbers)


@when(en="{who:person} enters the mailbox", zh="{who:person}进入邮箱")
def _(scene: Scene, who: str) -> None:
    enter(scene.browsers.used_by(who), scene.cast.person(who))


@when(en="{who:person} enters the second mailbox", zh="{who:person}进入第二个邮箱")
def _(scene: Scene, who: str) -> None:
    enter_second(scene, scene.browsers.used_by(who), scene.cast.person(who))


@when(en="{who:person} logs in again", zh="{who:person}再次登录")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    if device.trusted_by != who:
        give_way(scene, device)
    log_in_again(device, scene.cast.person(who))


@when(
    en="{who:person} passes the second step by {method:method}",
    zh="{who:person}用{method:method}通过安全验证",
)
def _(scene: Scene, who: str, method: Method) -> None:
    person = scene.cast.person(who)
    scene.facts.outcome = pass_second_step(
        scene, scene.browsers.used_by(who), person, method, person.bound[method.key]
    )


@when(en="{who:person} completes the login by {method:method}", zh="{who:person}用{method:method}完成登录")
def _(scene: Scene, who: str, method: Method) -> None:
    if not Facts.passed_at_portal.or_else(scene.facts, False):
        complete(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@then(en="{who:person} is asked to bind a method", zh="{who:person}被要求绑定验证方式")
def _(scene: Scene, who: str) -> None:
    expect_place(scene.browsers.turn_to(who), Place.FORCED)


@then(
    en="{who:person} is asked to bind a method at the next login",
    zh="{who:person}下次登录时被要求绑定验证方式",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    log_in_again(device, scene.cast.person(who))
    with unless_locked(scene):
        expect_place(device, Place.FORCED)


@then(
    en="{who:person} is asked to bind a method to the second mailbox at the next login",
    zh="{who:person}下次登录时被要求为第二个邮箱绑定验证方式",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    enter_second(scene, device, scene.cast.person(who))
    expect_place(device, Place.FORCED)


@then(en="{who:person} is asked for the second step", zh="{who:person}被要求进行安全验证")
def _(scene: Scene, who: str) -> None:
    expect_place(scene.browsers.turn_to(who), Place.SECOND_STEP)


@then(en="nothing of {box:box} was shown", zh="未显示{box:box}中的任何内容")
def _(scene: Scene, box: Box) -> None:
    mailbox = scene.cast.person(box.owner).mailboxes[box.number]
    expect_nothing_shown(scene.browsers.turn_to(box.owner), mailbox)


@then(en="{box:box} opens", zh="{box:box}打开了")
def _(scene: Scene, box: Box) -> None:
    expect_mailbox(scene.browsers.turn_to(box.owner), scene.cast.person(box.owner).mailboxes[box.number])


@then(
    en="the second step by {method:method} opens {box:box}",
    zh="用{method:method}通过安全验证后{box:box}打开了",
)
def _(scene: Scene, method: Method, box: Box) -> None:
    person, device = scene.cast.person(box.owner), scene.browsers.used_by(box.owner)
    with unless_locked(scene):
        with possible(f"the second step by {method}", scene):
            complete(scene, device, person, method)
        expect_mailbox(device, person.mailboxes[box.number])


@then(en="{who:person} gets into the mailbox", zh="{who:person}进入了邮箱")
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    place = go_on(device, see(device))
    if place is not Place.WELCOME and log_in_again(device, person) in LET_ON:
        raise Missing(f"what was bound serves at the next login, but the binding led to {place} (G3.4)")
    with unless_locked(scene):
        expect(place is Place.WELCOME, Place.WELCOME, place)
        expect_mailbox(device, person.mailbox)


@then(en="the binding leads {who:person} into the mailbox", zh="绑定后{who:person}直接进入邮箱")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    go_on(device, see(device))
    expect_mailbox(device, scene.cast.person(who).mailbox)


@then(en="the code is refused", zh="验证码被拒绝")
def _(scene: Scene) -> None:
    outcome = scene.facts.outcome
    expect(not outcome.accepted, "the code refused", str(outcome))
    nothing_sent = (
        outcome.stayed and outcome.status is None and Facts.entered_nothing.or_else(scene.facts, False)
    )
    if not (outcome.refused or nothing_sent):
        raise Missing(f"nothing says whether the code was refused; the browser shows {outcome}")
