import pytest

from tests.reference.mail_site import LI, LI_PHONE, OFFICE, Browser, Site

EVERYTHING = ["/", "/inbox", "/settings", "/settings/security", "/settings/two-step", "/settings/step-up"]
DATA = ["/api/letters", f"/api/letters?mailbox={LI}", "/api/letters/1", f"/api/letters/1?mailbox={LI}"]


def test_mailbox_without_a_method_asks_to_bind_one(mail: Site) -> None:
    browser = mail.browser()
    assert browser.log_in() == "/bind"
    page = browser.get("/bind").text
    names = ["Coremail 论客 App", "第三方 OTP", "短信", "备用邮箱", "微信", "企业微信"]
    assert [page.index(f">{name}<") for name in names] == sorted(page.index(f">{name}<") for name in names)
    assert page.count(">绑定<") == 6 and "帮助中心" in page and "绑定后，登录时会进行安全验证" in page


@pytest.mark.parametrize("path", EVERYTHING)
def test_no_page_opens_before_a_method_is_bound(mail: Site, path: str) -> None:
    browser = mail.browser()
    browser.log_in()
    assert browser.open(path) == "/bind"


@pytest.mark.parametrize("path", DATA)
def test_no_data_is_given_before_a_method_is_bound(mail: Site, path: str) -> None:
    browser = mail.browser()
    assert browser.get(path).status_code == 401
    browser.log_in()
    assert browser.get(path).status_code == 403


def test_it_comes_at_every_login_until_a_method_is_bound(mail: Site) -> None:
    browser = mail.browser()
    for _ in range(3):
        assert browser.log_in() == "/bind"
        browser.close()


def test_binding_leads_through_the_trust_question_into_the_mailbox(mail: Site) -> None:
    browser = mail.browser()
    browser.log_in()
    browser.get("/bind/sms")
    assert browser.say("/api/bind/sms/code", value=LI_PHONE) == "验证码已发送"
    onward = browser.say("/api/bind/sms", value=LI_PHONE, code=mail.phones.last(LI_PHONE))
    assert browser.open(onward) == "/trust" and not browser.reads()
    assert browser.answer("later") == "/" and browser.reads()


def test_mailbox_switched_to_asks_for_itself(li: Browser, mail: Site) -> None:
    assert li.open(f"/switch?mailbox={OFFICE}") == "/bind"
    assert not li.reads(OFFICE) and li.reads(LI)
    assert li.open(f"/switch?mailbox={LI}") == "/"


def test_it_comes_again_at_the_login_after_the_last_method_was_unbound(li: Browser, mail: Site) -> None:
    assert li.step_up("unbind", "sms") == "/settings/two-step"
    assert mail.bound() == {} and li.reads()
    li.close()
    assert li.log_in() == "/bind"


@pytest.mark.parametrize("method", ["coremail_app", "wecom", "wechat", "fax"])
def test_what_is_not_bound_by_a_code_takes_none(mail: Site, method: str) -> None:
    browser = mail.browser()
    browser.log_in()
    assert browser.post(f"/api/bind/{method}/code", value=LI_PHONE).status_code in (404, 409)
    assert browser.post(f"/api/bind/{method}", value=LI_PHONE, code="").status_code in (404, 409)
    assert mail.bound() == {}


def test_otp_is_bound_by_its_code_alone(mail: Site) -> None:
    browser = mail.browser()
    browser.log_in()
    for code in ("", "000000x", "１"):
        assert browser.say("/api/bind/otp", code=code) == "验证码错误或已失效"
    assert browser.open("/") == "/bind"
