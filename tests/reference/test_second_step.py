import pyotp
import pytest

from fake_services.reference.methods import BACKUP, OTP, SMS, WECHAT
from tests.reference.mail_site import LI, LI_PHONE, OFFICE, WANG, WANG_PHONE, Browser, Site
from tests.reference.test_forced_page import DATA, EVERYTHING

WRONG = "验证码错误或已失效"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_both_doors_ask_for_it(waiting: Browser, mail: Site) -> None:
    browser = mail.browser()
    assert browser.open("/") == "https://i.kust.edu.cn/cas/login?service=https://mail.kust.edu.cn/cas"
    assert browser.open("/cas?ticket=li") == "/verify"


@pytest.mark.parametrize("path", [*EVERYTHING, "/bind", "/bind/sms", "/trust"])
def test_no_page_opens_before_it(waiting: Browser, path: str) -> None:
    assert waiting.open(path) == "/verify"


@pytest.mark.parametrize("path", DATA)
def test_no_data_is_given_before_it(waiting: Browser, path: str) -> None:
    assert waiting.get(path).status_code == 403


def test_page_names_the_masked_number(waiting: Browser) -> None:
    assert "138****8001" in waiting.get("/verify").text


def test_right_code_goes_on_to_where_the_user_was_heading(waiting: Browser, mail: Site) -> None:
    browser = mail.browser()
    browser.open("/settings/two-step")
    browser.open("/cas?ticket=li")
    assert browser.verify() == "/trust"
    assert browser.answer("later") == "/settings/two-step"


@pytest.mark.parametrize("code", ["", "WRONG2"])
def test_wrong_code_opens_nothing(waiting: Browser, code: str) -> None:
    waiting.post("/api/verify/sms/code")
    assert waiting.say("/api/verify/sms", code=code) == WRONG
    assert waiting.open("/") == "/verify"


def test_one_login_does_not_open_another(waiting: Browser, mail: Site) -> None:
    mail.browser().enter()
    assert waiting.open("/") == "/verify"
    assert waiting.say("/api/verify/sms", code=mail.phones.last(LI_PHONE)) == WRONG


def test_code_to_another_person_opens_nothing(waiting: Browser, mail: Site) -> None:
    mail.bind(WANG, SMS, WANG_PHONE)
    wang = mail.browser()
    wang.log_in(WANG)
    wang.post("/api/verify/sms/code")
    assert waiting.say("/api/verify/sms", code=mail.phones.last(WANG_PHONE)) == WRONG


def test_every_bound_method_opens_it(mail: Site) -> None:
    mail.bind(LI, OTP, SECRET)
    mail.bind(LI, BACKUP, "li@example.org")
    mail.bind(LI, WECHAT, "unionid-li")
    totp = pyotp.TOTP(SECRET)
    for method in ("backup", "otp", "wechat"):
        browser = mail.browser()
        assert browser.log_in() == "/verify"
        assert browser.get(f"/verify/{method}").status_code == 200
        if method == "backup":
            assert browser.verify("backup", "li@example.org") == "/trust"
        elif method == "otp":
            code = totp.at(int(mail.clock.now()))
            assert browser.open(browser.say("/api/verify/otp", code=code)) == "/trust"
        else:
            assert browser.open(f"/wechat?code=unionid-li&state={mail.wechat.states[-1]}") == "/trust"


def test_otp_is_accepted_once(mail: Site) -> None:
    mail.bind(LI, OTP, SECRET)
    code = pyotp.TOTP(SECRET).at(int(mail.clock.now()))
    first, second = mail.browser(), mail.browser()
    first.log_in()
    second.log_in()
    assert first.say("/api/verify/otp", code=code) == "/"
    assert second.say("/api/verify/otp", code=code) == WRONG


def test_unbound_method_opens_nothing(mail: Site) -> None:
    mail.bind(LI, OTP, SECRET)
    browser = mail.browser()
    browser.log_in()
    assert browser.get("/verify/sms").status_code == 404
    assert browser.say("/api/verify/sms/code") == "该验证方式不可用"


@pytest.mark.parametrize(("unionid", "state"), [("unionid-wang", -1), ("", -1), ("unionid-li", 0)])
def test_foreign_wechat_answers_open_nothing(mail: Site, unionid: str, state: int) -> None:
    mail.bind(LI, WECHAT, "unionid-li")
    other, browser = mail.browser(), mail.browser()
    other.log_in()
    other.get("/verify")
    browser.log_in()
    browser.get("/verify")
    path = f"/wechat?code={unionid}&state={mail.wechat.states[state]}"
    assert browser.open(path).startswith("/verify")
    assert browser.open("/") == other.open("/") == "/verify"


def test_mailbox_switched_to_asks_for_its_own(li: Browser, mail: Site) -> None:
    mail.bind(OFFICE, WECHAT, "unionid-li")
    assert li.open(f"/switch?mailbox={OFFICE}") == "/verify"
    assert not li.reads(OFFICE)


def test_mailbox_of_somebody_else_cannot_be_switched_to(li: Browser) -> None:
    assert li.get(f"/switch?mailbox={WANG}").status_code == 403
    assert li.get(f"/api/letters?mailbox={WANG}").status_code == 403
    assert li.get(f"/api/letters/3?mailbox={LI}").status_code == 404
