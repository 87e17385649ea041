"""WeCom's QR page in a real browser, on its real host names, scanned from the pixels of the screen."""

import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from fake_services.handsets.handset import Handset
from fake_services.providers.gateways import Gateways
from fake_services.providers.wechat import QrExpired

SITE = "http://mail.kust.edu.cn"
BACK = f"{SITE}/wecom/back?from=login"
ORDER = {
    "login_type": "CorpApp",
    "appid": "ww0123456789abcdef",
    "agentid": "1000002",
    "redirect_uri": BACK,
    "state": "a&b 状态",
}
LINK = "https://open.work.weixin.qq.com/wwopen/sso/confirm2"
HOST = "login.work.weixin.qq.com"
TODAY, BEFORE = f"{HOST}/wwlogin/sso/login", "open.work.weixin.qq.com/wwopen/sso/qrConnect"


def qr_page(where: str = TODAY, **changes: str) -> str:
    return f"http://{where}?{urlencode({**ORDER, **changes})}"


FRAMED = {"/": qr_page()}
"""Which QR page each page of the website shows."""


@pytest.fixture
def li(handset: Handset) -> str:
    return str(handset.app("wecom").new_account("李老师"))


@pytest.mark.parametrize("where", [TODAY, BEFORE])
def test_scanned_agreed_and_on_to_the_website(page: Page, handset: Handset, li: str, where: str) -> None:
    page.goto(qr_page(where))
    expect(page.get_by_role("heading", name="企业微信登录")).to_be_visible()
    link = handset.scan(page.screenshot())
    handset.app("wecom").scan(link, li)
    expect(page.get_by_text("扫描成功")).to_be_visible()
    expect(page.get_by_text("请使用企业微信扫描二维码")).to_be_hidden()
    handset.app("wecom").agree(link, li)
    page.wait_for_url(f"{SITE}/**")
    given = parse_qs(urlsplit(page.url).query)
    assert given["code"]
    assert (given["from"], given["state"], given["appid"]) == (["login"], ["a&b 状态"], [ORDER["appid"]])
    with pytest.raises(QrExpired):
        handset.app("wecom").scan(link, li)


def test_framed_by_the_website_it_takes_the_whole_tab_there(page: Page, handset: Handset, li: str) -> None:
    page.goto(f"{SITE}/")
    expect(page.frame_locator("iframe").get_by_text("请使用企业微信扫描二维码")).to_be_in_viewport(ratio=1)
    link = handset.scan(page.screenshot())
    handset.app("wecom").scan(link, li)
    handset.app("wecom").agree(link, li)
    page.wait_for_url(f"{BACK}&code=*")


def test_refused_it_goes_back_without_a_code(page: Page, handset: Handset, li: str) -> None:
    page.goto(qr_page())
    link = handset.scan(page.screenshot())
    handset.app("wecom").scan(link, li)
    handset.app("wecom").refuse(link, li)
    page.wait_for_url(f"{SITE}/**")
    given = parse_qs(urlsplit(page.url).query)
    assert (given["state"], "code" in given) == (["a&b 状态"], False)


def test_a_code_lives_five_minutes_of_the_worlds_clock(
    page: Page, handset: Handset, li: str, advance: Callable[[float], None]
) -> None:
    page.goto(qr_page())
    link = handset.scan(page.screenshot())
    advance(240)
    handset.app("wecom").scan(link, li)
    advance(60)
    expect(page.get_by_text("二维码已过期")).to_be_visible()
    with pytest.raises(QrExpired):
        handset.app("wecom").agree(link, li)
    page.get_by_role("link", name="刷新二维码").click()
    expect(page.get_by_text("请使用企业微信扫描二维码")).to_be_visible()
    expect(page.get_by_role("img", name="二维码")).to_have_js_property("complete", True)
    assert handset.scan(page.screenshot()) != link


def test_it_works_under_a_faked_page_clock(page: Page, handset: Handset, li: str) -> None:
    page.clock.install()
    page.goto(qr_page())
    link = handset.scan(page.screenshot())
    handset.app("wecom").scan(link, li)
    expect(page.get_by_text("扫描成功")).to_be_visible()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"login_type": "jssdk"}, "login_type 参数错误"),
        ({"appid": "ww0000000000000000"}, "appid 参数错误"),
        ({"agentid": "1000003"}, "agentid 参数错误"),
        ({"redirect_uri": "http://kust.edu.cn/"}, "redirect_uri 与配置的授权完成回调域名不一致"),
    ],
)
def test_a_website_that_asks_wrongly_gets_no_code(
    gateways: Gateways, address: Callable[[str], str], changes: dict[str, str], message: str
) -> None:
    answer = httpx.get(qr_page(TODAY.replace(HOST, address(HOST)), **changes))
    assert message in answer.text
    assert "qrImg" not in answer.text
    assert gateways.refusals.lines()[-1] == f"WeCom: /wwlogin/sso/login: {message}"


@pytest.fixture
def sso(address: Callable[[str], str]) -> str:
    return f"http://{address('open.work.weixin.qq.com')}/wwopen/sso"


def test_polling_is_jsonp_that_names_the_status(handset: Handset, sso: str, li: str) -> None:
    page = httpx.get(f"{sso}/qrConnect?{urlencode(ORDER)}").text
    key = page.split("qrImg?key=")[1].split('"')[0]
    phone, link = handset.app("wecom"), f"{LINK}?k={key}"

    def heard(**more: str) -> tuple[str, str]:
        told = httpx.get(f"{sso}/l/qrConnect", params={"key": key, "callback": "heard", **more}).text
        assert told.startswith("heard(") and told.endswith(")")
        answer = json.loads(told.removeprefix("heard(").removesuffix(")"))
        return answer["status"], answer["auth_code"]

    assert heard() == ("QRCODE_SCAN_NEVER", "")
    phone.scan(link, li)
    assert heard() == ("QRCODE_SCAN_ING", "")
    assert heard(lastStatus="QRCODE_SCAN_ING") == ("QRCODE_SCAN_ING", "")
    phone.refuse(link, li)
    assert heard() == ("QRCODE_SCAN_FAIL", "")
    phone.scan(link, li)
    phone.agree(link, li)
    status, code = heard()
    assert (status, len(code) > 20) == ("QRCODE_SCAN_SUCC", True)


def test_what_was_never_shown(sso: str) -> None:
    assert httpx.get(f"{sso}/qrImg", params={"key": "made-up"}).status_code == 404
    told = httpx.get(f"{sso}/l/qrConnect", params={"key": "made-up"}).text
    assert told == 'jsonpCallback({"status": "QRCODE_SCAN_ERR", "auth_code": ""})'
    script = httpx.get(f"{sso}/l/qrConnect", params={"key": "made-up", "callback": "alert(1);x"})
    assert script.status_code == 400


def test_the_link_of_the_code_does_nothing_in_a_browser(sso: str) -> None:
    assert "请在企业微信客户端打开链接" in httpx.get(f"{sso}/confirm2", params={"k": "1"}).text
