import pytest

from fake_services.reference.methods import WECHAT
from tests.reference.mail_site import LI, LI_PHONE, WANG_PHONE, Browser, Site

LIST = "/settings/two-step"


def test_the_way_to_the_two_step_settings(li: Browser) -> None:
    welcome = li.get("/").text
    assert welcome.count('href="/settings"') == 2 and 'aria-label="头像"' in welcome
    assert "/settings/security" in li.get("/settings").text
    assert LIST in li.get("/settings/security").text


def test_list_shows_each_method_with_its_buttons(li: Browser, mail: Site) -> None:
    mail.bind(LI, WECHAT, "unionid-li")
    page = li.get(LIST).text
    assert (page.count(">绑定<"), page.count(">修改<"), page.count(">解绑<")) == (4, 2, 2)


def test_step_up_code_is_sent_by_itself_once(li: Browser, mail: Site) -> None:
    before = len(mail.phones.codes[LI_PHONE])
    assert li.begin("settings", "wechat") == "/settings/step-up"
    page = li.get("/settings/step-up").text
    assert "【短信】" in page and "短信验证码已经发送至手机号码138****8001" in page
    assert "disabled>重新发送 (" in page
    assert len(mail.phones.codes[LI_PHONE]) == before + 1


@pytest.mark.parametrize(("place", "method"), [("settings", "otp"), ("change", "sms"), ("unbind", "sms")])
def test_nothing_changes_without_the_step_up(li: Browser, mail: Site, place: str, method: str) -> None:
    assert li.begin(place, method) == "/settings/step-up"
    assert li.say("/api/step-up/sms", code="WRONG2") == "验证码错误或已失效"
    assert li.open(f"/bind/{method}") == LIST
    assert li.say(f"/api/bind/{method}", value=WANG_PHONE, code="WRONG2") == "操作已失效，请重新开始"
    assert mail.bound() == {"sms": LI_PHONE}


def test_cancelled_step_up_is_over(li: Browser, mail: Site) -> None:
    li.begin("settings", "otp")
    assert li.say("/api/step-up/sms", cancel="yes", code=mail.phones.last(LI_PHONE)) == LIST
    assert li.open("/bind/otp") == LIST
    assert li.say("/api/step-up/sms", code=mail.phones.last(LI_PHONE)) == "操作已失效，请重新开始"


def test_one_step_up_serves_one_operation_and_those_begun_soon_after(li: Browser, mail: Site) -> None:
    assert li.step_up("settings", "backup") == "/bind/backup"
    assert li.open("/bind/otp") == LIST
    assert li.begin("settings", "otp") == "/bind/otp"
    mail.clock.advance(5 * 60)
    assert li.begin("unbind", "sms") == "/settings/step-up"


def test_change_replaces_the_number(li: Browser, mail: Site) -> None:
    li.step_up("change", "sms")
    li.say("/api/bind/sms/code", value=WANG_PHONE)
    assert li.say("/api/bind/sms", value=WANG_PHONE, code=mail.phones.last(WANG_PHONE)) == LIST
    assert mail.bound() == {"sms": WANG_PHONE}
    li.close()
    li.enter(phone=WANG_PHONE)


def test_backup_mailbox_is_bound_by_a_code(li: Browser, mail: Site) -> None:
    li.step_up("settings", "backup")
    assert li.say("/api/bind/backup/code", value="no address") == "请输入正确的邮箱地址"
    li.say("/api/bind/backup/code", value="li@example.org")
    assert li.say("/api/bind/backup", value="li@example.org", code=mail.phones.last("li@example.org")) == LIST
    assert "l***@example.org" in li.get(LIST).text


def test_wechat_is_bound_by_a_scan(li: Browser, mail: Site) -> None:
    assert li.step_up("settings", "wechat") == "/bind/wechat"
    assert li.open(f"/wechat?state={mail.wechat.states[-1]}") == "/bind/wechat"
    assert li.open("/wechat?code=unionid-li&state=another") == "/"
    assert mail.bound() == {"sms": LI_PHONE}
    assert li.open(f"/wechat?code=unionid-li&state={mail.wechat.states[-1]}") == LIST
    assert mail.bound() == {"sms": LI_PHONE, "wechat": "unionid-li"}


def test_scan_answered_after_the_operation_is_over_binds_nothing(li: Browser, mail: Site) -> None:
    li.step_up("settings", "wechat")
    state = mail.wechat.states[-1]
    li.say("/api/bind/wechat", cancel="yes")
    li.open(f"/wechat?code=unionid-li&state={state}")
    assert mail.bound() == {"sms": LI_PHONE}


def test_wechat_steps_up_too(mail: Site) -> None:
    mail.bind(LI, WECHAT, "unionid-li")
    browser = mail.browser()
    browser.log_in()
    browser.get("/verify")
    browser.open(f"/wechat?code=unionid-li&state={mail.wechat.states[-1]}")
    browser.answer("later")
    browser.begin("unbind", "wechat")
    assert browser.open(f"/wechat?code=unionid-wang&state={mail.wechat.states[-1]}") != LIST
    assert mail.bound() == {"wechat": "unionid-li"}
    assert browser.open(f"/wechat?code=unionid-li&state={mail.wechat.states[-1]}") == LIST
    assert mail.bound() == {}


@pytest.mark.parametrize("place", ["", "login", "forced", "change", "unbind"])
def test_operations_that_the_list_does_not_offer_are_refused(li: Browser, place: str) -> None:
    li.get(LIST)
    assert li.post(LIST, place=place, method="otp").status_code in (400, 409)
