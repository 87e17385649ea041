"""Being made to bind a method (G0.1, G0.2, G3.1 to G3.4, G3.12), and the ways round a gate."""

from collections.abc import Mapping

from steps.expectations import expect, expect_place, expect_said, possible
from steps.methods import SMS
from steps.methods.base import Method
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.finder import control, spot, text
from steps.screens.methods import open_list, unlisted
from steps.screens.places import GATES, Place
from steps.screens.seeing import see, see_at_once, see_outcome
from steps.ways.arrival import arrive
from steps.ways.attacks.claiming import NONSENSE, ON_CAMPUS, ORIGINS, WECHATS_OWN
from steps.ways.binding import ask_code_for, bind, choose_binding, open_binding
from steps.ways.led_to import status_of_page
from steps.ways.login import enter, go_on
from steps.ways.messages import last_code
from steps.ways.reaching import reach
from steps.ways.requests.on_the_way import say_always
from steps.ways.two_browsers import other_to_sign_in
from steps.ways.ways_round import try_way
from steps.words.cast import Factor
from steps.words.gates import Guise, Way
from steps.words.sentence import given, then, when

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Mobile Safari/537.36",
}
"""A phone's browser, as Playwright's `Browser.new_context` is told of it."""
CHAT = {"user_agent": WECHATS_OWN}
"""The same of the browser in a chat program."""
CLAIMED: Mapping[Guise, Mapping[str, str]] = {
    Guise.CAMPUS: ON_CAMPUS,
    Guise.UNREADABLE: dict.fromkeys(ORIGINS, NONSENSE[0]),
    Guise.CHAT: {},
}
"""By which headers browsers claim to be something."""


@then(
    en="{who:person} can open the binding of {method:method}",
    zh="{who:person}可以打开{method:method}的绑定页面",
)
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.used_by(who)
    with possible(str(method.place)):
        choose_binding(scene, device, scene.cast.person(who), method)
    expect_place(device, method.place)


@when(en="{who:person} binds {method:method}", zh="{who:person}绑定{method:method}")
def _(scene: Scene, who: str, method: Method) -> None:
    scene.facts.outcome = bind(scene, scene.browsers.used_by(who), scene.cast.person(who), method)


@when(en="{who:person} binds {factor:factor}", zh="{who:person}绑定{factor:factor}")
def _(scene: Scene, who: str, factor: Factor) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    value = factor.of(scene.cast.person(factor.owner))
    scene.facts.outcome = bind(scene, device, person, factor.method, value)


@when(
    en="{who:person} binds {method:method} and gets into the mailbox",
    zh="{who:person}绑定{method:method}并进入邮箱",
)
def _(scene: Scene, who: str, method: Method) -> None:
    device = scene.browsers.used_by(who)
    place = bind(scene, device, scene.cast.person(who), method).place
    reach(go_on(device, place), Place.WELCOME)


@then(
    en="every claimed method is listed with its button to bind", zh="所声明的每种方式都已列出，并有“绑定”按钮"
)
def _(scene: Scene) -> None:
    device = scene.browsers.in_front
    with possible("the list of methods"):
        open_list(device)
    missing = unlisted(device, scene.target.ics.methods)
    expect(not missing, "a row and a button for each method of the ICS", f"none for {', '.join(missing)}")


@given(en="{who:person} uses a phone-sized browser", zh="{who:person}使用手机大小的浏览器")
def _(scene: Scene, who: str) -> None:
    scene.browsers.give(who, scene.browsers.open(f"{who}'s phone-sized browser", **PHONE)).disguised = True


@given(
    en="{who:person} uses a browser that claims to be {guise:guise}",
    zh="{who:person}使用自称{guise:guise}的浏览器",
)
def _(scene: Scene, who: str, guise: Guise) -> None:
    options = CHAT if guise is Guise.CHAT else {}
    disguised = scene.browsers.open(f"{who}'s browser in disguise", **options)
    scene.browsers.give(who, disguised).disguised = True
    say_always(disguised, CLAIMED[guise])


@when(en="{who:person} tries to get in by {way:way}", zh="{who:person}通过{way:way}访问邮箱")
def _(scene: Scene, who: str, way: Way) -> None:
    try_way(scene, scene.browsers.used_by(who), scene.cast.person(who), way)


@then(en="{who:person} is not asked to bind a method", zh="{who:person}未被要求绑定验证方式")
def _(scene: Scene, who: str) -> None:
    expect_place(scene.browsers.turn_to(who), Place.SECOND_STEP, Place.TRUST, Place.WELCOME)


@then(en="{who:person} is still asked to bind a method", zh="{who:person}仍被要求绑定验证方式")
def _(scene: Scene, who: str) -> None:
    enter_without_new_login(scene, who)
    expect_place(scene.browsers.turn_to(who), Place.FORCED)


@then(en="{who:person} is still asked for the second step", zh="{who:person}仍被要求进行安全验证")
def _(scene: Scene, who: str) -> None:
    enter_without_new_login(scene, who)
    expect_place(scene.browsers.turn_to(who), Place.SECOND_STEP)


def enter_without_new_login(scene: Scene, who: str) -> None:
    """Open the mail again in the same browser, signing in if the attempt cost the session."""
    device = scene.browsers.used_by(who)
    mark, reached = device.login_mark, device.reached
    enter(device, scene.cast.person(who))
    device.login_mark, device.reached = mark, reached


@then(en="the page says that later logins are verified", zh="页面说明以后登录时会进行安全验证")
def _(scene: Scene) -> None:
    words = scene.target.ixit.screens.forced
    said = text(spot(scene.browsers.in_front.page, words), words.later_logins)
    expect_said(scene, said, "a note that later logins are verified", "no such note")


@then(
    en="the page says that one phone number binds one mailbox only",
    zh="页面说明1个手机号只能绑定1个邮箱",
)
def _(scene: Scene) -> None:
    words = scene.target.ixit.screens.forced
    said = text(spot(scene.browsers.in_front.page, words), words.one_number)
    expect_said(scene, said, "a note that one number binds one mailbox only", "no such note")


@when(en="{who:person} opens the help centre", zh="{who:person}打开帮助中心")
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    words = scene.target.ixit.screens.forced
    if not words.help_centre:
        raise Missing("the page names no help centre (ixit.screens.forced.help_centre)")
    device.follow(control(spot(device.page, words), words.help_centre))


@then(en="help is shown", zh="显示帮助内容")
def _(scene: Scene) -> None:
    device = scene.browsers.in_front
    status, place = status_of_page(device), see_at_once(device)
    is_help = status < 400 and place not in GATES
    expect(is_help, "a page with help", f"{place}, answered with status {status}")


@then(en="the page points to the help centre and the administrator", zh="页面指向帮助中心和管理员")
def _(scene: Scene) -> None:
    words = scene.target.ixit.screens.forced
    page = spot(scene.browsers.in_front.page, words)
    expect_said(scene, control(page, words.help_centre), "a link to the help centre", "no such link")
    expect_said(scene, text(page, words.administrator), "a word on the administrator", "no such word")


@given(
    en="in another browser {who:person} is asked to bind a method, "
    "and has asked for a code for {owner:person}'s number",
    zh="另一个浏览器中{who:person}被要求绑定验证方式，并已为{owner:person}的手机号请求验证码",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device, person = other_to_sign_in(scene, who), scene.cast.person(who)
    reach(arrive(scene, device, person), Place.FORCED)
    open_binding(scene, device, person, SMS)
    ask_code_for(scene, device, SMS.value(scene.cast.person(owner)))
    last_code(scene, scene.facts.typed_number)


@when(
    en="the code that {owner:person} was sent is entered in the other browser",
    zh="在另一个浏览器中填写发给{owner:person}的验证码",
)
def _(scene: Scene, owner: str) -> None:
    device = scene.browsers.turn_to(scene.facts.other_browser)
    if see(device) is SMS.place:
        SMS.form(device).enter(last_code(scene, SMS.value(scene.cast.person(owner))))
        see_outcome(device, leaving=SMS.place)
