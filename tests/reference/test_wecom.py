"""WeCom in the web mail: bound, used and unbound by scans alone."""

import pytest

from fake_services.reference.methods import WECOM
from tests.reference.mail_site import LI, LI_PHONE, WANG, Browser, Site

LIST = "/settings/two-step"
FAILED = "企业微信验证失败，请重试"


def scan(browser: Browser, site: Site, account: str) -> str:
    """Open the answer to the QR code shown last, and return the path that is reached."""
    return browser.open(f"/wecom?code={account}&state={site.wecom.states[-1]}&appid=ww")


@pytest.fixture
def waiting(mail: Site) -> Browser:
    """Li's login, which waits for the second step by WeCom."""
    mail.bind(LI, WECOM, "userid-li")
    browser = mail.browser()
    assert browser.log_in() == "/verify"
    return browser


def test_bound_on_the_forced_page_it_leads_into_the_mailbox(mail: Site) -> None:
    browser = mail.browser()
    browser.log_in()
    page = browser.get("/bind/wecom").text
    assert "<h1>企业微信绑定</h1>" in page and "请使用企业微信扫描二维码" in page
    assert scan(browser, mail, "userid-li") == "/trust"
    assert browser.answer("later") == "/" and browser.reads()
    assert mail.bound() == {"wecom": "userid-li"}


def test_bound_from_the_settings_after_a_step_up(li: Browser, mail: Site) -> None:
    assert li.step_up("settings", "wecom") == "/bind/wecom"
    assert scan(li, mail, "userid-li") == LIST
    assert mail.bound() == {"sms": LI_PHONE, "wecom": "userid-li"}


@pytest.mark.parametrize("account", ["", "unknown"])
def test_a_refused_or_unknown_scan_binds_nothing(li: Browser, mail: Site, account: str) -> None:
    li.step_up("settings", "wecom")
    path = f"/wecom?code={account}&state={mail.wecom.states[-1]}&appid=ww"
    assert li.get(path).headers["location"] == "/bind/wecom"
    assert FAILED in li.get("/bind/wecom").text
    assert mail.bound() == {"sms": LI_PHONE}


def test_an_answer_of_wechats_is_none_of_wecoms(li: Browser, mail: Site) -> None:
    li.step_up("settings", "wecom")
    li.open(f"/wechat?code=userid-li&state={mail.wecom.states[-1]}")
    assert mail.bound() == {"sms": LI_PHONE}


def test_it_serves_at_the_second_step(waiting: Browser, mail: Site) -> None:
    assert scan(waiting, mail, "userid-li") == "/trust"


@pytest.mark.parametrize("account", ["userid-wang", "", "unknown"])
def test_nobody_else_passes_the_second_step(waiting: Browser, mail: Site, account: str) -> None:
    assert scan(waiting, mail, account) == "/verify/wecom"
    assert not waiting.reads()


def test_it_steps_up_and_is_unbound(waiting: Browser, mail: Site) -> None:
    scan(waiting, mail, "userid-li")
    waiting.answer("later")
    assert waiting.begin("unbind", "wecom") == "/settings/step-up"
    assert "【企业微信】" in waiting.get("/settings/step-up").text
    assert scan(waiting, mail, "userid-wang") == "/settings/step-up/wecom"
    assert scan(waiting, mail, "userid-li") == LIST
    assert mail.bound() == {}
    waiting.close()
    assert waiting.log_in() == "/bind"


def test_one_account_binds_one_mailbox(mail: Site) -> None:
    mail.bind(LI, WECOM, "userid-li")
    wang = mail.browser()
    wang.log_in(WANG)
    wang.get("/bind/wecom")
    path = f"/wecom?code=userid-li&state={mail.wecom.states[-1]}"
    assert wang.get(path).headers["location"] == "/bind/wecom"
    assert "该企业微信帐号已绑定其他邮箱" in wang.get("/bind/wecom").text
    assert mail.bound(WANG) == {}
