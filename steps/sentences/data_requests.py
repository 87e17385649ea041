"""A mailbox's data requests, made again by somebody whom they are not for (G3.3, G4.7)."""

from conformance.judging.verdict import NotRun
from steps.expectations import answered_again, expect, expect_nothing_shown
from steps.scene import Scene
from steps.ways.requests.copied import open_copied
from steps.ways.requests.observed import observed
from steps.ways.requests.repeating import (
    ask_for_others_letters,
    look_at_letters,
    repeat_data_requests,
    repeat_requests_of,
    repeat_written_otherwise,
)
from steps.ways.ways_round import try_binding_addresses
from steps.words.cast import Box
from steps.words.sentence import then, when


@when(
    en="{who:person}'s browser replays the mailbox's data requests",
    zh="{who:person}的浏览器重放邮箱的数据请求",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    look_at_letters(device)
    repeat_data_requests(scene, device, person, person.mailbox)


@when(
    en="{who:person}'s browser replays the mailbox's data requests with differently written web addresses",
    zh="{who:person}的浏览器以其他写法的网址重放邮箱的数据请求",
)
def _(scene: Scene, who: str) -> None:
    repeat_written_otherwise(scene, scene.browsers.used_by(who), scene.cast.person(who))


@when(
    en="{who:person}'s browser replays the mailbox's data requests for {box:box}",
    zh="{who:person}的浏览器对{box:box}重放邮箱的数据请求",
)
def _(scene: Scene, who: str, box: Box) -> None:
    person = scene.cast.person(who)
    repeat_data_requests(scene, scene.browsers.used_by(who), person, person.mailboxes[box.number])


@when(
    en="{who:person}'s browser replays the other browser's data requests",
    zh="{who:person}的浏览器重放另一个浏览器的数据请求",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    repeat_requests_of(scene, device, scene.facts.other_browser, person)


@when(
    en="{who:person} opens the web addresses of a binding, and tries to bind something new there",
    zh="{who:person}打开绑定页的网址，并尝试在那里绑定新的内容",
)
def _(scene: Scene, who: str) -> None:
    try_binding_addresses(scene, scene.browsers.used_by(who), scene.cast.person(who))


@when(
    en="{who:person}'s browser asks for another's letters as their owner's browser did",
    zh="{who:person}的浏览器按邮件主人的浏览器的方式请求他人的邮件",
)
def _(scene: Scene, who: str) -> None:
    ask_for_others_letters(scene, scene.browsers.used_by(who), scene.cast.person(who))


@then(en="the responses show {box:box}", zh="响应中有{box:box}的内容")
def _(scene: Scene, box: Box) -> None:
    mailbox = scene.cast.person(box.owner).mailboxes[box.number]
    if not answered_again(scene, scene.browsers.turn_to(box.owner), mailbox):
        raise NotRun(
            "these data requests show nothing even to somebody who is let in, when they are repeated"
        )


@then(en="the responses show nothing of {box:box}", zh="响应中没有{box:box}的内容")
def _(scene: Scene, box: Box) -> None:
    letter = scene.cast.person(box.owner).mailboxes[box.number].letter
    shown = scene.browsers.turn_to(box.owner).received(letter)
    expect(not shown, "no answer with that mailbox's content", "an answer with its letter")


@then(
    en="the responses show {who:person} nothing of the other's mailbox",
    zh="响应中没有让{who:person}看到他人邮箱的内容",
)
def _(scene: Scene, who: str) -> None:
    shown = scene.browsers.turn_to(who).received(observed(scene).person.mailbox.letter)
    expect(not shown, "no answer with the other's content", "an answer with their letter")


@when(
    en="the web addresses of {who:person}'s open mailbox, and of a letter in it, are opened in another "
    "browser",
    zh="在另一个浏览器中打开{who:person}已打开的邮箱及其中一封邮件的网址",
)
def _(scene: Scene, who: str) -> None:
    device, person = scene.browsers.of(who), scene.cast.person(who)
    scene.facts.other_browser = scene.browsers.other_used_by(who)
    open_copied(device, scene.facts.other_browser, person.mailbox)


@then(
    en="the other browser has shown nothing of {who:person}'s mailbox",
    zh="另一个浏览器未显示{who:person}的邮箱中的任何内容",
)
def _(scene: Scene, who: str) -> None:
    expect_nothing_shown(scene.browsers.turn_to(scene.facts.other_browser), scene.cast.person(who).mailbox)
