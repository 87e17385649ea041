import pytest

from tests.reference.mail_site import LI, WANG, Browser, Site

COOKIE = "__Host-mail"
LOGOUT = """<s:LogoutRequest xmlns:s="urn:oasis:names:tc:SAML:2.0:protocol">
<s:SessionIndex>wang</s:SessionIndex></s:LogoutRequest>"""


def test_wrong_password_opens_nothing(mail: Site) -> None:
    browser = mail.browser()
    browser.get("/login")
    for account, password in [(LI, "wrong"), (LI, ""), ("nobody@kust.edu.cn", ""), ("", "")]:
        answer = browser.post("/login", account=account, password=password)
        assert answer.status_code == 401 and "帐号或密码错误" in answer.text


def test_too_many_wrong_passwords_make_the_account_wait(mail: Site) -> None:
    browser = mail.browser()
    browser.get("/login")
    for _ in range(10):
        browser.post("/login", account=LI, password="wrong")
    assert browser.log_in() == "/login"
    assert browser.log_in(WANG) == "/bind"
    mail.clock.advance(600)
    assert browser.log_in() == "/bind"


def test_foreign_ticket_opens_nothing(mail: Site) -> None:
    assert mail.browser().get("/cas?ticket=nobody").status_code == 403


def test_session_changes_its_id_whenever_it_may_do_more(li: Browser, mail: Site) -> None:
    browser = mail.browser()
    browser.get("/login")
    ids = [browser.cookies()[COOKIE]]
    browser.log_in()
    ids.append(browser.cookies()[COOKIE])
    browser.verify()
    ids.append(browser.cookies()[COOKIE])
    assert len(set(ids)) == 3


def test_post_without_the_pages_token_is_refused(li: Browser) -> None:
    li.csrf = "guessed"
    paths = ["/logout", "/settings/two-step", "/api/step-up/sms", "/api/bind/sms"]
    assert [li.post(path).status_code for path in paths] == [403] * 4
    assert li.reads()


def test_logout_ends_the_session_on_the_server(li: Browser) -> None:
    stolen = li.cookies()[COOKIE]
    assert li.post("/logout").headers["location"] == "/login"
    li._client.cookies.set(COOKIE, stolen, domain="mail.kust.edu.cn")
    assert li.get("/api/letters").status_code == 401


def test_portal_login_ends_with_the_portals(mail: Site) -> None:
    browser = mail.browser()
    browser.open("/cas?ticket=wang")
    assert browser.get("/bind").status_code == 200
    assert browser.post("/cas", logoutRequest=LOGOUT).status_code == 204
    assert browser.get("/bind").headers["location"].startswith("https://i.kust.edu.cn/cas/login")


def test_logout_of_a_portal_login_goes_on_to_the_portals_logout(mail: Site) -> None:
    browser = mail.browser()
    browser.open("/cas?ticket=wang")
    assert browser.post("/logout").headers["location"].startswith("https://i.kust.edu.cn/cas/logout")


def test_idle_session_ends(li: Browser, mail: Site) -> None:
    mail.clock.advance(1700)
    assert li.reads()
    mail.clock.advance(1800)
    assert not li.reads()


def test_other_sessions_end_when_the_methods_change(li: Browser, mail: Site) -> None:
    other = mail.browser().enter()
    li.step_up("unbind", "sms")
    assert li.reads() and not other.reads()


@pytest.mark.parametrize("path", ["/", "/login", "/help", "/api/letters", "/nothing"])
def test_every_answer_carries_the_security_headers(mail: Site, path: str) -> None:
    headers = mail.browser().get(path).headers
    assert (
        headers["x-frame-options"] == "DENY" and "script-src 'sha256-" in headers["content-security-policy"]
    )
    assert headers["cache-control"] == "no-store"


def test_cookies_stay_with_the_browser_and_the_host(mail: Site) -> None:
    cookie = mail.browser().get("/login").headers["set-cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= {part.strip() for part in cookie.split(";")}
    assert "expires" not in cookie.lower() and "max-age" not in cookie.lower()


def test_signing_in_again_begins_at_the_welcome_page(mail: Site) -> None:
    browser = mail.browser()
    browser.open("/settings")
    browser.open("/cas?ticket=wang")
    assert browser.log_in(WANG) == "/bind"
    browser.say("/api/bind/sms/code", value="13900139002")
    code = mail.phones.last("+8613900139002")
    assert browser.open(browser.say("/api/bind/sms", value="13900139002", code=code)) == "/trust"
    assert browser.answer("later") == "/"


def test_a_session_that_ended_comes_not_back_to_life_when_it_may_do_more(li: Browser, mail: Site) -> None:
    session = mail.mail.sessions.find(li.cookies()[COOKIE])
    assert session
    mail.mail.sessions.end(session)
    mail.mail.sessions.renew(session)
    assert mail.mail.sessions.find(session.id) is None
