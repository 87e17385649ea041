"""The two-step settings (G4.1 to G4.5)."""

from playwright.sync_api import Locator

from steps.devices.device import Device
from steps.expectations import buttons_of_bound, expect, expect_rows, masked, possible
from steps.methods import SMS, offered
from steps.methods.base import Method
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.methods import listed_row
from steps.screens.patience import comes
from steps.screens.places import Place
from steps.screens.seeing import Watch, see_outcome
from steps.ways.settings import read_two_step
from steps.ways.step_up import pass_questions
from steps.words.sentence import then


@then(en="the avatar at the far left opens the personal settings", zh="最左侧的头像打开个人设置")
def _(scene: Scene) -> None:
    device = scene.browsers.in_front
    left, _, width, _ = middle_of(device, inside.avatar(device))
    expect(
        left < width / 4,
        "the avatar at the far left",
        f"its middle {left:.0f} of {width} pixels from the left",
    )
    opens(device, inside.avatar(device), Place.WELCOME, Place.PERSONAL_SETTINGS)


@then(en="the gear at the bottom opens the personal settings", zh="最下方的齿轮图标打开个人设置")
def _(scene: Scene) -> None:
    device = scene.browsers.in_front
    gear = inside.gear(device)
    _, top, _, height = middle_of(device, gear)
    expect(
        top > height * 3 / 4 or (top > height / 2 and inside.is_lowest(gear)),
        "the gear at the bottom",
        f"its middle {top:.0f} of {height} pixels from the top",
    )
    opens(device, gear, Place.WELCOME, Place.PERSONAL_SETTINGS)


@then(en="the security settings lead to the two-step settings", zh="点击“安全设置”可进入“二次验证设置”")
def _(scene: Scene) -> None:
    device = scene.browsers.in_front
    with possible(str(Place.SECURITY_SETTINGS)):
        inside.open_security_settings(device)
    person = scene.cast.person(device.user)
    came_to = see_outcome(device, leaving=Place.PERSONAL_SETTINGS).place
    seen = pass_questions(scene, device, person, came_to)
    if seen is Place.TWO_STEP_SETTINGS:
        return
    expect(seen is Place.SECURITY_SETTINGS, Place.SECURITY_SETTINGS, seen)
    with possible(str(Place.TWO_STEP_SETTINGS)):
        inside.open_two_step_settings(device)
    came_to = see_outcome(device, leaving=Place.SECURITY_SETTINGS).place
    seen = pass_questions(scene, device, person, came_to)
    expect(seen is Place.TWO_STEP_SETTINGS, Place.TWO_STEP_SETTINGS, seen)


@then(en="the settings show {method:method} as bound", zh="设置中{method:method}显示为已绑定")
def _(scene: Scene, method: Method) -> None:
    expect_rows(scene, {method: buttons_of_bound(scene.target, method)})


@then(en="the settings show {method:method} as not bound", zh="设置中{method:method}显示为未绑定")
def _(scene: Scene, method: Method) -> None:
    expect_rows(scene, {method: "绑定"})


@then(
    en="the settings show every other claimed method as not bound",
    zh="设置中其他每种声明的方式都显示为未绑定",
)
def _(scene: Scene) -> None:
    bound = scene.cast.person(scene.browsers.in_front.user).bound
    known = {*bound, *scene.target.ics.only_first}
    rows = {method: "绑定" for method in offered(scene.target) if method.key not in known}
    expect_rows(scene, rows, listed=True)


@then(en="the settings show {who:person}'s number masked", zh="设置中{who:person}的手机号以掩码显示")
def _(scene: Scene, who: str) -> None:
    person, device = scene.cast.person(who), scene.browsers.used_by(who)
    number = masked(SMS.value(person))
    with possible("the two-step settings", scene):
        read_two_step(scene, device, person)
    row = listed_row(device, SMS.key)
    expect(comes(device.page, scene.target.ixit.waits.page, row.saying(number)), number, row.row.inner_text())


def middle_of(device: Device, control: Locator) -> tuple[float, float, int, int]:
    """Where a control's middle is on the screen, and the screen's width and height, in CSS pixels."""
    with possible("the control on the welcome page"):
        box = control.bounding_box()
    size = device.page.viewport_size
    assert box and size, "a visible control in a window of fixed size has a place"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, size["width"], size["height"]


def opens(device: Device, control: Locator, here: Place, there: Place) -> None:
    """Clicking the control here must lead there."""
    with possible(str(there)):
        control.click()
    seen = see_outcome(device, leaving=here).place
    expect(there in {seen, *Watch(device).places()}, str(there), str(seen))
