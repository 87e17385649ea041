"""Other sites that may read an answer, and hosts that only a request names (WSTG-CLNT-07, ASVS-3.7.2)."""

from conformance.judging.verdict import NotRun
from steps.expectations import answered_again, expect
from steps.methods import BACKUP
from steps.scene import Scene
from steps.ways.binding import open_binding
from steps.ways.messages import arrived, code_if_any
from steps.ways.requests.led_away import led_by_headers, led_by_portal, naming_host
from steps.ways.requests.led_on import led_by_sign_in
from steps.ways.requests.other_origins import ask_from_other_sites, readers
from steps.ways.requests.services import EVIL
from steps.words.sentence import then, when


@when(
    en="{who:person}'s browser asks for the mailbox as pages of other sites would",
    zh="{who:person}的浏览器按其他网站的页面的方式请求邮箱",
)
def _(scene: Scene, who: str) -> None:
    ask_from_other_sites(scene, scene.browsers.used_by(who), scene.cast.person(who))


@then(
    en="no response lets another site read {who:person}'s mailbox",
    zh="没有响应允许其他网站读取{who:person}的邮箱",
)
def _(scene: Scene, who: str) -> None:
    device, mailbox = scene.browsers.turn_to(who), scene.cast.person(who).mailbox
    found = readers(device.wire.since(scene.facts.repeated_at), mailbox.letter)
    expect(not found, "no other site let read an answer", ", ".join(dict.fromkeys(found)))
    if not answered_again(scene, device, mailbox):
        raise NotRun("these data requests show nothing when they say that another site's page makes them")


@when(
    en="somebody opens the mail's web address, and the request's headers name somebody else's host",
    zh="有人打开邮箱网址，请求头中写明他人的主机",
)
def _(scene: Scene) -> None:
    scene.facts.led_by = led_by_headers(scene, scene.browsers.open("a browser that nobody has used"))


@when(
    en="{who:person} asks for a code for the backup address, "
    "and the request's headers name somebody else's host",
    zh="{who:person}为备用地址请求验证码，请求头中写明他人的主机",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    open_binding(scene, device, person, BACKUP)
    with naming_host(device):
        BACKUP.form(device).ask_code(BACKUP.value(person))
        code_if_any(scene, device, BACKUP.value(person), 0)


@then(en="no mail to {who:person} names that host", zh="发给{who:person}的邮件都未提及该主机")
def _(scene: Scene, who: str) -> None:
    mails = arrived(scene, BACKUP.value(scene.cast.person(who)))
    if not mails:
        raise NotRun("no code came: a request that names another host is refused")
    named = [one for one in mails if EVIL in one]
    expect(not named, "no mail that names it", f"{len(named)} of {len(mails)} mails")


@when(
    en="the portal's sign-on and sign-out are to lead on to somebody else's address "
    "in {who:person}'s browser",
    zh="在{who:person}的浏览器中要求平台登录和退出后转到他人的网址",
)
def _(scene: Scene, who: str) -> None:
    scene.facts.led_by = led_by_portal(scene, scene.browsers.used_by(who))


@when(
    en="{who:person} signs in, and the requests name somebody else's host wherever they say where to lead on",
    zh="{who:person}登录，请求中凡写明登录后去向之处都改为他人的主机",
)
def _(scene: Scene, who: str) -> None:
    scene.facts.led_by = led_by_sign_in(scene, scene.cast.person(who))


@then(en="nobody was led there", zh="没有人被带到那里")
def _(scene: Scene) -> None:
    expect(not scene.facts.led_by, "no redirect to that host", "; ".join(scene.facts.led_by))
