"""Good practice with passwords: tried so often, and locked so long (ASVS-6.1.1, ASVS-6.3.1)."""

from dataclasses import replace

from conformance.judging.verdict import NotRun
from conformance.profile import Door
from steps.expectations import expect
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.places import LOGINS, Place
from steps.ways.attacks.passwords import sign_in_without_password
from steps.ways.next_login import close_and_open
from steps.ways.other_names import under
from steps.ways.refused_logins import (
    not_the_credentials,
    refused_login,
    told_apart,
    try_password,
    try_wrong_passwords,
)
from steps.words.attacks import NoPassword
from steps.words.logins import Credentials, OtherName
from steps.words.sentence import then, when


@when(
    en="somebody enters as many wrong passwords for {who:person}'s account at {door:door} as are claimed",
    zh="有人在{door:door}用{who:person}的帐号输入错误的密码，达到所声明的次数",
)
def _(scene: Scene, who: str, door: Door) -> None:
    tries = scene.target.ics.passwords.tries or 0
    try_wrong_passwords(scene.browsers.open("somebody's browser"), scene.cast.person(who), door, tries)


@when(
    en="{who:person} tries the right password at {door:door}",
    zh="{who:person}在{door:door}输入正确的密码",
)
def _(scene: Scene, who: str, door: Door) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    device.clear()
    scene.facts.outcome = try_password(device, person, door, person.password)


@when(
    en="{who:person} tries to sign in through {door:door} with the password of before",
    zh="{who:person}尝试用之前的密码通过{door:door}登录",
)
def _(scene: Scene, who: str, door: Door) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.outcome = try_password(device, person, door, person.former_password)


@when(
    en="{who:person} tries to sign in through {door:door} with {credentials:credentials}",
    zh="{who:person}尝试用{credentials:credentials}通过{door:door}登录",
)
def _(scene: Scene, who: str, door: Door, credentials: Credentials) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    login, password = not_the_credentials(person, credentials, scene.cast.person("Li"))
    scene.facts.outcome = try_password(device, replace(person, login=login), door, password)


@when(
    en="{who:person}'s browser signs in through {door:door} by the request {how:no_password}",
    zh="{who:person}的浏览器通过{door:door}登录，请求{how:no_password}",
)
def _(scene: Scene, who: str, door: Door, how: NoPassword) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    sign_in_without_password(scene, device, person, door, how)


@when(
    en="{who:person} tries to log in again through {door:door} with a wrong password",
    zh="{who:person}尝试用错误的密码通过{door:door}再次登录",
)
def _(scene: Scene, who: str, door: Door) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    close_and_open(device)
    scene.facts.outcome = came_to = try_password(device, person, door, f"not{person.password}")
    if scene.target.ics.trust.without_password and came_to.place not in LOGINS:
        raise NotRun("a trusted browser is let in without a password (ics.trust.without_password)")


@when(
    en="{who:person} tries the right password at {door:door}, under {name:name}",
    zh="{who:person}以{name:name}在{door:door}输入正确的密码",
)
def _(scene: Scene, who: str, door: Door, name: OtherName) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    device.clear()
    scene.facts.outcome = try_password(device, under(person, name), door, person.password)


@when(
    en="somebody tries {who:person}'s right password between two wrong ones at {door:door}",
    zh="有人在{door:door}先后用错误、正确、错误的密码尝试{who:person}的帐号",
)
def _(scene: Scene, who: str, door: Door) -> None:
    device, person = scene.browsers.open("somebody's browser"), scene.cast.person(who)
    wrong = f"not{person.password}"
    answers = [
        refused_login(device, door, person.login, person.mailbox.address, password)
        for password in (wrong, person.password, wrong)
    ]
    scene.facts.both_answers = told_apart(*answers)


@then(en="the right password is answered as the wrong ones are", zh="正确的密码得到与错误的密码相同的回应")
def _(scene: Scene) -> None:
    expected, seen = scene.facts.both_answers
    expect(seen == expected, f"for a wrong password: {expected}", seen)


@then(en="{who:person} is let in, if that is a name of theirs", zh="若这是其名称，{who:person}登录成功")
def _(scene: Scene, who: str) -> None:
    outcome = scene.facts.outcome
    if outcome.place in LOGINS or outcome.refusal:
        raise NotRun(f"under that name {who} has no account: the login says {outcome}")
    expect(outcome.place is not Place.NOWHERE, f"{who}'s right password taken", str(outcome))


@when(
    en="somebody enters as many wrong passwords for {who:person}'s account at {door:door} as are claimed, "
    "under {name:name}",
    zh="有人以{name:name}在{door:door}用{who:person}的帐号输入错误的密码，达到所声明的次数",
)
def _(scene: Scene, who: str, door: Door, name: OtherName) -> None:
    person, tries = under(scene.cast.person(who), name), scene.target.ics.passwords.tries or 0
    try_wrong_passwords(scene.browsers.open("somebody's browser"), person, door, tries)


@then(en="{who:person} is let in", zh="{who:person}登录成功")
def _(scene: Scene, who: str) -> None:
    outcome = scene.facts.outcome
    refused = outcome.place in {*LOGINS, Place.NOWHERE}
    if refused and not outcome.refusal:
        raise Missing(f"neither a refusal nor a login was seen; the browser shows {outcome}")
    expect(not refused, f"{who}'s right password taken", str(outcome))


@then(en="{who:person} is not let in", zh="{who:person}未能登录")
def _(scene: Scene, who: str) -> None:
    outcome = scene.facts.outcome
    if outcome.place is Place.NOWHERE and not outcome.refusal:
        raise Missing(f"neither a refusal nor a login was seen; the browser shows {outcome}")
    expect(outcome.place in LOGINS or bool(outcome.refusal), "a login that is refused", str(outcome))


@when(en="the claimed time of the lock has passed", zh="所声明的锁定时间已过")
def _(scene: Scene) -> None:
    scene.clock.pass_time((scene.target.ics.passwords.lock_minutes or 0) * 60 + 1)


@when(en="the claimed time of the wrong codes has passed", zh="错误验证码所声明的时间已过")
def _(scene: Scene) -> None:
    scene.clock.pass_time(scene.target.ics.codes.tries_minutes * 60 + 1)
