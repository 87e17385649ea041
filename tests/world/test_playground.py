"""The playground, used by hand in a browser: each method's way, a refusal, a defect, both languages."""

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from conformance.profile.placeholders import fill
from fake_services.playground.play import Playground, playground

CHINESE = re.compile("[一-鿿]")


class Hand:
    """Somebody at the playground's page."""

    def __init__(self, made: Playground, context: BrowserContext) -> None:
        self.page, self._made, self._context = context.pages[0], made, context

    def press(self, button: Locator, done: str) -> None:
        """Press a button, and wait for what is said of it."""
        button.click()
        said = self.page.get_by_role("status").filter(has_text=done)
        for _ in range(200):
            self._made.attend(self._context)
            if said.is_visible():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(self.page.get_by_role("status").inner_text())

    def on(self, phone: str, button: str) -> Locator:
        """A button on somebody's phone."""
        return self.page.locator(f"#{phone}").get_by_role("button", name=button, exact=True)

    def read(self, apps: str) -> str:
        """What came last to one of Wang's apps, or is shown there."""
        last = self.page.locator(f"#wang [data-list={apps}] li").last
        last.wait_for()
        return last.inner_text()

    def sign_in(self) -> Page:
        """Open the mail's own login, and sign in as Wang."""
        with self._context.expect_page() as opened:
            self.page.get_by_role("link", name="打开邮箱自己的登录页").click()
        mail = opened.value
        mail.get_by_label("邮箱帐号").fill("wang@kust.edu.cn")
        mail.get_by_label("密码").fill("wang-2026")
        mail.get_by_role("button", name="登录", exact=True).click()
        return mail


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Hand]:
    """At its end every connection is closed: one that is found open afterwards fails the test."""
    with playground(tmp_path, headed=False, fill=fill) as (made, context):
        yield Hand(made, context)
    gc.collect()


def bind(mail: Page, method: str) -> None:
    mail.get_by_role("listitem").filter(has=mail.get_by_text(method, exact=True)).get_by_role(
        "button", name="绑定"
    ).click()


def test_a_phone_scans_the_tab_and_agrees(hand: Hand) -> None:
    mail = hand.sign_in()
    bind(mail, "微信")
    expect(mail.locator("iframe")).to_be_visible()
    mail.frame_locator("iframe").locator("img, svg, canvas").first.wait_for()
    hand.press(hand.on("wang", "扫描屏幕"), "已完成")
    hand.press(hand.on("wang", "同意"), "已完成")
    expect(mail.get_by_role("heading", name="是否信任此设备")).to_be_visible()


def test_a_message_comes_to_the_phone_and_a_closed_browser_asks_again(hand: Hand) -> None:
    mail = hand.sign_in()
    bind(mail, "短信")
    mail.get_by_label("手机号码").fill("13900000001")
    mail.get_by_role("button", name="发送验证码").click()
    expect(hand.page.locator("#wang [data-list=sms] li")).to_have_count(1)
    mail.get_by_label("验证码").fill(hand.read("sms").split("验证码为")[1].split("，")[0])
    mail.get_by_role("button", name="确定").click()
    mail.get_by_role("button", name="以后再说").click()
    hand.press(hand.page.get_by_role("button", name="关闭浏览器：下次登录"), "已完成")
    expect(hand.sign_in().get_by_role("heading", name="安全验证")).to_be_visible()


def test_a_scan_that_is_refused_binds_nothing(hand: Hand) -> None:
    mail = hand.sign_in()
    bind(mail, "微信")
    mail.frame_locator("iframe").locator("img, svg, canvas").first.wait_for()
    expect(hand.on("wang", "拒绝")).to_be_disabled()
    hand.press(hand.on("wang", "扫描屏幕"), "已完成")
    hand.press(hand.on("wang", "拒绝"), "已完成")
    expect(hand.on("wang", "同意")).to_be_disabled()
    mail.goto("https://mail.kust.edu.cn/")
    expect(mail.get_by_role("heading", name="请选择验证方式进行绑定")).to_be_visible()


def test_an_authenticator_scans_and_shows_the_code(hand: Hand) -> None:
    mail = hand.sign_in()
    bind(mail, "第三方 OTP")
    mail.get_by_role("img", name="二维码").wait_for()
    hand.press(hand.on("wang", "扫描屏幕"), "已完成")
    mail.get_by_label("验证码").fill(hand.read("codes"))
    mail.get_by_role("button", name="确定").click()
    expect(mail.get_by_role("heading", name="是否信任此设备")).to_be_visible()


def test_a_mail_comes_to_the_backup_address(hand: Hand) -> None:
    mail = hand.sign_in()
    bind(mail, "备用邮箱")
    mail.get_by_label("备用邮箱地址").fill("wang@example.org")
    mail.get_by_role("button", name="发送验证码").click()
    code = re.search("验证码[^0-9A-Z]*([0-9A-Z]+)", hand.read("mails"))
    assert code
    mail.get_by_label("验证码").fill(code[1])
    mail.get_by_role("button", name="确定").click()
    expect(mail.get_by_role("heading", name="是否信任此设备")).to_be_visible()


def test_a_push_is_refused_and_the_next_one_approved(hand: Hand) -> None:
    mail = hand.sign_in()
    bind(mail, "Coremail 论客 App")
    mail.get_by_role("img", name="二维码").wait_for()
    hand.press(hand.on("wang", "扫描屏幕"), "已完成")
    mail.get_by_role("button", name="以后再说").click()
    hand.press(hand.page.get_by_role("button", name="关闭浏览器：下次登录"), "已完成")
    mail = hand.sign_in()
    expect(hand.on("wang", "批准推送")).to_be_disabled()
    mail.get_by_role("button", name="发送批准请求").click()
    hand.press(hand.on("wang", "拒绝推送"), "已完成")
    expect(mail.get_by_role("heading", name="安全验证")).to_be_visible()
    expect(mail.get_by_role("alert")).to_be_visible()
    mail.get_by_role("button", name="发送批准请求").click()
    expect(hand.page.locator("#wang [data-list=pushes] li")).to_have_count(2)
    hand.press(hand.on("wang", "批准推送"), "已完成")
    expect(mail.get_by_role("heading", name="是否信任此设备")).to_be_visible()


def test_a_defect_is_switched_on(hand: Hand) -> None:
    hand.page.get_by_label("缺陷").select_option("inbox-opens-unbound")
    hand.press(hand.page.get_by_role("button", name="以此重新开始"), "已完成")
    mail = hand.sign_in()
    mail.goto("https://mail.kust.edu.cn/inbox")
    expect(mail.get_by_text("aster")).to_be_visible()
    expect(hand.page.locator("#clause")).to_contain_text("G3.3 ")
    expect(hand.page.locator("#now")).to_contain_text("目前启用： The address of the inbox")


def test_what_cannot_be_done_is_said(hand: Hand) -> None:
    hand.press(hand.on("li", "扫描屏幕"), "没有打开显示二维码的页面")
    hand.page.get_by_role("button", name="English").click()
    expect(hand.page.get_by_role("status")).to_have_text("no page is open that shows a QR code")


def test_both_languages(hand: Hand) -> None:
    texts = hand.page.locator("[data-say], [data-act]")
    expect(texts.first).to_have_text("演练场")
    assert [said for said in texts.all_inner_texts() if not CHINESE.search(said)] == []
    hand.page.get_by_role("button", name="English").click()
    expect(texts.first).to_have_text("Playground")
    expect(hand.page.locator("html")).to_have_attribute("lang", "en")
    assert [said for said in texts.all_inner_texts() if CHINESE.search(said) or not said] == []
    hand.page.get_by_role("button", name="ten minutes on").click()
    expect(hand.page.get_by_role("status")).to_have_text("Done.")
