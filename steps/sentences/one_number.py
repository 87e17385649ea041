"""One number, one mailbox (G0.3 to G0.7)."""

from conformance.judging.verdict import NotRun
from steps.expectations import (
    buttons_of_bound,
    expect,
    expect_mailbox,
    expect_nothing_shown,
    expect_refused_as,
    expect_rows,
    possible,
    unless_locked,
)
from steps.methods import SMS, WECHAT, Sent
from steps.methods.base import Method
from steps.methods.scanned import Scanned
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens.places import WITHHELD, Place
from steps.screens.seeing import see_outcome
from steps.screens.sight import UNSENT
from steps.ways.binding import bind, open_binding
from steps.ways.changing import start_change
from steps.ways.login import complete, enter, log_in_again, open_mailbox, try_to_open
from steps.ways.messages import none_sent_by_itself
from steps.ways.reaching import reach
from steps.ways.taken import reach_forced_anew, taken_binds, try_taken
from steps.words.cast import Box, Factor
from steps.words.numbers import Notation
from steps.words.sentence import given, then, when


@given(
    en="one {prize:prize} cannot be bound to two mailboxes, one after the other",
    zh="同一个{prize:prize}不能先后绑定两个邮箱",
)
def _(scene: Scene, prize: Method) -> None:
    if taken_binds(scene, prize):
        raise Missing(
            f"what another mailbox has is bound once more, as it is usually bound ({prize.one_mailbox})"
        )


@when(
    en="{who:person} tries to bind {owner:whose} number",
    zh="{who:person}尝试绑定{owner:whose}手机号",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device, number = scene.browsers.used_by(who), SMS.value(scene.cast.person(owner))
    reach(open_binding(scene, device, scene.cast.person(who), SMS), SMS.place)
    scene.facts.outcome = try_taken(scene, device, number)


@when(
    en="{who:person} tries to bind {owner:whose} number written {notation:notation}",
    zh="{who:person}尝试绑定{owner:whose}手机号，写法：{notation:notation}",
)
def _(scene: Scene, who: str, owner: str, notation: Notation) -> None:
    device, number = scene.browsers.used_by(who), SMS.value(scene.cast.person(owner))
    reach(open_binding(scene, device, scene.cast.person(who), SMS), SMS.place)
    scene.facts.outcome = try_taken(scene, device, number, notation)


@when(
    en="{who:person} tries to bind {owner:whose} number on the forced page",
    zh="{who:person}在强制绑定页尝试绑定{owner:whose}手机号",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device, number = scene.browsers.used_by(who), SMS.value(scene.cast.person(owner))
    reach(enter(device, scene.cast.person(who)), Place.FORCED)
    open_binding(scene, device, scene.cast.person(who), SMS)
    scene.facts.outcome = try_taken(scene, device, number)


@when(
    en="{who:person} tries to change the number to {owner:person}'s",
    zh="{who:person}尝试把手机号修改为{owner:person}的手机号",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device, number = scene.browsers.used_by(who), SMS.value(scene.cast.person(owner))
    reach(start_change(scene, device, scene.cast.person(who), SMS), SMS.place)
    scene.facts.outcome = try_taken(scene, device, number)


@when(
    en="{who:person} tries to change the number to {owner:person}'s, written {notation:notation}",
    zh="{who:person}尝试把手机号修改为{owner:person}的手机号，写法：{notation:notation}",
)
def _(scene: Scene, who: str, owner: str, notation: Notation) -> None:
    device, number = scene.browsers.used_by(who), SMS.value(scene.cast.person(owner))
    reach(start_change(scene, device, scene.cast.person(who), SMS), SMS.place)
    scene.facts.outcome = try_taken(scene, device, number, notation)


@when(
    en="{who:person} tries to bind {owner:whose} WeChat account",
    zh="{who:person}尝试绑定{owner:whose}微信号",
)
def _(scene: Scene, who: str, owner: str) -> None:
    _try_account(scene, who, WECHAT, WECHAT.value(scene.cast.person(owner)))


def _try_account(scene: Scene, who: str, method: Scanned, account: str) -> None:
    """Scan what binds this method with an account, and agree; notes what came of it."""
    device = scene.browsers.used_by(who)
    reach(open_binding(scene, device, scene.cast.person(who), method), method.place)
    method.agree(scene, device, account)
    scene.facts.outcome = see_outcome(device, leaving=method.place)


@when(
    en="{who:person} tries to bind {owner:person}'s account with {method:scanned}",
    zh="{who:person}尝试绑定{owner:person}的{method:scanned}帐号",
)
def _(scene: Scene, who: str, owner: str, method: Scanned) -> None:
    _try_account(scene, who, method, method.value(scene.cast.person(owner)))


@when(
    en="{who:person} tries to bind an account with {method:scanned} that is named by an openid alone",
    zh="{who:person}尝试绑定只有openid的{method:scanned}帐号",
)
def _(scene: Scene, who: str, method: Scanned) -> None:
    _try_account(scene, who, method, method.app(scene.handset).new_stranger(who))


@then(
    en="another account of {method:scanned}'s that is named by an openid alone does not open {box:box}",
    zh="用另一个只有openid的{method:scanned}帐号不能进入{box:box}",
)
def _(scene: Scene, method: Scanned, box: Box) -> None:
    device, person = scene.browsers.used_by(box.owner), scene.cast.person(box.owner)
    stranger = method.app(scene.handset).new_stranger("somebody else")
    try_to_open(scene, device, person, method, stranger)
    expect_nothing_shown(device, person.mailboxes[box.number])


@when(
    en="{who:person} tries to change the WeChat account to {owner:person}'s",
    zh="{who:person}尝试把微信号修改为{owner:person}的微信号",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    reach(start_change(scene, device, scene.cast.person(who), WECHAT), WECHAT.place)
    WECHAT.agree(scene, device, WECHAT.value(scene.cast.person(owner)))
    scene.facts.outcome = see_outcome(device, leaving=WECHAT.place)


@when(
    en="{who:person} binds {owner:whose} WeChat account on the forced page",
    zh="{who:person}在强制绑定页绑定{owner:whose}微信号",
)
def _(scene: Scene, who: str, owner: str) -> None:
    device = scene.browsers.used_by(who)
    reach_forced_anew(scene, device, scene.cast.person(who))
    account = WECHAT.value(scene.cast.person(owner))
    scene.facts.outcome = bind(scene, device, scene.cast.person(who), WECHAT, account)


@then(en="the number is refused as taken", zh="该手机号因已被占用而被拒绝")
def _(scene: Scene) -> None:
    expect_refused_as(scene.facts.outcome, "number_taken")


@then(en="the number is refused", zh="该手机号被拒绝")
def _(scene: Scene) -> None:
    expect(bool(scene.facts.outcome.refusal), "a refusal", str(scene.facts.outcome))


@then(en="it was not refused for how it is written", zh="拒绝的原因不是写法")
def _(scene: Scene) -> None:
    outcome = scene.facts.outcome
    if outcome.refusal in {"not_a_number", UNSENT}:
        raise NotRun(f"no number is taken that is written so (“{outcome.words}”), whoever has it")
    if outcome.refusal not in {"number_taken", WITHHELD}:
        raise Missing(f"“{outcome.words}” is not what screens.messages.number_taken says")


@then(en="the WeChat account is refused as taken", zh="该微信号因已被占用而被拒绝")
def _(scene: Scene) -> None:
    expect_refused_as(scene.facts.outcome, "wechat_taken")


@then(
    en="the refusal does not name {owner:person} to {who:person}",
    zh="拒绝时没有向{who:person}透露{owner:person}是谁",
)
def _(scene: Scene, owner: str, who: str) -> None:
    if not scene.facts.outcome.refusal:
        raise NotRun(f"nothing was refused here that could name anybody; it came to {scene.facts.outcome}")
    device, other = scene.browsers.turn_to(who), scene.cast.person(owner)
    names = {"name": other.full_name, "account": other.login, "mailbox": other.mailbox.address}
    told = [what for what, said in names.items() if said and device.received(said)]
    expect(not told, f"nothing of who {owner} is", f"an answer with {owner}'s {' and '.join(told)}")


@then(en="{factor:factor} opens {box:box}", zh="用{factor:factor}验证后可进入{box:box}")
def _(scene: Scene, factor: Factor, box: Box) -> None:
    person, device = scene.cast.person(box.owner), scene.browsers.used_by(box.owner)
    mailbox, value = person.mailboxes[box.number], factor.of(scene.cast.person(factor.owner))
    if factor.method.key in scene.target.ics.without_second_step:
        expect_rows(scene, {factor.method: buttons_of_bound(scene.target, factor.method)})
        return
    sent = isinstance(factor.method, Sent)
    scene.arrivals.count_from_now(
        [*scene.cast.numbers, value, *person.inboxes] if sent else scene.cast.numbers
    )
    with unless_locked(scene):
        with possible(f"the second step by {factor.method}", scene):
            open_mailbox(scene, device, person, factor.method, mailbox, value)
        expect_mailbox(device, mailbox)
    expect(
        not (sent and none_sent_by_itself(scene, value)),
        "a code sent there for this login",
        "none, and one that was sent before opened the mailbox",
    )


@then(en="{factor:factor} does not open {box:box}", zh="用{factor:factor}验证不能进入{box:box}")
def _(scene: Scene, factor: Factor, box: Box) -> None:
    device, person = scene.browsers.used_by(box.owner), scene.cast.person(box.owner)
    try_to_open(scene, device, person, factor.method, factor.of(scene.cast.person(factor.owner)))
    expect_nothing_shown(device, person.mailboxes[box.number])


@then(en="{owner:person}'s number is bound to one mailbox only", zh="{owner:person}的手机号只绑定了一个邮箱")
def _(scene: Scene, owner: str) -> None:
    holders = [
        person
        for person in scene.cast.people
        if log_in_again(scene.browsers.used_by(person.name), person) is Place.SECOND_STEP
    ]
    said = f"{len(holders)}: {' and '.join(holder.name for holder in holders)}"
    expect(len(holders) == 1, "one mailbox verified by the number", said)
    device, number = scene.browsers.used_by(holders[0].name), SMS.value(scene.cast.person(owner))
    with possible("the second step by that number", scene):
        complete(scene, device, holders[0], SMS, number)
    expect_mailbox(device, holders[0].mailbox)
