"""Signing in at the campus portal (G1, G2)."""

from conformance.judging.verdict import NotRun
from conformance.profile import Door
from steps.expectations import expect, expect_place, expect_stopped, possible
from steps.scene import Scene
from steps.screens import logins
from steps.screens.places import GATES, LOGINS, Place
from steps.screens.seeing import see, see_outcome
from steps.ways.attacks.programs import sign_in_as_program
from steps.ways.attacks.saying import sign_in_saying
from steps.ways.login import enter_through, enter_ticking, need_the_portals_screens, sign_in_here
from steps.ways.other_names import enter_under
from steps.ways.portal import sign_in_at_portal
from steps.ways.reaching import reach
from steps.ways.refused_logins import (
    come_to_login,
    not_the_credentials,
    refusals,
    refused_login,
    sign_in_beside,
    told_apart,
    try_beside,
)
from steps.words.logins import Credentials, OtherName
from steps.words.sentence import given, then, when


@when(en="{who:person} signs in at the portal", zh="{who:person}在平台登录")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    need_the_portals_screens(device)
    sign_in_at_portal(scene, device, scene.cast.person(who))


@given(en="{who:person} has signed in at the portal", zh="{who:person}已在平台登录")
def _(scene: Scene, who: str) -> None:
    reach(sign_in_at_portal(scene, scene.browsers.used_by(who), scene.cast.person(who)), Place.PORTAL_HOME)


@then(en="the applications offer {who:person} the mail", zh="“我的应用”向{who:person}提供邮箱")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.turn_to(who)
    expect_place(device, Place.PORTAL_HOME)
    with possible("the mail among the applications"):
        logins.turn_to_mail_tile(device).wait_for()


@then(en="the portal shows {who:person} the applications", zh="平台向{who:person}显示“我的应用”")
def _(scene: Scene, who: str) -> None:
    seen = see(scene.browsers.turn_to(who))
    expect(seen is Place.PORTAL_HOME, Place.PORTAL_HOME, seen)


@when(
    en="{who:person} tries to sign in at the portal with {credentials:credentials}",
    zh="{who:person}尝试用{credentials:credentials}在平台登录",
)
def _(scene: Scene, who: str, credentials: Credentials) -> None:
    person, device = scene.cast.person(who), scene.browsers.used_by(who)
    need_the_portals_screens(device)
    login, password = not_the_credentials(person, credentials, scene.cast.person("Li"))
    device.visit(scene.target.ixit.addresses.portal)
    reach(see(device), Place.PORTAL_LOGIN)
    logins.sign_in_at_portal(device, login, password)
    scene.facts.outcome = see_outcome(device, leaving=Place.PORTAL_LOGIN)


@then(en="the credentials are refused", zh="帐号或密码被拒绝")
def _(scene: Scene) -> None:
    refused = scene.facts.outcome.refusal and scene.facts.outcome.place in {*LOGINS, Place.NOWHERE}
    expect(bool(refused), "the credentials refused with a message", str(scene.facts.outcome))


@then(en="the portal asks {who:person} to sign in", zh="平台要求{who:person}登录")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.turn_to(who)
    come_to_login(device, scene.target.ixit.addresses.portal)
    expect_place(device, Place.PORTAL_LOGIN)


@then(en="the mail asks {who:person} to sign in", zh="邮箱要求{who:person}登录")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.turn_to(who)
    come_to_login(device, scene.target.ixit.addresses.mail)
    expect_place(device, *sorted(LOGINS))


@when(en="{who:person} opens the mail from the applications", zh="{who:person}从“我的应用”打开邮箱")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    device.begin_login()
    logins.open_mail_tile(device)
    see_outcome(device, leaving=Place.PORTAL_HOME)


@when(en="{who:person} opens the mail's web address", zh="{who:person}打开邮箱网址")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    device.begin_login()
    device.visit(scene.target.ixit.addresses.mail)


@then(en="the web mail opens for {who:person}", zh="{who:person}的网页邮箱打开了")
def _(scene: Scene, who: str) -> None:
    expect_place(scene.browsers.turn_to(who), *sorted(GATES), Place.WELCOME)


@then(en="{who:person} is asked to sign in", zh="{who:person}被要求登录")
def _(scene: Scene, who: str) -> None:
    expect_place(scene.browsers.turn_to(who), *sorted(LOGINS))


@when(en="{who:person} signs in there", zh="{who:person}在那里登录")
def _(scene: Scene, who: str) -> None:
    sign_in_here(scene.browsers.used_by(who), scene.cast.person(who))


@when(en="{who:person} signs in through {door:door}", zh="{who:person}通过{door:door}登录")
def _(scene: Scene, who: str, door: Door) -> None:
    enter_through(scene.browsers.used_by(who), scene.cast.person(who), door)


@when(
    en="{who:person} signs in through {door:door} with every box of the login ticked",
    zh="{who:person}勾选登录页上的所有选项，通过{door:door}登录",
)
def _(scene: Scene, who: str, door: Door) -> None:
    enter_ticking(scene.browsers.used_by(who), scene.cast.person(who), door)


@when(
    en="{who:person} signs in through {door:door} with every box of the login ticked, one for trust included",
    zh="{who:person}勾选登录页上的所有选项（包括信任此设备），通过{door:door}登录",
)
def _(scene: Scene, who: str, door: Door) -> None:
    enter_ticking(scene.browsers.used_by(who), scene.cast.person(who), door, trusts=True)


@when(
    en="{who:person} signs in through {door:door} by a request that says that all is verified",
    zh="{who:person}通过{door:door}登录，请求中自称已通过验证",
)
def _(scene: Scene, who: str, door: Door) -> None:
    scene.facts.outcome = sign_in_saying(scene.browsers.used_by(who), scene.cast.person(who), door)


@when(
    en="{who:person} signs in through {door:door} by requests as a program sends them",
    zh="{who:person}以程序发出的请求通过{door:door}登录",
)
def _(scene: Scene, who: str, door: Door) -> None:
    sign_in_as_program(scene, scene.browsers.used_by(who), scene.cast.person(who), door)


@when(en="{who:person}'s browser is closed and opened again", zh="{who:person}的浏览器关闭后重新打开")
def _(scene: Scene, who: str) -> None:
    scene.browsers.used_by(who).restart()


@when(
    en="{who:person} signs in through {door:door} in {owner:person}'s browser, where nothing was closed",
    zh="{who:person}在{owner:person}未关闭的浏览器中通过{door:door}登录",
)
def _(scene: Scene, who: str, door: Door, owner: str) -> None:
    sign_in_beside(scene.browsers.give(who, scene.browsers.of(owner)), scene.cast.person(who), door)


@when(
    en="{owner:person}'s name is tried with a wrong password at {door:door} in {who:person}'s browser, "
    "and the mail is opened again",
    zh="在{who:person}的浏览器中通过{door:door}以错误的密码尝试{owner:person}的名称，并重新打开邮箱",
)
def _(scene: Scene, owner: str, door: Door, who: str) -> None:
    try_beside(scene.browsers.used_by(who), scene.cast.person(owner), door)


@when(
    en="{who:person} signs in through {door:door} under {name:name}",
    zh="{who:person}以{name:name}通过{door:door}登录",
)
def _(scene: Scene, who: str, door: Door, name: OtherName) -> None:
    scene.facts.outcome = enter_under(scene.browsers.used_by(who), scene.cast.person(who), door, name)


@then(
    en="the login is refused, or asks {who:person} for the second step",
    zh="登录被拒绝，或要求{who:person}进行安全验证",
)
def _(scene: Scene, who: str) -> None:
    expect_stopped(scene.facts.outcome, Place.SECOND_STEP)


@then(
    en="the login is refused, or asks {who:person} to bind a method",
    zh="登录被拒绝，或要求{who:person}绑定验证方式",
)
def _(scene: Scene, who: str) -> None:
    expect_stopped(scene.facts.outcome, Place.FORCED)


@when(
    en="somebody tries {who:person}'s account and one that does not exist at {door:door}",
    zh="有人在{door:door}尝试{who:person}的帐号和不存在的帐号",
)
def _(scene: Scene, who: str, door: Door) -> None:
    person, (login, address) = scene.cast.person(who), scene.cast.stranger()
    own, nobodys = (person.login, person.mailbox.address), (login, address)
    device, other = scene.browsers.used_by(who), scene.browsers.other_used_by(who)
    answers = [
        refused_login(one, door, *name, f"not{person.password}")
        for one, name in ((device, own), (other, nobodys), (device, own))
    ]
    scene.facts.both_answers = told_apart(*answers)


@when(
    en="somebody tries {who:person}'s account and ones that do not exist at {door:door}, "
    "each once more often than is claimed",
    zh="有人在{door:door}尝试{who:person}的帐号和几个不存在的帐号，各比所声明的次数多一次",
)
def _(scene: Scene, who: str, door: Door) -> None:
    person, tries = scene.cast.person(who), (scene.target.ics.passwords.tries or 0) + 1
    names = [scene.cast.stranger(), (person.login, person.mailbox.address), scene.cast.stranger()]
    first, own, again = [refusals(scene, door, name, person.password, tries) for name in names]
    if first != again:
        raise NotRun(f"two accounts that nobody has are answered otherwise: {first}, and {again}")
    scene.facts.both_answers = [own, first]


@then(en="both are answered alike", zh="两者得到相同的回应")
def _(scene: Scene) -> None:
    expected, seen = scene.facts.both_answers
    expect(seen == expected, f"for the account that nobody has: {expected}", seen)
