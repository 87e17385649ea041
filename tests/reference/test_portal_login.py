from collections.abc import Iterator

import pytest

from tests.reference.portal_site import SERVICE, Site, portal, sign_in, submit


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with portal() as site:
        yield site


def test_home_without_a_login_leads_to_the_login(site: Site) -> None:
    for page in ("/", "/apps/图书馆"):
        answer = site.browser().get(page)
        assert (answer.status_code, answer.headers["location"]) == (302, "/cas/login")


def test_right_password_opens_the_portal(site: Site) -> None:
    browser = site.browser()
    answer = sign_in(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "li 老师" in browser.get("/").text


@pytest.mark.parametrize("password", ["", "wang's password", "li's passwor", "li's password "])
def test_wrong_password_opens_nothing(site: Site, password: str) -> None:
    browser = site.browser()
    answer = sign_in(browser, password=password, service=SERVICE)
    assert answer.status_code == 401
    assert "用户名或密码错误" in answer.text
    assert 'value="li"' in answer.text
    assert browser.get("/").status_code == 302


def test_login_rotates_the_session(site: Site) -> None:
    browser = site.browser()
    browser.get("/cas/login")
    before = browser.cookies["__Host-portal"]
    sign_in(browser)
    after = browser.cookies["__Host-portal"]
    assert after != before
    fixated = site.browser()
    fixated.cookies.set("__Host-portal", before)
    assert fixated.get("/").status_code == 302


def test_session_cookie_dies_with_the_browser_and_is_kept_from_scripts(site: Site) -> None:
    cookie = site.browser().get("/cas/login").headers["set-cookie"]
    assert cookie.startswith("__Host-portal=")
    attributes = {attribute.strip().lower() for attribute in cookie.split(";")[1:]}
    assert attributes == {"secure", "httponly", "samesite=lax", "path=/"}


def test_session_ends_after_eight_hours(site: Site) -> None:
    browser = site.browser()
    sign_in(browser)
    site.clock.advance(8 * 3600)
    assert browser.get("/").status_code == 302


@pytest.mark.parametrize("csrf", ["", "guessed", "猜"])
def test_form_of_another_page_signs_nobody_in(site: Site, csrf: str) -> None:
    browser = site.browser()
    page = browser.get("/cas/login")
    answer = browser.post(
        "/cas/login", data={"csrf": csrf, "username": "li", "password": "li's password", "service": ""}
    )
    assert answer.status_code == 403
    assert "页面已失效" in answer.text
    assert browser.get("/").status_code == 302
    assert submit(browser, page).status_code == 303


def test_what_was_typed_is_escaped(site: Site) -> None:
    browser = site.browser()
    answer = submit(browser, browser.get("/cas/login"), '"><i>', password="x")
    assert "<i>" not in answer.text


def test_pages_are_not_framed_cached_or_scripted_from_elsewhere(site: Site) -> None:
    headers = site.browser().get("/cas/login").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self' https://mail.kust.edu.cn;" in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_unknown_page(site: Site) -> None:
    browser = site.browser()
    sign_in(browser)
    for path in ("/nowhere", "/apps/nothing"):
        answer = browser.get(path)
        assert answer.status_code == 404
        assert "页面不存在" in answer.text
