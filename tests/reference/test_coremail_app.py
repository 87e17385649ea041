"""The app 论客 at the mail: pairing, approving, and the end of it."""

import asyncio

import pyotp
import pytest

from fake_services.reference.methods import APP, SMS
from fake_services.reference.methods.coremail_app import Pairing
from tests.reference.mail_site import LI, LI_PHONE, WANG, Browser, Site

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OTHER_SECRET = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"
LIST = "/settings/two-step"
PUSH, ANSWER = "/api/verify/coremail_app/push", "/api/verify/coremail_app/answer"
WAITS = {"waiting": True}


@pytest.fixture
def waiting(mail: Site) -> Browser:
    """A login of Li's that waits for its second step, by the app."""
    mail.bind(LI, APP, Pairing("li's", SECRET).value)
    browser = mail.browser()
    assert browser.log_in() == "/verify"
    return browser


def pushed(browser: Browser, mail: Site) -> str:
    """Ask for a push, and return its id."""
    assert browser.say(PUSH) == "请在论客 App 中确认"
    return mail.apps.pushes[-1]


def test_a_scan_binds_and_leads_into_the_mailbox(mail: Site) -> None:
    browser = mail.browser()
    browser.log_in()
    assert "data:image/png" in browser.get("/bind/coremail_app").text
    assert browser.post("/api/pairing").json() == WAITS
    assert mail.bound() == {}
    mail.apps.status["offered"] = "paired"
    assert browser.open(browser.say("/api/pairing")) == "/trust"
    assert Pairing.bound(mail.bound()["coremail_app"]).id == "offered"


@pytest.mark.parametrize("status", ["expired", "ended"])
def test_a_pairing_that_came_to_nothing_binds_nothing(mail: Site, status: str) -> None:
    browser = mail.browser()
    browser.log_in()
    browser.get("/bind/coremail_app")
    mail.apps.status["offered"] = status
    assert browser.say("/api/pairing") == "二维码已过期，请刷新页面"
    assert browser.say("/api/pairing") == "操作已失效，请重新开始"
    assert mail.bound() == {}


def test_a_gateway_that_fails_is_told_and_can_be_tried_again(mail: Site) -> None:
    browser = mail.browser()
    browser.log_in()
    mail.apps.down = True
    page = browser.get("/bind/coremail_app").text
    assert "论客 App 服务暂不可用，请稍后再试" in page and "data:image/png" not in page
    mail.apps.down = False
    assert "data:image/png" in browser.get("/bind/coremail_app").text


def test_a_scan_after_cancelling_binds_nothing(li: Browser, mail: Site) -> None:
    assert li.step_up("settings", "coremail_app") == "/bind/coremail_app"
    mail.apps.status["offered"] = "paired"
    assert li.say("/api/bind/coremail_app", cancel="yes") == LIST
    assert li.say("/api/pairing") == "操作已失效，请重新开始"
    assert mail.bound() == {"sms": LI_PHONE}


def test_what_ended_while_the_gateway_was_asked_binds_nothing(
    li: Browser, mail: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    li.step_up("settings", "coremail_app")

    async def paired(id: str) -> str:
        await asyncio.sleep(0)
        mail.mail.sessions.end_others(None, LI)
        return "paired"

    monkeypatch.setattr(mail.apps, "pairing", paired)
    assert li.say("/api/pairing") == "操作已失效，请重新开始"
    assert mail.bound() == {"sms": LI_PHONE}


def test_an_approved_push_opens(waiting: Browser, mail: Site) -> None:
    push = pushed(waiting, mail)
    assert waiting.post(ANSWER).json() == WAITS
    mail.apps.status[push] = "approved"
    assert waiting.open(waiting.say(ANSWER)) == "/trust"


@pytest.mark.parametrize("status", ["refused", "expired", "ended"])
def test_any_other_answer_opens_nothing(waiting: Browser, mail: Site, status: str) -> None:
    mail.apps.status[pushed(waiting, mail)] = status
    assert waiting.say(ANSWER) == "登录请求未获批准，请重试"
    assert waiting.open("/") == "/verify"


def test_a_push_opens_the_login_that_caused_it_alone(waiting: Browser, mail: Site) -> None:
    other = mail.browser()
    other.log_in()
    first, second = pushed(waiting, mail), pushed(other, mail)
    mail.apps.status[second] = "approved"
    assert first != second and waiting.post(ANSWER).json() == WAITS
    assert other.open(other.say(ANSWER)) == "/trust"
    assert waiting.open("/") == "/verify"


def test_a_login_that_asked_for_nothing_has_nothing_to_wait_for(waiting: Browser) -> None:
    assert waiting.say(ANSWER) == "操作已失效，请重新开始"


def test_an_approval_for_a_pairing_that_was_replaced_opens_nothing(waiting: Browser, mail: Site) -> None:
    mail.apps.status[pushed(waiting, mail)] = "approved"
    (old,) = mail.store.bindings()
    mail.store.replace(old, Pairing("new", OTHER_SECRET).value, mail.clock.now())
    assert waiting.say(ANSWER) == "操作已失效，请重新开始"
    assert waiting.open("/") == "/verify"


def test_pushes_are_limited(waiting: Browser, mail: Site) -> None:
    for _ in range(20):
        pushed(waiting, mail)
    assert waiting.post(PUSH).status_code == 429
    assert len(mail.apps.pushes) == 20


def test_a_push_that_cannot_be_sent_opens_nothing(waiting: Browser, mail: Site) -> None:
    mail.apps.down = True
    assert waiting.say(PUSH) == "论客 App 服务暂不可用，请稍后再试"
    assert waiting.open("/") == "/verify"


def test_pushes_are_for_the_app_alone(li: Browser, mail: Site) -> None:
    mail.bind(WANG, SMS, "+8613900139002")
    browser = mail.browser()
    browser.log_in(WANG)
    assert browser.post("/api/verify/sms/push").status_code == 404
    assert browser.post(PUSH).status_code == 404


def test_the_apps_code_opens_once(waiting: Browser, mail: Site) -> None:
    code = pyotp.TOTP(SECRET).at(int(mail.clock.now()))
    assert waiting.open(waiting.say("/api/verify/coremail_app", code=code)) == "/trust"
    other = mail.browser()
    other.log_in()
    assert other.say("/api/verify/coremail_app", code=code) == "验证码错误或已失效"


def test_unbinding_ends_the_pairing(li: Browser, mail: Site) -> None:
    mail.bind(LI, APP, Pairing("li's", SECRET).value)
    assert li.step_up("unbind", "coremail_app") == LIST
    assert (mail.bound(), mail.apps.ended) == ({"sms": LI_PHONE}, ["li's"])


def test_a_change_ends_the_older_pairing(li: Browser, mail: Site) -> None:
    mail.bind(LI, APP, Pairing("li's", SECRET).value)
    assert li.step_up("change", "coremail_app") == "/bind/coremail_app"
    li.get("/bind/coremail_app")
    mail.apps.status["offered"] = "paired"
    assert li.say("/api/pairing") == LIST
    assert Pairing.bound(mail.bound()["coremail_app"]).id == "offered" and mail.apps.ended == ["li's"]


def test_a_gateway_that_fails_keeps_nobody_from_unbinding(li: Browser, mail: Site) -> None:
    mail.bind(LI, APP, Pairing("li's", SECRET).value)
    mail.apps.down = True
    assert li.step_up("unbind", "coremail_app") == LIST
    assert mail.bound() == {"sms": LI_PHONE}
