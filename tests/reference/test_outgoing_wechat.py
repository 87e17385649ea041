"""WeChat website login, against the fake's pages and API."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.providers.wechat import WeChat, WeChatSettings
from fake_services.reference.outgoing.wechat import WeChat as Account
from fake_services.reference.outgoing.wechat import WeChatFailed, WeChatLogin
from fake_services.refusals import Refusals

BACK = "https://mail.kust.edu.cn/wechat?for=bind"


@pytest.fixture
def wechat() -> WeChat:
    return WeChat(Clock(), WeChatSettings("wxtest", "secret", ("mail.kust.edu.cn",)), Refusals())


def with_login[Result](
    transport: httpx.AsyncBaseTransport,
    act: Callable[[WeChatLogin, httpx.AsyncClient], Awaitable[Result]],
    secret: str = "secret",
) -> Result:
    async def run() -> Result:
        async with httpx.AsyncClient(transport=transport) as http:
            return await act(WeChatLogin(http, Account("wxtest", secret)), http)

    return asyncio.run(run())


def code_of(wechat: WeChat, account: str) -> str:
    """Open the QR page, scan and agree; gives the code that comes back."""

    async def act(login: WeChatLogin, http: httpx.AsyncClient) -> str:
        page = await http.get(login.qr_page(BACK, "a state"))
        [uuid] = set(re.findall(r"/connect/qrcode/([\w-]+)", page.text))
        wechat.scan(uuid, account)
        wechat.agree(uuid, account)
        poll = await http.get("https://lp.open.weixin.qq.com/connect/l/qrconnect", params={"uuid": uuid})
        [code] = re.findall(r"wx_code='([^']+)'", poll.text)
        return str(code)

    return with_login(httpx.ASGITransport(wechat.app), act)


def unionid(transport: httpx.AsyncBaseTransport, code: str, secret: str = "secret") -> str:
    return with_login(transport, lambda login, _: login.account(code), secret)


def test_code_names_the_account_that_agreed(wechat: WeChat) -> None:
    account = wechat.new_account("李老师")
    assert unionid(httpx.ASGITransport(wechat.app), code_of(wechat, account)) == account


def test_qr_page_comes_back_to_the_whole_address_with_the_state() -> None:
    page = urlsplit(WeChatLogin(httpx.AsyncClient(), Account("wxtest", "secret")).qr_page(BACK, "a&state"))
    assert (page.netloc, page.path, page.fragment) == (
        "open.weixin.qq.com",
        "/connect/qrconnect",
        "wechat_redirect",
    )
    assert parse_qs(page.query) == {
        "appid": ["wxtest"],
        "redirect_uri": [BACK],
        "response_type": ["code"],
        "scope": ["snsapi_login"],
        "state": ["a&state"],
    }


def test_code_works_once(wechat: WeChat) -> None:
    transport = httpx.ASGITransport(wechat.app)
    code = code_of(wechat, wechat.new_account("李老师"))
    unionid(transport, code)
    with pytest.raises(WeChatFailed, match="refused the code: 40163"):
        unionid(transport, code)


def test_unknown_code_and_wrong_secret(wechat: WeChat) -> None:
    transport = httpx.ASGITransport(wechat.app)
    with pytest.raises(WeChatFailed, match="refused the code: 40029"):
        unionid(transport, "made-up")
    with pytest.raises(WeChatFailed, match="refused the code: 40125"):
        unionid(transport, "made-up", secret="another")


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(502, text="bad gateway"),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json=[]),
        httpx.Response(200, json={"openid": "o1"}),
    ],
)
def test_an_answer_that_is_no_token_is_a_failure(answer: httpx.Response) -> None:
    with pytest.raises(WeChatFailed, match=r"api\.weixin\.qq\.com") as failed:
        unionid(httpx.MockTransport(lambda _: answer), "c")
    assert "secret=" not in str(failed.value)


def test_somebody_without_a_unionid_is_nobody(wechat: WeChat) -> None:
    assert unionid(httpx.ASGITransport(wechat.app), code_of(wechat, wechat.new_stranger("李老师"))) == ""


def test_unreachable_gateway() -> None:
    def unreachable(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow")

    with pytest.raises(WeChatFailed, match="did not answer"):
        unionid(httpx.MockTransport(unreachable), "c")
