"""WeChat's QR page in a real browser, on its real host names, scanned from the pixels of the screen."""

from collections.abc import Callable
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from fake_services.handsets.handset import Handset
from fake_services.providers.gateways import Gateways
from fake_services.providers.wechat import QrExpired

SITE = "http://mail.kust.edu.cn"
BACK = f"{SITE}/wechat/back?from=login"
ORDER = {
    "appid": "wx0123456789abcdef",
    "redirect_uri": BACK,
    "response_type": "code",
    "scope": "snsapi_login",
    "state": "a&b 状态",
}


def qr_page(host: str = "open.weixin.qq.com", **changes: str) -> str:
    return f"http://{host}/connect/qrconnect?{urlencode({**ORDER, **changes})}#wechat_redirect"


FRAMED = {"/": qr_page(), "/within": qr_page(login_type="jssdk", self_redirect="true")}
"""Which QR page each page of the website shows."""


@pytest.fixture
def li(handset: Handset) -> str:
    return str(handset.app("wechat").new_account("李老师"))


def link_on(page: Page, handset: Handset, kind: Literal["png", "jpeg"] = "png") -> str:
    return handset.scan(page.screenshot(type=kind))


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_scanned_agreed_and_on_to_the_website(
    page: Page, handset: Handset, li: str, kind: Literal["png", "jpeg"]
) -> None:
    page.goto(qr_page())
    expect(page.get_by_role("heading", name="微信登录")).to_be_visible()
    expect(page.get_by_text("使用微信扫一扫登录")).to_be_visible()
    box = page.get_by_role("img", name="二维码").bounding_box()
    assert box and min(box["width"], box["height"]) >= 200
    link = link_on(page, handset, kind)
    assert link.startswith("https://open.weixin.qq.com/connect/confirm?uuid=")
    handset.app("wechat").scan(link, li)
    expect(page.get_by_text("扫描成功")).to_be_visible()
    expect(page.get_by_text("使用微信扫一扫登录")).to_be_hidden()
    handset.app("wechat").agree(link, li)
    page.wait_for_url(f"{SITE}/**")
    given = parse_qs(urlsplit(page.url).query)
    assert given["from"] == ["login"]
    assert given["state"] == ["a&b 状态"]
    assert given["code"]
    with pytest.raises(QrExpired):
        handset.app("wechat").scan(link, li)


def test_polling_is_a_script_from_the_second_host(page: Page) -> None:
    with page.expect_response("http://lp.open.weixin.qq.com/connect/l/qrconnect?*") as polled:
        page.goto(qr_page())
    assert polled.value.text() == "window.wx_errcode=408;window.wx_code='';"


def test_framed_by_the_website_it_takes_the_whole_tab_there(page: Page, handset: Handset, li: str) -> None:
    page.goto(f"{SITE}/")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text("使用微信扫一扫登录")).to_be_in_viewport(ratio=1)
    link = link_on(page, handset)
    handset.app("wechat").scan(link, li)
    expect(frame.get_by_text("扫描成功")).to_be_visible()
    handset.app("wechat").agree(link, li)
    page.wait_for_url(f"{BACK}&code=*")


def test_asked_to_stay_in_its_frame_it_leads_on_there(page: Page, handset: Handset, li: str) -> None:
    page.goto(f"{SITE}/within")
    link = link_on(page, handset)
    handset.app("wechat").scan(link, li)
    handset.app("wechat").agree(link, li)
    expect(page.frame_locator("iframe").get_by_text("欢迎")).to_be_visible()
    assert page.url == f"{SITE}/within"


def test_refused_and_then_scanned_again(page: Page, handset: Handset, li: str) -> None:
    page.goto(qr_page())
    link = link_on(page, handset)
    handset.app("wechat").scan(link, li)
    handset.app("wechat").refuse(link, li)
    expect(page.get_by_text("您已取消此次登录")).to_be_visible()
    wang = handset.app("wechat").new_account("王老师")
    handset.app("wechat").scan(link, wang)
    expect(page.get_by_text("扫描成功")).to_be_visible()
    expect(page.get_by_text("您已取消此次登录")).to_be_hidden()
    handset.app("wechat").agree(link, wang)
    page.wait_for_url(f"{BACK}&code=*")


def test_a_code_lives_five_minutes_of_the_worlds_clock(
    page: Page, handset: Handset, li: str, advance: Callable[[float], None]
) -> None:
    page.goto(qr_page())
    link = link_on(page, handset)
    advance(240)
    handset.app("wechat").scan(link, li)
    advance(60)
    expect(page.get_by_text("二维码已过期")).to_be_visible()
    with pytest.raises(QrExpired):
        handset.app("wechat").agree(link, li)
    page.get_by_role("link", name="刷新二维码").click()
    expect(page.get_by_text("使用微信扫一扫登录")).to_be_visible()
    expect(page.get_by_role("img", name="二维码")).to_have_js_property("complete", True)
    assert link_on(page, handset) != link


def test_it_works_on_plain_loopback(
    page: Page, handset: Handset, li: str, address: Callable[[str], str]
) -> None:
    loopback = address("open.weixin.qq.com")
    with page.expect_response(f"http://{loopback}/connect/l/qrconnect?*"):
        page.goto(qr_page(loopback))
    link = link_on(page, handset)
    handset.app("wechat").scan(link, li)
    handset.app("wechat").agree(link, li)
    page.wait_for_url(f"{BACK}&code=*")


def test_it_works_under_a_faked_page_clock(page: Page, handset: Handset, li: str) -> None:
    page.clock.install()
    page.goto(qr_page())
    link = link_on(page, handset)
    handset.app("wechat").scan(link, li)
    expect(page.get_by_text("扫描成功")).to_be_visible()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"appid": "wx0000000000000000"}, "AppID 参数错误"),
        ({"redirect_uri": "http://mail.kust.edu.cn.example.com/"}, "redirect_uri 参数错误"),
        ({"redirect_uri": "http://kust.edu.cn/"}, "redirect_uri 参数错误"),
        ({"scope": "snsapi_userinfo"}, "Scope 参数错误或没有 Scope 权限"),
    ],
)
def test_a_website_that_asks_wrongly_gets_no_code(
    gateways: Gateways, address: Callable[[str], str], changes: dict[str, str], message: str
) -> None:
    answer = httpx.get(qr_page(address("open.weixin.qq.com"), **changes))
    assert message in answer.text
    assert "/connect/qrcode/" not in answer.text
    assert gateways.refusals.lines()[-1] == f"WeChat: /connect/qrconnect: {message}"


def test_the_link_of_the_code_does_nothing_in_a_browser(
    page: Page, handset: Handset, address: Callable[[str], str]
) -> None:
    page.goto(qr_page())
    link = link_on(page, handset).replace(
        "https://open.weixin.qq.com", f"http://{address('open.weixin.qq.com')}"
    )
    assert "请在微信客户端打开链接" in httpx.get(link).text
    expect(page.get_by_text("使用微信扫一扫登录")).to_be_visible()


def test_a_code_that_was_never_shown(address: Callable[[str], str]) -> None:
    base = f"http://{address('open.weixin.qq.com')}/connect"
    assert httpx.get(f"{base}/qrcode/made-up").status_code == 404
    polled = httpx.get(f"{base}/l/qrconnect", params={"uuid": "made-up"})
    assert polled.text == "window.wx_errcode=402;window.wx_code='';"
