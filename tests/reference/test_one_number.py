import pytest

from fake_services.reference.methods import SMS, WECHAT
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Claim
from tests.reference.mail_site import LI, LI_PHONE, OFFICE, WANG, WANG_PHONE, Browser, Site, site

TAKEN = "该手机号已绑定其他邮箱"
NOTATIONS = ["13800138001", "+86 138-0013-8001", "0086１３８００１３８００１", "8613800138001"]


def try_to_bind(browser: Browser, mail: Site, number: str = LI_PHONE) -> str:
    browser.say("/api/bind/sms/code", value=number)
    return browser.say("/api/bind/sms", value=number, code=mail.phones.last(LI_PHONE))


@pytest.mark.parametrize("number", NOTATIONS)
def test_forced_page_refuses_a_taken_number_in_any_notation(mail: Site, number: str) -> None:
    mail.bind(LI, SMS, LI_PHONE)
    wang = mail.browser()
    wang.log_in(WANG)
    wang.get("/bind/sms")
    assert try_to_bind(wang, mail, number) == TAKEN
    assert mail.bound(WANG) == {} and mail.bound(LI) == {"sms": LI_PHONE}


def test_change_refuses_a_taken_number(li: Browser, mail: Site) -> None:
    mail.bind(WANG, SMS, WANG_PHONE)
    assert li.step_up("change", "sms") == "/bind/sms"
    li.say("/api/bind/sms/code", value=WANG_PHONE)
    assert li.say("/api/bind/sms", value=WANG_PHONE, code=mail.phones.last(WANG_PHONE)) == TAKEN
    assert mail.bound(LI) == {"sms": LI_PHONE}


def test_settings_refuse_a_taken_number(li: Browser, mail: Site) -> None:
    li.step_up("unbind", "sms")
    mail.bind(WANG, SMS, LI_PHONE)
    assert li.begin("settings", "sms") == "/bind/sms"
    assert try_to_bind(li, mail) == TAKEN
    assert mail.bound(LI) == {}


def test_asking_does_not_tell_whether_a_number_is_taken(mail: Site) -> None:
    mail.bind(LI, SMS, LI_PHONE)
    wang = mail.browser()
    wang.log_in(WANG)
    wang.get("/bind/sms")
    assert wang.say("/api/bind/sms/code", value=LI_PHONE) == "验证码已发送"
    assert wang.say("/api/bind/sms", value=LI_PHONE, code="WRONG2") == "验证码错误或已失效"


def test_wechat_account_opens_one_mailbox_only(mail: Site) -> None:
    mail.bind(LI, WECHAT, "unionid-li")
    wang = mail.browser()
    wang.log_in(WANG)
    wang.get("/bind/wechat")
    assert wang.open(f"/wechat?code=unionid-li&state={mail.wechat.states[-1]}") == "/bind/wechat"
    assert mail.bound(WANG) == {}


def test_settings_refuse_a_taken_wechat_account(li: Browser, mail: Site) -> None:
    mail.bind(WANG, WECHAT, "unionid-wang")
    li.step_up("settings", "wechat")
    assert li.open(f"/wechat?code=unionid-wang&state={mail.wechat.states[-1]}") == "/bind/wechat"
    assert mail.bound() == {"sms": LI_PHONE}


def test_unbound_number_is_free(li: Browser, mail: Site) -> None:
    li.step_up("unbind", "sms")
    wang = mail.browser()
    wang.log_in(WANG)
    wang.get("/bind/sms")
    assert wang.open(try_to_bind(wang, mail)) == "/trust"
    assert mail.bound(WANG) == {"sms": LI_PHONE}


def test_unbound_wechat_account_is_free(li: Browser, mail: Site) -> None:
    mail.bind(LI, WECHAT, "unionid-li")
    li.step_up("unbind", "wechat")
    wang = mail.browser()
    wang.log_in(WANG)
    wang.get("/bind/wechat")
    assert wang.open(f"/wechat?code=unionid-li&state={mail.wechat.states[-1]}") == "/trust"
    assert mail.bound(WANG) == {"wechat": "unionid-li"}


def test_two_mailboxes_of_one_person_split_phone_and_wechat(li: Browser, mail: Site) -> None:
    li.open(f"/switch?mailbox={OFFICE}")
    li.get("/bind/wechat")
    assert li.open(f"/wechat?code=unionid-li&state={mail.wechat.states[-1]}") == "/trust"
    assert li.answer("later") == "/" and li.reads(OFFICE)


def test_store_refuses_what_the_policy_let_through() -> None:
    class Unchecked(Policy):
        def holds(self, binding: Binding, claim: Claim) -> bool:
            return False

    with site(Unchecked()) as mail:
        mail.bind(WANG, SMS, WANG_PHONE)
        mail.bind(LI, SMS, LI_PHONE)
        li = mail.browser().enter()
        li.step_up("change", "sms")
        li.say("/api/bind/sms/code", value=WANG_PHONE)
        assert li.say("/api/bind/sms", value=WANG_PHONE, code=mail.phones.last(WANG_PHONE)) == TAKEN
        assert mail.bound(LI) == {"sms": LI_PHONE}
