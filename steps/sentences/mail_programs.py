"""Mail programs, which know no second step (C.client-password, ASVS-6.5.6)."""

from conformance.profile import Door, Protocol
from steps.expectations import expect, expect_served
from steps.scene import Scene
from steps.screens.seeing import see_outcome
from steps.ways.client_passwords import make_client_password, need_withdrawal, withdraw_client_password
from steps.ways.mail_programs import (
    ask_for_others,
    open_program,
    sign_in_at,
    still_read,
    try_other_names,
    try_password,
    try_wrong_passwords,
)
from steps.ways.refused_logins import come_to, give
from steps.words.logins import Password
from steps.words.sentence import given, then, when


@given(en="{who:person} has a client password", zh="{who:person}有客户端专用密码")
@when(en="{who:person} is given a client password", zh="{who:person}得到客户端专用密码")
def _(scene: Scene, who: str) -> None:
    make_client_password(scene.stage, scene.cast.person(who))


@when(
    en="{who:person}'s mail program signs in over {protocol:protocol} with {password:password}",
    zh="{who:person}的邮件客户端用{password:password}登录{protocol:protocol}",
)
def _(scene: Scene, who: str, protocol: Protocol, password: Password) -> None:
    scene.facts.mail_answer = try_password(scene, scene.cast.person(who), protocol, password)


@when(
    en="{who:person}'s mail program signs in over {protocol:protocol} with the account password, "
    "under each other name of the account",
    zh="{who:person}的邮件客户端以帐号的其他每种名称和帐号密码登录{protocol:protocol}",
)
def _(scene: Scene, who: str, protocol: Protocol) -> None:
    scene.facts.mail_answer = try_other_names(scene, scene.cast.person(who), protocol)


@when(
    en="{who:person}'s mail program signs in over IMAP at the second mailbox, with the client password",
    zh="{who:person}的邮件客户端用客户端专用密码在第二个邮箱登录IMAP服务",
)
def _(scene: Scene, who: str) -> None:
    person = scene.cast.person(who)
    scene.facts.mail_answer = sign_in_at(scene, person, person.mailboxes[1], "imap", Password.CLIENT)


@when(
    en="{who:person}'s mail program signs in over IMAP with the client password, "
    "and asks for {other:person}'s mailbox",
    zh="{who:person}的邮件客户端用客户端专用密码登录IMAP服务，并要求{other:person}的邮箱",
)
def _(scene: Scene, who: str, other: str) -> None:
    scene.facts.mail_answer = ask_for_others(scene, scene.cast.person(who), scene.cast.person(other))


@then(
    en="the mail program reads nothing of {who:person}'s mailbox",
    zh="邮件客户端读不到{who:person}的邮箱的任何内容",
)
def _(scene: Scene, who: str) -> None:
    answer = scene.facts.mail_answer
    expect(not answer.served, f"nothing of {who}'s mailbox", answer.said)


@when(
    en="somebody's mail program tries as many wrong passwords of {who:person}'s over {protocol:protocol} "
    "as are claimed",
    zh="有人的邮件客户端在{protocol:protocol}上尝试所声明次数的{who:person}的错误密码",
)
def _(scene: Scene, who: str, protocol: Protocol) -> None:
    tries = scene.target.ics.passwords.tries or 0
    try_wrong_passwords(scene, scene.cast.person(who), protocol, tries)


@then(en="the mail server refuses that password", zh="邮件服务器拒绝该密码")
def _(scene: Scene) -> None:
    expect(
        not scene.facts.mail_answer.taken,
        "the password refused by the mail server",
        scene.facts.mail_answer.said,
    )


@then(en="the mail program reads {who:person}'s letter", zh="邮件客户端读到{who:person}的邮件")
def _(scene: Scene, who: str) -> None:
    expect_served(scene.facts.mail_answer, "the mailbox's own letter, read by the mail program")


@then(
    en="the mail program may send from {who:person}'s address",
    zh="邮件客户端可以从{who:person}的邮件地址发信",
)
def _(scene: Scene, who: str) -> None:
    expect_served(scene.facts.mail_answer, "a letter from and to the mailbox's address accepted")


@when(en="{who:person}'s client password is withdrawn", zh="撤销{who:person}的客户端专用密码")
def _(scene: Scene, who: str) -> None:
    need_withdrawal(scene.stage)
    withdraw_client_password(scene.stage, scene.cast.person(who))


@when(
    en="{who:person} tries to sign in through {door:door} with the client password",
    zh="{who:person}尝试用客户端专用密码通过{door:door}登录",
)
def _(scene: Scene, who: str, door: Door) -> None:
    person, device = scene.cast.person(who), scene.browsers.used_by(who)
    device.begin_login()
    place = come_to(device, door)
    give(device, place, person.login, person.mailbox.address, person.client_password)
    scene.facts.outcome = see_outcome(device, leaving=place)


@given(
    en="{who:person}'s mail program reads the mail, and stays signed in",
    zh="{who:person}的邮件客户端已读取邮件，并保持登录",
)
def _(scene: Scene, who: str) -> None:
    scene.open_programs.append(open_program(scene, scene.cast.person(who)))


@then(
    en="the mail program that stayed signed in reads nothing any more",
    zh="保持登录的邮件客户端不再能读取邮件",
)
def _(scene: Scene) -> None:
    expect(not still_read(scene), "the connection ended, or nothing to be read", "the letter, read again")
