"""Good practice with sessions (ASVS-7, ASVS-14.3.2)."""

from urllib.parse import urlsplit

from conformance.judging.verdict import NotRun
from conformance.profile import Door
from steps.devices.device import Device
from steps.expectations import answered_again, expect, expect_place
from steps.methods import by_key
from steps.scene import Scene
from steps.screens.mailbox import sign_out
from steps.screens.patience import look_twice
from steps.screens.places import LOGINS, Place
from steps.screens.seeing import see
from steps.sentences.states import reach_second_step
from steps.ways.login import complete, enter_second, sign_in_here
from steps.ways.reaching import reach
from steps.ways.refused_logins import sign_in_beside
from steps.ways.requests.caching import look_at_letter, may_be_kept, sign_out_and_go_back
from steps.ways.requests.observed import pages
from steps.ways.requests.planting import plant, session_of
from steps.ways.requests.repeating import repeat_data_requests
from steps.ways.requests.stored import stored_texts
from steps.ways.two_browsers import other_to_sign_in
from steps.words.cast import Box
from steps.words.sentence import given, then, when


@when(
    en="{who:person} logs in with the session of another browser's visit planted",
    zh="{who:person}在植入另一个浏览器访问时的会话后登录",
)
def _(scene: Scene, who: str) -> None:
    planter = scene.facts.other_browser = scene.browsers.other_used_by(who)
    planter.visit(scene.target.ixit.addresses.mail)
    log_in_planted(scene, who, planter)


@when(
    en="{who:person} logs in with the session of the waiting login planted",
    zh="{who:person}在植入等待中的登录的会话后登录",
)
def _(scene: Scene, who: str) -> None:
    log_in_planted(scene, who, scene.facts.other_browser)


def log_in_planted(scene: Scene, who: str, planter: Device) -> None:
    """Log in in a browser in which another one's session was planted."""
    device, person, session = scene.browsers.used_by(who), scene.cast.person(who), session_of(planter)
    device.begin_login()
    plant(device, session)
    sign_in_here(device, person)


@when(
    en="{who:person} signs in through {door:door} with {other:person}'s session planted",
    zh="{who:person}在植入{other:person}的会话后通过{door:door}登录",
)
def _(scene: Scene, who: str, door: Door, other: str) -> None:
    device = scene.browsers.used_by(who)
    plant(device, session_of(scene.browsers.of(other)))
    sign_in_beside(device, scene.cast.person(who), door)


@then(
    en="{who:person}'s browser opens nothing of {owner:person}'s mailbox",
    zh="{who:person}的浏览器打不开{owner:person}的邮箱中的任何内容",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device, other = scene.browsers.turn_to(who), scene.cast.person(owner)
    repeat_data_requests(scene, device, other, other.mailbox)
    device.visit(scene.target.ixit.addresses.mail)
    carried = device.received(other.mailbox.letter)
    expect(not carried, f"nothing of {owner}'s mailbox", "an answer with its letter")


@given(en="in another browser {who:person} is in the mailbox", zh="{who:person}已在另一个浏览器中进入邮箱")
def _(scene: Scene, who: str) -> None:
    device, person = other_to_sign_in(scene, who), scene.cast.person(who)
    reach_second_step(scene, device, person)
    reach(complete(scene, device, person, by_key(person.main_method)), Place.WELCOME)


@given(
    en="in another browser {who:person} is in the second mailbox",
    zh="{who:person}已在另一个浏览器中进入第二个邮箱",
)
def _(scene: Scene, who: str) -> None:
    device, person = other_to_sign_in(scene, who), scene.cast.person(who)
    reach(enter_second(scene, device, person), Place.SECOND_STEP)
    reach(complete(scene, device, person, by_key(person.main_method)), Place.WELCOME)


@then(en="the other browser no longer opens {box:box}", zh="另一个浏览器不再打开{box:box}")
def _(scene: Scene, box: Box) -> None:
    device, person = scene.browsers.turn_to(scene.browsers.other_of(box.owner)), scene.cast.person(box.owner)
    mailbox = person.mailboxes[box.number]

    def ended() -> bool | None:
        repeat_data_requests(scene, device, person, mailbox)
        return None if answered_again(scene, device, mailbox) else True

    carried = not look_twice(device.page, scene.target.ixit.waits.page, ended)
    expect(not carried, "no answer with the mailbox's content", "an answer with its letter")
    device.visit(scene.target.ixit.addresses.mail)
    expect_place(device, *sorted(LOGINS), Place.SECOND_STEP)


@then(en="{who:person} was led through a login", zh="{who:person}经过了登录")
def _(scene: Scene, who: str) -> None:
    device, addresses = scene.browsers.turn_to(who), scene.target.ixit.addresses
    place = see(device)
    mail, portal = urlsplit(addresses.mail).netloc, urlsplit(addresses.portal).netloc
    elsewhere = {urlsplit(page.url).netloc for page in pages(device.wire.since(device.login_mark))} - {mail}
    if place not in LOGINS and portal in ("", mail):
        raise NotRun("whether a login was met cannot be told: the portal has no host of its own")
    expect(place in LOGINS or bool(elsewhere), "a login, or the way through the portal's", str(place))


@when(en="{who:person} looks at the letters", zh="{who:person}查看邮件")
def _(scene: Scene, who: str) -> None:
    look_at_letter(scene.browsers.used_by(who), scene.cast.person(who).mailbox)


@then(
    en="each response with {who:person}'s letter forbids caching it",
    zh="每个含有{who:person}的邮件的响应都禁止缓存",
)
def _(scene: Scene, who: str) -> None:
    kept = may_be_kept(scene.browsers.turn_to(who), scene.cast.person(who).mailbox)
    expect(not kept, "Cache-Control: no-store with each of them", "; ".join(kept))


@when(en="{who:person} signs out of the mail and goes back", zh="{who:person}退出邮箱并后退")
def _(scene: Scene, who: str) -> None:
    scene.facts.shown_after = sign_out_and_go_back(scene.browsers.used_by(who))


@then(en="no page has shown {who:person}'s letter again", zh="没有页面再次显示{who:person}的邮件")
def _(scene: Scene, who: str) -> None:
    letter = scene.cast.person(who).mailbox.letter
    again = [text for text in scene.facts.shown_after if letter in text]
    expect(not again, "no page with the letter", f"{len(again)} with it, after signing out and going back")


@when(
    en="{who:person} signs out of the mail, and what the browser has stored is read",
    zh="{who:person}退出邮箱，并查看浏览器存储的内容",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.used_by(who)
    device.visit(scene.target.ixit.addresses.mail)
    sign_out(device)
    see(device)
    scene.facts.stored = stored_texts(device)


@then(en="nothing that is stored holds {who:person}'s letter", zh="存储的内容中没有{who:person}的邮件")
def _(scene: Scene, who: str) -> None:
    letter = scene.cast.person(who).mailbox.letter
    holding = [where for where, text in scene.facts.stored if letter in text]
    expect(not holding, "no storage with the letter", "; ".join(holding))
