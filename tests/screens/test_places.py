"""What an action brought is told from what was on the screen before it."""

import msgspec
import pytest
from playwright.sync_api import Error

from conformance.judging.verdict import Contradiction
from conformance.profile.screens import Messages, Screens, Trust
from steps.devices.device import Device
from steps.expectations import expect_place
from steps.methods import SMS
from steps.screens.places import UPPERMOST_FIRST, Outcome, Place
from steps.screens.seeing import see, see_at_once, see_outcome
from steps.screens.sight import Sight
from steps.screens.unnamed import unnamed_dialog
from steps.screens.waiting import until
from tests.screens.conftest import Wire

QUESTION = "<h1>安全验证</h1><p role=alert>验证码错误</p>"
REFUSED = Outcome(Place.SECOND_STEP, "wrong_code", "验证码错误")


def later(device: Device, script: str) -> None:
    """Let a page's own script run in a tenth of a second."""
    device.page.evaluate("script => void setTimeout(script, 100)", script)


def test_every_screen_has_its_place_in_the_stack() -> None:
    assert sorted(UPPERMOST_FIRST) == sorted(set(Place) - {Place.NOWHERE})


def test_a_message_of_an_earlier_try_is_not_what_came_of_this_one(device: Device) -> None:
    device.page.set_content(QUESTION)
    assert see(device) is Place.SECOND_STEP
    later(device, "document.body.innerHTML = '<h1>是否信任此设备</h1>'")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == Outcome(Place.TRUST)


def test_a_message_that_is_there_at_the_first_look_came_of_the_action(device: Device) -> None:
    device.page.set_content(QUESTION)
    assert see_outcome(device, leaving=Place.SECOND_STEP) == REFUSED


def test_the_same_message_said_anew_is_another_one(device: Device) -> None:
    device.page.set_content(QUESTION)
    see(device)
    later(device, "document.querySelector('p').textContent = '验证码错误'")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == REFUSED


def test_another_message_in_the_same_text_is_another_one(device: Device) -> None:
    device.page.set_content(QUESTION)
    see(device)
    later(device, "document.querySelector('p').firstChild.data = '网络繁忙'")
    assert see_outcome(device, leaving=Place.SECOND_STEP).refusal == "other"


def test_a_message_left_as_it_is_counts_once_a_submission_was_answered(device: Device, wire: Wire) -> None:
    device.page.set_content(QUESTION)
    see(device)
    wire.answered("POST")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == REFUSED


def test_a_toast_of_an_earlier_try_lives_on_over_what_came(device: Device, wire: Wire) -> None:
    device.page.set_content("<main><h1>二次验证设置</h1></main>")
    see(device)
    device.page.evaluate(f"document.body.insertAdjacentHTML('beforeend', `{QUESTION}`)")
    assert see(device) is Place.SECOND_STEP
    wire.answered("POST")
    later(device, "document.querySelectorAll('h1')[1].remove()")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == Outcome(Place.TWO_STEP_SETTINGS)


def test_an_alert_on_the_screen_behind_is_no_refusal(device: Device, wire: Wire) -> None:
    device.page.set_content("<h1>安全验证</h1>")
    see(device)
    wire.answered("POST")
    later(device, "document.body.innerHTML = '<h1>是否信任此设备</h1><p role=alert>系统将于周日维护</p>'")
    assert see_outcome(device, leaving=Place.SECOND_STEP).accepted


def test_a_message_that_the_profile_knows_counts_before_one_that_heads_all_errors(device: Device) -> None:
    device.page.set_content(QUESTION.replace("<p ", "<div role=alert>请更正下列错误</div><p ", 1))
    assert see_outcome(device, leaving=Place.SECOND_STEP) == REFUSED


BINDING = "<h1>绑定手机</h1>"
SETTINGS = "<h1>二次验证设置</h1>"


@pytest.mark.parametrize(
    "said",
    ["<p role=alert>绑定成功</p>", "<div class='toast-success'><p role=alert>Done</p></div>"],
)
def test_an_alert_that_it_was_done_is_no_refusal_though_the_dialog_is_still_there(
    device: Device, said: str
) -> None:
    device.page.set_content(BINDING)
    see(device)
    later(device, f"document.body.innerHTML += `{said}`")
    later(device, f"setTimeout(() => document.body.innerHTML = `{SETTINGS}{said}`, 400)")
    assert see_outcome(device, leaving=SMS.place) == Outcome(Place.TWO_STEP_SETTINGS)


@pytest.mark.parametrize(("looks", "refusal"), [("info", ""), ("", ""), ("alert-danger", "other")])
def test_an_alert_where_one_was_led_on_refuses_only_if_it_is_marked_so(
    device: Device, wire: Wire, looks: str, refusal: str
) -> None:
    device.page.set_content(BINDING)
    see(device)
    wire.answered("POST")
    later(device, f"document.body.innerHTML = `{SETTINGS}<p role=alert class='{looks}'>系统将于周日维护</p>`")
    came_to = see_outcome(device, leaving=SMS.place)
    assert (came_to.place, came_to.refusal) == (Place.TWO_STEP_SETTINGS, refusal)


def test_what_is_marked_as_a_failure_was_not_done(device: Device) -> None:
    device.page.set_content(BINDING)
    see(device)
    later(device, "document.body.innerHTML += '<p role=alert class=is-error>绑定未成功</p>'")
    assert see_outcome(device, leaving=SMS.place).refusal == "other"


def test_what_is_merely_asked_for_answers_no_submission(device: Device, wire: Wire) -> None:
    device.page.set_content(QUESTION)
    see(device)
    wire.answered("GET")
    later(device, "setTimeout(() => document.body.innerHTML = '<h1>是否信任此设备</h1>', 600)")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == Outcome(Place.TRUST)


def test_the_page_below_a_dialog_is_seen_once_the_dialog_is_gone(device: Device) -> None:
    device.page.set_content(
        "<h1>请选择验证方式进行绑定</h1><dialog><h2>绑定手机</h2></dialog>"
        "<script>document.querySelector('dialog').showModal()</script>"
    )
    assert see(device) is SMS.place
    later(device, "document.querySelector('dialog').close()")
    assert see_outcome(device, leaving=SMS.place) == Outcome(Place.FORCED)


def test_what_only_says_that_something_was_done_is_passed(device: Device) -> None:
    device.page.set_content(
        "<h2>绑定成功</h2><span role=button onclick=\"document.body.innerHTML = '<h1>欢迎使用邮箱</h1>'\">"
        "完成</span>"
    )
    assert see_outcome(device, leaving=SMS.place) == Outcome(Place.WELCOME)


def test_an_unknown_page_is_nowhere(device: Device) -> None:
    device.page.set_content("<h1>别的</h1>")
    assert see_outcome(device, leaving=SMS.place) == Outcome(Place.NOWHERE)


def test_a_selector_that_is_none_is_told(device: Device) -> None:
    wrong = Screens(trust=Trust(landmark="css=h1["))
    ixit = msgspec.structs.replace(device.target.ixit, screens=wrong)
    device.target = msgspec.structs.replace(device.target, ixit=ixit)
    device.page.set_content(QUESTION)
    with pytest.raises(Error, match="selector"):
        see(device)


UNDER_A_DIALOG = (
    "<main><h1>请选择验证方式进行绑定</h1></main><dialog><h2>是否信任此设备</h2></dialog>"
    "<script>ask = () => document.querySelector('dialog').showModal()</script>"
)


def stand_at_trust(device: Device) -> None:
    """Come to the trust question, a dialog over the page of the same document that asks to bind."""
    device.page.set_content(UNDER_A_DIALOG)
    assert see(device) is Place.FORCED
    device.page.evaluate("ask()")
    assert see_outcome(device, leaving=Place.FORCED) == Outcome(Place.TRUST)


def test_the_page_under_a_dialog_that_goes_is_not_where_it_led(device: Device) -> None:
    stand_at_trust(device)
    later(
        device,
        "document.querySelector('dialog').close();"
        "setTimeout(() => document.querySelector('h1').textContent = '欢迎使用邮箱', 150)",
    )
    assert see_outcome(device, leaving=Place.TRUST) == Outcome(Place.WELCOME)


def test_the_page_under_a_dialog_counts_while_it_is_answered_on(device: Device, wire: Wire) -> None:
    stand_at_trust(device)
    later(device, "document.querySelector('dialog').close()")
    wire.answered("POST")
    assert see_outcome(device, leaving=Place.TRUST) == Outcome(Place.FORCED)


def test_a_screen_of_a_new_document_was_not_under_the_old_one(device: Device) -> None:
    stand_at_trust(device)
    device.page.set_content(UNDER_A_DIALOG)
    assert device.shown == set()


def test_what_opens_in_a_new_tab_is_waited_for(device: Device) -> None:
    device.page.set_content(
        "<h1>我的应用</h1><button onclick=\"setTimeout(() => window.open('about:blank'), 700)\">邮箱</button>"
    )
    before = device.page
    device.follow(device.page.get_by_role("button"))
    assert device.page is not before


def test_a_window_that_closes_by_itself_leads_back_to_what_it_was_opened_from(device: Device) -> None:
    opens = "const it = window.open('about:blank', '', 'popup'); setTimeout(() => it.close(), 500)"
    device.page.set_content(f'<h1>请选择验证方式进行绑定</h1><button onclick="{opens}">绑定</button>')
    before, place = device.page, see(device)
    device.follow(device.page.get_by_role("button"))
    window = device.page
    assert window is not before
    assert until(window, 10, lambda: device.page is before or None)
    assert (see(device), device.shown) == (place, {place})


def test_a_window_with_an_announcement_is_closed(device: Device) -> None:
    opens = "window.open('about:blank', '', 'popup')"
    device.page.set_content(f'<h1>请选择验证方式进行绑定</h1><button onclick="{opens}">绑定</button>')
    before = device.page
    device.follow(device.page.get_by_role("button"))
    assert (see_at_once(device), device.page) == (Place.FORCED, before)


def test_an_address_is_not_typed_into_a_window_without_an_address_bar(device: Device) -> None:
    device.page.set_content("<button onclick=\"window.open('about:blank', '', 'popup')\">绑定</button>")
    before = device.page
    device.follow(device.page.get_by_role("button"))
    device.visit("about:blank")
    assert device.page is before


@pytest.mark.parametrize(("heading", "told"), [("开通成功", "开通成功"), ("绑定手机", ""), ("", "")])
def test_a_dialog_that_the_profile_does_not_name_is_told(device: Device, heading: str, told: str) -> None:
    dialog = f"<div role=dialog><h2>{heading}</h2></div>" if heading else ""
    device.page.set_content(f"<h1>请选择验证方式进行绑定</h1>{dialog}")
    assert unnamed_dialog(device) == told
    with pytest.raises(Contradiction, match=f"under a dialog “{told}”" if told else "^(?!.*dialog)"):
        expect_place(device, Place.WELCOME)


def test_a_screen_of_the_document_that_goes_just_then_is_not_what_came(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_at_trust(device)
    looking, after = Sight.screen, iter(["<h1>欢迎使用邮箱</h1>"])

    def screen(sight: Sight) -> str:
        seen = looking(sight)
        if page := next(after, ""):
            device.page.set_content(page)
        return seen

    device.page.evaluate("document.querySelector('dialog').close()")
    monkeypatch.setattr(Sight, "screen", screen)
    assert see_outcome(device, leaving=Place.TRUST) == Outcome(Place.WELCOME)


def test_a_screen_on_the_way_to_another_is_not_what_came(device: Device) -> None:
    device.page.set_content("<h1>系统信息</h1>")
    see(device)
    device.page.set_content("<h1>二次验证设置</h1>")
    later(device, "document.body.innerHTML += '<h2>绑定手机</h2>'")
    assert see_outcome(device, leaving=Place.STEP_UP) == Outcome(SMS.place)


FORM = (
    "<h1>安全验证</h1><form onsubmit='return false'><input aria-label=验证码 required>"
    "<button>确定</button></form>"
)


def submit_nothing(device: Device) -> str:
    """Submit a form whose field must not be empty; returns what the browser says of that."""
    device.page.set_content(FORM)
    see(device)
    device.page.get_by_role("button").click()
    return str(device.page.get_by_role("textbox").evaluate("field => field.validationMessage"))


def test_a_field_that_the_browser_does_not_send_is_refused(device: Device) -> None:
    words = submit_nothing(device)
    assert see_outcome(device, leaving=Place.SECOND_STEP) == Outcome(Place.SECOND_STEP, "unsent", words)


def test_a_field_that_a_script_reports_is_refused_too(device: Device) -> None:
    device.page.set_content(
        FORM.replace("<button>", "<button type=button onclick='form[0].reportValidity()'>")
    )
    see(device)
    device.page.get_by_role("button").click()
    assert see_outcome(device, leaving=Place.SECOND_STEP).refusal == "unsent"


def test_what_the_browser_says_of_it_may_be_a_message_of_the_profile(device: Device) -> None:
    submit_nothing(device)
    device.page.evaluate("document.querySelector('input').setCustomValidity('验证码错误')")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == REFUSED


def test_a_field_is_not_refused_by_the_browser_where_it_was_sent(device: Device, wire: Wire) -> None:
    submit_nothing(device)
    wire.answered("POST")
    assert see_outcome(device, leaving=Place.SECOND_STEP) == Outcome(Place.SECOND_STEP, stayed=True)


@pytest.mark.parametrize(
    ("outcome", "accepted", "refused"),
    [
        (Outcome(Place.WELCOME), True, False),
        (Outcome(Place.SECOND_STEP, "wrong_code", "验证码错误"), False, True),
        (Outcome(Place.SECOND_STEP, stayed=True, status=200), False, True),
        (Outcome(Place.SECOND_STEP, stayed=True), False, False),
        (Outcome(Place.PORTAL_LOGIN), False, True),
        (Outcome(Place.NOWHERE), False, False),
        (Outcome(Place.NOWHERE, status=500), False, False),
        (Outcome(Place.NOWHERE, status=403), False, True),
    ],
)
def test_what_counts_as_refused(outcome: Outcome, accepted: bool, refused: bool) -> None:
    assert (outcome.accepted, outcome.refused) == (accepted, refused)


def test_a_message_that_the_profile_leaves_empty_is_said_nowhere() -> None:
    assert "number_taken" not in dict(Messages(number_taken="", not_a_number=("", "no number")).wordings())


def test_what_was_said_to_be_done_is_accepted_wherever_it_leads(device: Device) -> None:
    login = "'<h1>师生信息服务平台</h1>'"
    device.page.set_content(
        f'<h2>绑定成功</h2><span role=button onclick="document.body.innerHTML = {login}">完成</span>'
    )
    assert see_outcome(device, leaving=SMS.place).accepted
