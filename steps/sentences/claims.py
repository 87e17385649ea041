"""What a deployment claims besides the guide (C.…): lifetimes, countdowns, signing out."""

from steps.expectations import expect_place
from steps.methods import SMS
from steps.scene import Scene
from steps.screens import logins
from steps.screens import mailbox as inside
from steps.screens.places import LOGINS, Place
from steps.ways.administrator import give_new_password, reset
from steps.ways.requests.planting import restoring
from steps.ways.requests.repeating import asked_for_code, repeat
from steps.ways.settings import outlast_exemption
from steps.words.sentence import then, when

DAY = 24 * 3600
PARTS = 3
"""How often within the idle time a page that is open gets to ask for something."""
MARGIN = 30
"""Seconds before an end that still count as before it, however slow the run."""


@when(en="the lifetime of trust has passed", zh="信任期限已过")
def _(scene: Scene) -> None:
    scene.clock.pass_time((scene.target.ics.trust.lifetime_days or 0) * DAY + 1)


@when(en="the lifetime of trust has almost passed", zh="信任期限将到")
def _(scene: Scene) -> None:
    scene.clock.pass_time((scene.target.ics.trust.lifetime_days or 0) * DAY - DAY / 2)


@when(en="one more day has passed", zh="又过了一天")
def _(scene: Scene) -> None:
    scene.clock.pass_time(DAY)


@when(en="the code has expired", zh="验证码的有效期已过")
def _(scene: Scene) -> None:
    scene.clock.pass_time(scene.target.ics.codes.seconds_to_end)


@when(en="the code has almost expired", zh="验证码的有效期将到")
def _(scene: Scene) -> None:
    scene.clock.pass_time((scene.target.ics.codes.life_minutes or 0) * 60 - MARGIN)


@when(en="the countdown has passed", zh="倒计时已过")
def _(scene: Scene) -> None:
    scene.clock.pass_time(scene.target.ics.codes.resend_seconds)


@when(en="half of the countdown has passed", zh="倒计时已过半")
def _(scene: Scene) -> None:
    scene.clock.pass_time(scene.target.ics.codes.resend_seconds / 2)


@when(en="{who:person}'s browser repeats the request for the code", zh="{who:person}的浏览器重发验证码请求")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    repeat(device, asked_for_code(scene, device))


@when(en="{who:person} signs out of the mail", zh="{who:person}退出邮箱")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    inside.sign_out(device)
    device.begin_login()


@when(
    en="{who:person} signs out of the mail, and the session from before is put back",
    zh="{who:person}退出邮箱后，恢复之前的会话",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    with restoring(device, scene.target.ixit.addresses.mail):
        inside.sign_out(device)


@when(
    en="{who:person} signs out of the mail, and the portal's session from before is put back",
    zh="{who:person}退出邮箱后，恢复平台之前的会话",
)
def _(scene: Scene, who: str) -> None:
    device, addresses = scene.browsers.used_by(who), scene.target.ixit.addresses
    device.visit(addresses.portal)
    with restoring(device, addresses.portal):
        device.visit(addresses.mail)
        inside.sign_out(device)


@when(
    en="{who:person} signs out of the portal, and its session from before is put back",
    zh="{who:person}退出平台后，恢复平台之前的会话",
)
def _(scene: Scene, who: str) -> None:
    device, portal = scene.browsers.used_by(who), scene.target.ixit.addresses.portal
    device.visit(portal)
    with restoring(device, portal):
        logins.sign_out_of_portal(device)


@when(en="{who:person} signs out of the portal", zh="{who:person}退出平台")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    device.visit(scene.target.ixit.addresses.portal)
    logins.sign_out_of_portal(device)
    device.begin_login()


@when(en="the idle time has passed", zh="闲置时限已过")
def _(scene: Scene) -> None:
    ics = scene.target.ics
    scene.clock.pass_time(((ics.idle_minutes or 0) + ics.idle_grace_minutes) * 60 + 1)


@when(
    en="twice the idle time has passed, a little at a time, with the page left open",
    zh="两倍的闲置时限分几次过去，其间页面一直打开",
)
def _(scene: Scene) -> None:
    ics = scene.target.ics
    for _ in range(2 * PARTS):
        scene.clock.pass_time(((ics.idle_minutes or 0) + ics.idle_grace_minutes) * 60 / PARTS + 1)
        scene.browsers.in_front.hear()


@when(en="the idle time has almost passed", zh="闲置时限将到")
def _(scene: Scene) -> None:
    scene.clock.pass_time((scene.target.ics.idle_minutes or 0) * 60 - MARGIN)


@then(en="{who:person} has to log in anew", zh="{who:person}需要重新登录")
def _(scene: Scene, who: str) -> None:
    expect_place(scene.browsers.turn_to(who), *sorted(LOGINS), Place.SECOND_STEP)


@when(en="the exemption has passed while the settings were in use", zh="免验证时间已过，其间一直使用设置")
def _(scene: Scene) -> None:
    outlast_exemption(scene, scene.browsers.in_front, scene.cast.person(scene.browsers.in_front.user))


@then(en="{who:person} is not asked for a verification", zh="未要求{who:person}验证")
def _(scene: Scene, who: str) -> None:
    expect_place(scene.browsers.turn_to(who), SMS.place)


@when(en="the administrator resets {who:person}'s mailbox", zh="管理员重置{who:person}的邮箱")
def _(scene: Scene, who: str) -> None:
    reset(scene, scene.cast.person(who))


@when(en="{who:person} is given a new password", zh="{who:person}得到新密码")
def _(scene: Scene, who: str) -> None:
    give_new_password(scene, scene.cast.person(who))
