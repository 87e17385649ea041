"""The portal's pages in a real browser, under its content security policy."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.reference.portal_site import MAIL, SERVICE, Site, portal


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        shell = shutil.which("chromium-headless-shell")
        args = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        with playwright.chromium.launch(executable_path=shell, args=args) as browser:
            yield browser


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with portal() as site:
        yield site


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page whose console must stay silent; the mail behind the tile answers with one word."""
    with browser.new_context(base_url=site.address) as context:
        context.route(f"{MAIL}**", lambda route: route.fulfill(body="mail"))
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        assert complaints == []


def sign_in(page: Page, service: str = "") -> None:
    page.goto(f"/cas/login?service={service}")
    expect(page.get_by_role("heading", name="师生信息服务平台")).to_be_visible()
    page.get_by_label("用户名", exact=True).fill("li")
    page.get_by_label("密码").fill("li's password")
    page.get_by_role("button", name="登录").click()


def test_email_is_on_the_second_page_of_the_applications(page: Page) -> None:
    sign_in(page)
    expect(page.get_by_role("heading", name="我的应用")).to_be_visible()
    tiles, mail = (
        page.locator("main").get_by_role("link"),
        page.get_by_role("link", name="电子邮件", exact=True),
    )
    expect(tiles).to_have_count(14)
    expect(mail).to_be_hidden()
    page.get_by_role("button", name="下一页").click()
    expect(tiles).to_have_count(7)
    expect(page.get_by_role("button", name="下一页")).to_be_disabled()
    page.get_by_role("button", name="上一页").click()
    expect(tiles).to_have_count(14)
    page.get_by_role("button", name="下一页").click()
    mail.click()
    expect(page).to_have_url(MAIL)


def test_login_form_may_go_on_to_the_service(page: Page) -> None:
    with page.expect_request(lambda request: request.url.startswith(f"{SERVICE}?ticket=ST-")):
        sign_in(page, SERVICE)


def test_sign_out_is_one_click(page: Page) -> None:
    sign_in(page)
    page.get_by_role("link", name="退出").click()
    expect(page.get_by_role("heading", name="您已退出")).to_be_visible()
    page.get_by_role("link", name="重新登录").click()
    expect(page.get_by_label("密码")).to_be_visible()


def test_an_application_outside_the_sign_on_says_so(page: Page) -> None:
    sign_in(page)
    page.get_by_role("link", name="财务系统").click()
    expect(page.get_by_role("heading", name="财务系统")).to_be_visible()
    page.get_by_role("link", name="返回首页").click()
    expect(page.get_by_role("heading", name="我的应用")).to_be_visible()
