"""Good practice in the browser: cookies, other sites, frames, forged requests (WSTG-SESS, -CLNT, -ATHZ)."""

from conformance.judging.verdict import NotRun
from conformance.profile import Door
from steps.expectations import expect
from steps.methods import OTP, SMS
from steps.methods.sms import national
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.bindings import SmsBinding
from steps.screens.frames import shown_in_frame
from steps.screens.places import Place
from steps.screens.seeing import see_outcome
from steps.ways.arrival import arrive, arrive_in_two_step
from steps.ways.beforehand import bind_beforehand
from steps.ways.binding import ask_code_for, open_binding
from steps.ways.login import pass_second_step
from steps.ways.messages import arrived, last_code, wrong_code
from steps.ways.others import (
    bind_naming_mailbox,
    bind_naming_person,
    unbind_as_others_page,
    unbind_naming_mailbox,
)
from steps.ways.reaching import reach
from steps.ways.refused_logins import come_to, give
from steps.ways.requests import cookies, other_sites
from steps.ways.requests.kept import kept, secret_of
from steps.ways.unbinding import unbind
from steps.words.sentence import then, when


@when(
    en="it is determined which cookies carry {who:person}'s session",
    zh="查明哪些Cookie承载{who:person}的会话",
)
def _(scene: Scene, who: str) -> None:
    scene.facts.cookies = cookies.of_session(scene, scene.browsers.used_by(who), scene.cast.person(who))


@when(
    en="it is determined which cookies carry {who:person}'s trust", zh="查明哪些Cookie承载{who:person}的信任"
)
def _(scene: Scene, who: str) -> None:
    scene.facts.cookies = cookies.of_trust(scene.browsers.used_by(who), scene.cast.person(who))


@then(
    en="no script, other site, other host or plain connection is given these cookies of {who:person}",
    zh="{who:person}的这些Cookie不会交给脚本、其他网站、其他主机或明文连接",
)
def _(scene: Scene, who: str) -> None:
    found = {
        str(one["name"]): cookies.faults(scene.browsers.turn_to(who), one) for one in scene.facts.cookies
    }
    lacking = [f"{name} without {', '.join(missing)}" for name, missing in found.items() if missing]
    expect(
        not lacking,
        "Secure, HttpOnly, SameSite and one host for each cookie",
        "; ".join(lacking),
    )


@when(
    en="a page of another site forges {other:person}'s request to trust the device in {who:person}'s browser",
    zh="其他网站的页面在{who:person}的浏览器中伪造{other:person}信任设备的请求",
)
def _(scene: Scene, who: str, other: str) -> None:
    person, device = scene.cast.person(other), scene.browsers.used_by(other)
    bind_beforehand(scene, person, person.mailbox, SMS)
    reach(arrive(scene, device, person), Place.SECOND_STEP)
    reach(pass_second_step(scene, device, person, SMS, SMS.value(person)).place, Place.TRUST)
    mark = device.wire.mark()
    inside.trust(device)
    reach(see_outcome(device, leaving=Place.TRUST).place, Place.WELCOME)
    forge(scene, who, other, mark)


@when(
    en="a page of another site forges {other:person}'s request to unbind SMS in {who:person}'s browser",
    zh="其他网站的页面在{who:person}的浏览器中伪造{other:person}解绑手机号的请求",
)
def _(scene: Scene, who: str, other: str) -> None:
    forge(scene, who, other, unbound(scene, other))


@when(
    en="a page of another host of the campus forges {other:person}'s request to unbind SMS in "
    "{who:person}'s browser",
    zh="校园其他主机的页面在{who:person}的浏览器中伪造{other:person}解绑手机号的请求",
)
def _(scene: Scene, who: str, other: str) -> None:
    mark = unbound(scene, other)
    forge(scene, who, other, mark, host=other_sites.beside(scene.browsers.of(other)))


def unbound(scene: Scene, other: str) -> float:
    """Have somebody unbind their number; the wire's mark from before that."""
    person, device = scene.cast.person(other), scene.browsers.used_by(other)
    bind_beforehand(scene, person, person.mailbox, SMS)
    reach(arrive_in_two_step(scene, device, person), Place.TWO_STEP_SETTINGS)
    mark = device.wire.mark()
    unbind(scene, device, person, SMS)
    return mark


@when(
    en="a page of another site forges {other:person}'s sign-in at {door:door} in {who:person}'s browser",
    zh="其他网站的页面在{who:person}的浏览器中伪造{other:person}通过{door:door}登录的请求",
)
def _(scene: Scene, who: str, other: str, door: Door) -> None:
    device, mark = scene.browsers.used_by(other), scene.browsers.used_by(other).wire.mark()
    person = scene.cast.person(other)
    place = come_to(device, door)
    give(device, place, person.login, person.mailbox.address, person.password)
    submitted = other_sites.submissions(device, mark)
    come_to(scene.browsers.used_by(who), door)
    other_sites.submit(scene.browsers.used_by(who), submitted, {}, signed_in=False)


@when(
    en="pages of another site try to bind {other:person}'s number in {who:person}'s browser",
    zh="其他网站的页面尝试在{who:person}的浏览器中绑定{other:person}的手机号",
)
def _(scene: Scene, who: str, other: str) -> None:
    person, device = scene.cast.person(other), scene.browsers.used_by(other)
    reach(arrive(scene, device, person), Place.FORCED)
    open_binding(scene, device, person, SMS)
    mark = device.wire.mark()
    ask_code_for(scene, device, SMS.value(person))
    code = last_code(scene, SMS.value(person))
    asked = forge(scene, who, other, mark)
    mark = device.wire.mark()
    SmsBinding(device).enter(wrong_code(code))
    scene.clock.wait_for_nothing()
    if len(arrived(scene, SMS.value(person))) > asked:
        forge(scene, who, other, mark, {wrong_code(code): last_code(scene, SMS.value(person))})


def forge(
    scene: Scene,
    who: str,
    other: str,
    mark: float,
    replacing: dict[str, str] | None = None,
    host: str = other_sites.FOREIGN,
) -> int:
    """Have another site, or host, submit in one person's browser what the other's submitted since the mark.

    Returns how many messages the other's phone had received before that.
    """
    attacker, victim = scene.cast.person(other), scene.cast.person(who)
    before = len(arrived(scene, SMS.value(attacker)))
    recorded = other_sites.submissions(scene.browsers.of(other), mark)
    names = {attacker.mailbox.address: victim.mailbox.address, attacker.login: victim.login}
    other_sites.submit(scene.browsers.used_by(who), recorded, names | (replacing or {}), host=host)
    return before


@when(
    en="a page of another site shows {who:person}'s settings inside itself",
    zh="其他网站的页面在其内部显示{who:person}的设置",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    other_sites.show_in_frame(device, device.page.url)
    scene.clock.wait_for_nothing()


@then(en="nothing of the mailbox is seen inside it", zh="其内部看不到邮箱的任何内容")
def _(scene: Scene) -> None:
    device = scene.browsers.in_front
    seen = shown_in_frame(device)
    if seen and (hosts := other_sites.framed_by(device)):
        raise NotRun(f"hosts of the mail's own domain may show it inside themselves: frame-ancestors {hosts}")
    expect(not seen, "an empty frame", ", ".join(seen))


@then(
    en="no web address and no storage of {who:person}'s browser holds the full number or the secret",
    zh="{who:person}的浏览器的网址和存储中都没有完整的号码或密钥",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.turn_to(who), scene.cast.person(who)
    secrets = {"the full number": national(SMS.value(person))}
    if OTP.own(person).link:
        secrets["the authenticator's secret"] = secret_of(OTP.own(person).link)
    held = [
        f"{secret} in {place}"
        for place, text in kept(device)
        for secret in secrets
        if secrets[secret] in text
    ]
    expect(not held, "neither of them", ", ".join(held))


@when(
    en="{who:person} binds SMS, and the requests name {other:person}'s mailbox",
    zh="{who:person}绑定短信，请求中写明{other:person}的邮箱",
)
def _(scene: Scene, who: str, other: str) -> None:
    bind_naming_mailbox(scene, scene.browsers.used_by(who), scene.cast.person(who), scene.cast.person(other))


@when(
    en="{who:person} binds SMS, and the requests name {other:person} wherever they can",
    zh="{who:person}绑定短信，请求中处处写明{other:person}",
)
def _(scene: Scene, who: str, other: str) -> None:
    bind_naming_person(scene, scene.browsers.used_by(who), scene.cast.person(who), scene.cast.person(other))


@when(
    en="{who:person} unbinds SMS, and the requests name {other:person}'s mailbox",
    zh="{who:person}解绑短信，请求中写明{other:person}的邮箱",
)
def _(scene: Scene, who: str, other: str) -> None:
    unbind_naming_mailbox(
        scene, scene.browsers.used_by(who), scene.cast.person(who), scene.cast.person(other)
    )


@when(
    en="{who:person} unbinds SMS, and the requests name what {other:person}'s page names",
    zh="{who:person}解绑短信，请求中写明{other:person}的页面所写明的内容",
)
def _(scene: Scene, who: str, other: str) -> None:
    unbind_as_others_page(
        scene, scene.browsers.used_by(who), scene.cast.person(who), scene.cast.person(other)
    )
