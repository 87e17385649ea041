import pytest

from tests.reference.mail_site import LI, LI_PHONE, WANG, WANG_PHONE, Browser, Site

WRONG = "验证码错误或已失效"
ODD = ["", "abc", "1380013800", "138001380012", "087165916666", "0871-65916666", "23800138001", "1380013800x"]


@pytest.fixture
def browser(mail: Site) -> Browser:
    """A browser at the forced page's SMS form."""
    browser = mail.browser()
    browser.log_in()
    browser.get("/bind/sms")
    return browser


def confirm(browser: Browser, code: str, number: str = LI_PHONE) -> str:
    return browser.say("/api/bind/sms", value=number, code=code)


@pytest.mark.parametrize("number", ODD)
def test_what_is_not_a_phone_number_is_refused(browser: Browser, mail: Site, number: str) -> None:
    assert browser.say("/api/bind/sms/code", value=number) == "请输入正确的手机号码"
    assert confirm(browser, "", number) == "请输入正确的手机号码"
    assert not mail.phones.codes


@pytest.mark.parametrize("code", ["", "      ", "WRONG2", "'--"])
def test_wrong_code_binds_nothing(browser: Browser, mail: Site, code: str) -> None:
    browser.say("/api/bind/sms/code", value=LI_PHONE)
    assert confirm(browser, code) == WRONG
    assert mail.bound() == {} and browser.open("/") == "/bind"


def test_case_and_blanks_do_not_matter(browser: Browser, mail: Site) -> None:
    browser.say("/api/bind/sms/code", value=LI_PHONE)
    assert confirm(browser, f" {mail.phones.last(LI_PHONE).lower()} ") == "/"


def test_code_for_another_number_binds_nothing(browser: Browser, mail: Site) -> None:
    browser.say("/api/bind/sms/code", value=LI_PHONE)
    assert confirm(browser, mail.phones.last(LI_PHONE), WANG_PHONE) == WRONG
    assert mail.bound() == {}


def test_code_of_somebody_else_binds_nothing(browser: Browser, mail: Site) -> None:
    wang = mail.browser()
    wang.log_in(WANG)
    wang.get("/bind/sms")
    wang.say("/api/bind/sms/code", value=LI_PHONE)
    browser.say("/api/bind/sms/code", value=LI_PHONE)
    assert confirm(browser, mail.phones.codes[LI_PHONE][0]) == WRONG


def test_code_dies_after_five_wrong_tries(browser: Browser, mail: Site) -> None:
    browser.say("/api/bind/sms/code", value=LI_PHONE)
    for _ in range(5):
        confirm(browser, "WRONG2")
    assert confirm(browser, mail.phones.last(LI_PHONE)) == WRONG


def test_code_dies_of_old_age(browser: Browser, mail: Site) -> None:
    browser.say("/api/bind/sms/code", value=LI_PHONE)
    mail.clock.advance(600)
    assert confirm(browser, mail.phones.last(LI_PHONE)) == WRONG


def test_code_sent_again_replaces_the_older_one(browser: Browser, mail: Site) -> None:
    browser.say("/api/bind/sms/code", value=LI_PHONE)
    assert browser.say("/api/bind/sms/code", value=LI_PHONE) == "请稍后再试"
    mail.clock.advance(60)
    assert browser.say("/api/bind/sms/code", value=LI_PHONE) == "验证码已发送"
    older, newer = mail.phones.codes[LI_PHONE]
    assert confirm(browser, older) == WRONG
    assert confirm(browser, newer) == "/"


def test_twenty_messages_an_hour_are_enough(browser: Browser, mail: Site) -> None:
    for _ in range(20):
        assert browser.say("/api/bind/sms/code", value=LI_PHONE) == "验证码已发送"
        mail.clock.advance(60)
    assert browser.say("/api/bind/sms/code", value=LI_PHONE) == "请稍后再试"


def test_wrong_tries_lock_the_mailbox_for_an_hour_resent_or_not(browser: Browser, mail: Site) -> None:
    for _ in range(5):
        browser.say("/api/bind/sms/code", value=LI_PHONE)
        for _ in range(4):
            confirm(browser, "WRONG2")
        mail.clock.advance(60)
    assert confirm(browser, mail.phones.last(LI_PHONE)) == WRONG
    mail.clock.advance(1200)
    browser.get("/bind/sms")
    mail.clock.advance(1200)
    browser.get("/bind/sms")
    mail.clock.advance(1200)
    browser.say("/api/bind/sms/code", value=LI_PHONE)
    assert confirm(browser, mail.phones.last(LI_PHONE)) == "/"


def test_dead_gateway_binds_nothing_and_later_it_works(browser: Browser, mail: Site) -> None:
    mail.phones.down = True
    assert browser.say("/api/bind/sms/code", value=LI_PHONE) == "验证码发送失败，请稍后再试"
    assert confirm(browser, "") == WRONG
    mail.phones.down = False
    assert browser.say("/api/bind/sms/code", value=LI_PHONE) == "验证码已发送"
    assert confirm(browser, mail.phones.last(LI_PHONE)) == "/"


def test_cancel_binds_nothing_even_with_the_right_code(browser: Browser, mail: Site) -> None:
    browser.say("/api/bind/sms/code", value=LI_PHONE)
    code = mail.phones.last(LI_PHONE)
    assert browser.say("/api/bind/sms", value=LI_PHONE, code=code, cancel="yes") == "/bind"
    assert mail.bound(LI) == {}


def test_no_answer_carries_the_number_or_the_code(browser: Browser, mail: Site) -> None:
    answers = [browser.post("/api/bind/sms/code", value=LI_PHONE)]
    code = mail.phones.last(LI_PHONE)
    answers.append(browser.post("/api/bind/sms", value=LI_PHONE, code=code))
    browser.answer("later")
    answers += [browser.get(path) for path in ("/", "/settings", "/settings/two-step", "/bind/sms")]
    assert all(LI_PHONE[3:] not in answer.text and code not in answer.text for answer in answers)
    assert "138****8001" in browser.get("/settings/two-step").text
