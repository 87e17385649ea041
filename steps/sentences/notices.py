"""Being told of a change (ASVS-6.3.7)."""

from conformance.profile import ChangeNotice
from steps.expectations import expect
from steps.people.actors import Missing
from steps.scene import Scene
from steps.ways.notices import addresses_in_notice, comes_notice, count_notices, notice_of, open_notice
from steps.ways.ways_round import visit
from steps.words.notices import News
from steps.words.sentence import given, then, when


@given(en="{who:person} has read {news:news} so far", zh="{who:person}已读过至今的{news:news}")
def _(scene: Scene, who: str, news: News) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    scene.facts.notices_read = count_notices(scene, device, person, notice_of(scene.target, news))


@when(en="{who:person} opens the notice of the change", zh="{who:person}打开变更通知")
def _(scene: Scene, who: str) -> None:
    open_notice(scene, scene.browsers.used_by(who), scene.cast.person(who))


@when(
    en="the web addresses in what tells {who:person} of {news:news} are opened in another browser",
    zh="在另一个浏览器中打开{who:person}收到的{news:news}中的网址",
)
def _(scene: Scene, who: str, news: News) -> None:
    device, person = scene.browsers.used_by(who), scene.cast.person(who)
    addresses = addresses_in_notice(scene, device, person, news)
    scene.facts.other_browser = scene.browsers.other_used_by(who)
    for address in addresses:
        visit(scene.facts.other_browser, address)


@then(en="{who:person} is told of {news:news}", zh="{who:person}收到{news:news}")
def _(scene: Scene, who: str, news: News) -> None:
    _expect_told(scene, who, notice_of(scene.target, news))


def _expect_told(scene: Scene, who: str, notice: ChangeNotice) -> None:
    device, person, before = scene.browsers.turn_to(who), scene.cast.person(who), scene.facts.notices_read
    told = comes_notice(scene, device, person, notice, before)
    seconds = scene.target.ixit.waits.message
    if not told and before and notice.where == "inbox":
        raise Missing(f"there were {before} letters “{notice.words}” before: lists may show such ones as one")
    expect(told, f"“{notice.words}” ({notice.where})", f"none more than {before} within {seconds:g} s")
