"""Two at the same moment (G0.7, ASVS-6.5.1, ASVS-7.4.3)."""

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.expectations import expect, expect_place
from steps.methods import OTP, SMS
from steps.methods.base import Method
from steps.people.actors import Missing
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.codes import SecondStep, StepUp
from steps.screens.places import Place
from steps.ways.arrival import arrive
from steps.ways.login import go_on
from steps.ways.messages import last_code
from steps.ways.next_login import close_and_open
from steps.ways.races import races
from steps.ways.requests.at_once import Submission, submit_at_once
from steps.ways.step_up import step_up_method
from steps.ways.trusting import come_to_question
from steps.ways.two_browsers import other_to_sign_in
from steps.ways.unbinding import choose_unbinding
from steps.words.numbers import Venue
from steps.words.sentence import given, then, when


@when(
    en="two people bind one {prize:prize} at the same moment, one on the forced page, the other "
    "{venue:venue}, {count:d} times over",
    zh="两人同时绑定同一个{prize:prize}，一人在强制绑定页，另一人{venue:venue}，共{count:d}次",
)
def _(scene: Scene, prize: Method, venue: Venue, count: int) -> None:
    scene.facts.holders = races(scene, prize, venue, count)


@then(en="each time exactly one of the two has it", zh="每次都恰好有一位绑定成功")
def _(scene: Scene) -> None:
    for number, had in enumerate(scene.facts.holders, 1):
        if not had:
            raise Missing(f"round {number}: neither of the two has it")
        expect(len(had) == 1, "one holder in each round", f"round {number}: {' and '.join(had)}")


@when(
    en="both logins of {who:person} enter that code at the same moment",
    zh="{who:person}的两次登录同时填写该验证码",
)
def _(scene: Scene, who: str) -> None:
    enter_in_both(scene, who, SMS, last_code(scene, SMS.value(scene.cast.person(who))))


@when(
    en="both logins of {who:person} enter the code of the authenticator at the same moment",
    zh="{who:person}的两次登录同时填写验证器的动态口令",
)
def _(scene: Scene, who: str) -> None:
    enter_in_both(scene, who, OTP, OTP.spend_code(scene, scene.cast.person(who)))


def enter_in_both(scene: Scene, who: str, method: Method, code: str) -> None:
    """Enter a code in both browsers' waiting logins at the same moment, and go as far as that leads."""
    devices = [scene.browsers.other_used_by(who), scene.browsers.used_by(who)]
    submissions = [ready_to_enter(device, method, code) for device in devices]
    for device, came_to in zip(devices, submit_at_once(scene, submissions), strict=True):
        go_on(device, came_to.place)


def ready_to_enter(device: Device, method: Method, code: str) -> Submission:
    """Type a code at the second step; returns what confirms it."""
    method.choose(device)
    return device, SecondStep(device).ready(code)


@given(
    en="in another browser {who:person} is asked whether to trust it",
    zh="另一个浏览器正在询问{who:person}是否信任它",
)
def _(scene: Scene, who: str) -> None:
    come_to_question(scene, other_to_sign_in(scene, who), scene.cast.person(who))


@when(
    en="{who:person} unbinds SMS and trusts the other browser at the same moment",
    zh="{who:person}解绑短信，同时信任另一个浏览器",
)
def _(scene: Scene, who: str) -> None:
    person, other = scene.cast.person(who), scene.browsers.other_used_by(who)
    device = scene.browsers.used_by(who)
    if choose_unbinding(scene, device, person, SMS) is not Place.STEP_UP:
        raise NotRun("unbinding asks for no code here that could be held")
    if not (method := step_up_method(device, person)).by_code:
        raise NotRun("unbinding is confirmed by a scan here, which cannot be held")
    trust = inside.named(other, "trust", "trust").ready()
    confirm = StepUp(device).ready(method.code_for_change(scene, device, person))
    submit_at_once(scene, [(device, confirm), (other, trust)])
    del person.bound[SMS.key]


@then(
    en="the other browser asks {who:person} for the second step at the next login",
    zh="另一个浏览器下次登录时要求{who:person}进行安全验证",
)
def _(scene: Scene, who: str) -> None:
    device = scene.browsers.turn_to(scene.browsers.other_of(who))
    close_and_open(device)
    arrive(scene, device, scene.cast.person(who))
    expect_place(device, Place.SECOND_STEP)
