"""Being told of a change (ASVS-6.3.7)."""

from conformance.profile import ChangeNotice
from steps.expectations import expect
from steps.people.actors import Missing
from steps.scene import Scene
from steps.ways.notices import (
    comes_notice,
    count_notices,
    notice_of_change,
    notice_of_client_password,
    notice_of_password,
    notice_of_reset,
    notice_of_trust,
    open_notice,
)
from steps.words.sentence import given, then, when


@given(en="{who:person} has read the notices so far", zh="{who:person}已读过至今的变更通知")
def _(scene: Scene, who: str) -> None:
    _read(scene, who, notice_of_change(scene.target))


@given(
    en="{who:person} has read the notices of new passwords so far",
    zh="{who:person}已读过至今的更换密码通知",
)
def _(scene: Scene, who: str) -> None:
    _read(scene, who, notice_of_password(scene.target))


@given(
    en="{who:person} has read the notices of trusted devices so far",
    zh="{who:person}已读过至今的信任设备通知",
)
def _(scene: Scene, who: str) -> None:
    _read(scene, who, notice_of_trust(scene.target))


@given(
    en="{who:person} has read the notices of resets so far",
    zh="{who:person}已读过至今的重置通知",
)
def _(scene: Scene, who: str) -> None:
    _read(scene, who, notice_of_reset(scene.target))


@given(
    en="{who:person} has read the notices of client passwords so far",
    zh="{who:person}已读过至今的客户端专用密码通知",
)
def _(scene: Scene, who: str) -> None:
    _read(scene, who, notice_of_client_password(scene.target))


@when(en="{who:person} opens the notice of the change", zh="{who:person}打开变更通知")
def _(scene: Scene, who: str) -> None:
    open_notice(scene, scene.browsers.used_by(who), scene.cast.person(who))


@then(en="{who:person} is told of the reset", zh="{who:person}收到重置通知")
def _(scene: Scene, who: str) -> None:
    _expect_told(scene, who, notice_of_reset(scene.target))


@then(en="{who:person} is told of the client password", zh="{who:person}收到客户端专用密码通知")
def _(scene: Scene, who: str) -> None:
    _expect_told(scene, who, notice_of_client_password(scene.target))


@then(en="{who:person} is told of the change", zh="{who:person}收到变更通知")
def _(scene: Scene, who: str) -> None:
    _expect_told(scene, who, notice_of_change(scene.target))


@then(en="{who:person} is told of the trusted device", zh="{who:person}收到信任设备的通知")
def _(scene: Scene, who: str) -> None:
    _expect_told(scene, who, notice_of_trust(scene.target))


@then(en="{who:person} is told of the new password", zh="{who:person}收到更换密码通知")
def _(scene: Scene, who: str) -> None:
    _expect_told(scene, who, notice_of_password(scene.target))


def _read(scene: Scene, who: str, notice: ChangeNotice) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.notices_read = count_notices(scene, device, person, notice)


def _expect_told(scene: Scene, who: str, notice: ChangeNotice) -> None:
    device, person, before = scene.browsers.turn_to(who), scene.cast.person(who), scene.facts.notices_read
    told = comes_notice(scene, device, person, notice, before)
    seconds = scene.target.ixit.waits.message
    if not told and before and notice.where == "inbox":
        raise Missing(f"there were {before} letters “{notice.words}” before: lists may show such ones as one")
    expect(told, f"“{notice.words}” ({notice.where})", f"none more than {before} within {seconds:g} s")
