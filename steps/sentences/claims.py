"""What a deployment claims besides the guide (C.…): lifetimes, countdowns, signing out."""

from pytest_bdd import then, when

from steps.expectations import expect_place
from steps.scene import Scene
from steps.screens import logins
from steps.screens import mailbox as inside
from steps.screens.places import LOGINS, Place
from steps.ways.requests.repeating import repeat, submitted
from steps.ways.settings import outlast_exemption
from steps.words.wording import says

DAY = 24 * 3600
MARGIN = 30
"""Seconds before an end that still count as before it, however slow the run."""


@when(says("the lifetime of trust has passed"))
@when(says("信任期限已过"))
def _(scene: Scene) -> None:
    scene.pass_time((scene.target.ics.trust.lifetime_days or 0) * DAY + 1)


@when(says("the lifetime of trust has almost passed"))
@when(says("信任期限将到"))
def _(scene: Scene) -> None:
    scene.pass_time((scene.target.ics.trust.lifetime_days or 0) * DAY - DAY / 2)


@when(says("one more day has passed"))
@when(says("又过了一天"))
def _(scene: Scene) -> None:
    scene.pass_time(DAY)


@when(says("the life of the code has passed"))
@when(says("验证码的有效期已过"))
def _(scene: Scene) -> None:
    scene.pass_time((scene.target.ics.codes.life_minutes or 0) * 60 + 1)


@when(says("the life of the code has almost passed"))
@when(says("验证码的有效期将到"))
def _(scene: Scene) -> None:
    scene.pass_time((scene.target.ics.codes.life_minutes or 0) * 60 - MARGIN)


@when(says("the countdown has passed"))
@when(says("倒计时已过"))
def _(scene: Scene) -> None:
    scene.pass_time(scene.target.ics.codes.resend_seconds)


@when(says("half of the countdown has passed"))
@when(says("倒计时已过半"))
def _(scene: Scene) -> None:
    scene.pass_time(scene.target.ics.codes.resend_seconds / 2)


@when(says("{who:person}'s browser repeats the request for the code"))
@when(says("{who:person}的浏览器重复验证码请求"))
def _(scene: Scene, who: str) -> None:
    device = scene.device(who)
    repeat(device, submitted(device, scene.asked_mark), {})


@when(says("{who:person} signs out of the mail"))
@when(says("{who:person}退出邮箱"))
def _(scene: Scene, who: str) -> None:
    inside.sign_out(scene.device(who))
    scene.device(who).begin_login()


@when(says("{who:person} signs out of the mail, and the cookies from before are put back"))
@when(says("{who:person}退出邮箱后，恢复之前的Cookie"))
def _(scene: Scene, who: str) -> None:
    device = scene.device(who)
    cookies = device.context.cookies(scene.target.ixit.addresses.mail)
    inside.sign_out(device)
    device.context.clear_cookies()
    device.put_back(cookies)
    device.begin_login()


@when(says("{who:person} signs out of the portal"))
@when(says("{who:person}退出平台"))
def _(scene: Scene, who: str) -> None:
    scene.device(who).visit(scene.target.ixit.addresses.portal)
    logins.sign_out_of_portal(scene.device(who))
    scene.device(who).begin_login()


@when(says("the idle time has passed"))
@when(says("闲置时限已过"))
def _(scene: Scene) -> None:
    scene.pass_time((scene.target.ics.idle_minutes or 0) * 60 + 1)


@when(says("the idle time has almost passed"))
@when(says("闲置时限将到"))
def _(scene: Scene) -> None:
    scene.pass_time((scene.target.ics.idle_minutes or 0) * 60 - MARGIN)


@then(says("{who:person} has to log in anew"))
@then(says("{who:person}需要重新登录"))
def _(scene: Scene, who: str) -> None:
    expect_place(scene.device(who), *sorted(LOGINS), Place.SECOND_STEP)


@when(says("the exemption has passed, the settings being in use"))
@when(says("免验证时间已过，其间一直使用设置"))
def _(scene: Scene) -> None:
    outlast_exemption(scene, scene.shown, scene.person(scene.owner_of_shown))


@then(says("{who:person} is not asked for a verification"))
@then(says("未要求{who:person}验证"))
def _(scene: Scene, who: str) -> None:
    expect_place(scene.device(who), Place.SMS_BINDING)


@when(says("the administrator resets {who:person}'s mailbox"))
@when(says("管理员重置{who:person}的邮箱"))
def _(scene: Scene, who: str) -> None:
    mailbox, hook = scene.person(who).mailbox, scene.target.ixit.hooks.reset
    assert hook, "the profile was checked for C.admin-reset"
    scene.stage.call(hook, {"address": mailbox.address})
    mailbox.bound.clear()


@when(says("{who:person} is given a new password"))
@when(says("{who:person}得到新密码"))
def _(scene: Scene, who: str) -> None:
    person, hook = scene.person(who), scene.target.ixit.hooks.set_password
    assert hook, "the profile was checked for ics.new_password"
    person.password = f"{person.password}New1"
    values = {"login": person.login, "address": person.mailbox.address, "password": person.password}
    scene.stage.call(hook, values)
