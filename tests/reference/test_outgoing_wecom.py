"""WeCom website login, against the fake's pages and API."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.providers.wecom import WeCom, WeComSettings
from fake_services.reference.outgoing.wecom import WeCom as Account
from fake_services.reference.outgoing.wecom import WeComFailed, WeComLogin
from fake_services.refusals import Refusals

BACK = "https://mail.kust.edu.cn/wecom?for=bind"
SSO = "https://open.work.weixin.qq.com/wwopen/sso"
Act = Callable[[WeComLogin, httpx.AsyncClient], Awaitable[str]]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def refusals() -> Refusals:
    return Refusals()


@pytest.fixture
def wecom(clock: Clock, refusals: Refusals) -> WeCom:
    return WeCom(clock, WeComSettings("wwtest", "1000002", "secret", ("mail.kust.edu.cn",)), refusals)


def with_login(transport: httpx.AsyncBaseTransport, act: Act, secret: str = "secret") -> str:
    async def run() -> str:
        async with httpx.AsyncClient(transport=transport) as http:
            return await act(WeComLogin(http, Account("wwtest", "1000002", secret)), http)

    return asyncio.run(run())


async def code_of(wecom: WeCom, userid: str, login: WeComLogin, http: httpx.AsyncClient) -> str:
    """Open the QR page, scan and agree; gives the code that comes back."""
    page = await http.get(login.qr_page(BACK, "a state"))
    [key] = re.findall(r"qrImg\?key=([\w-]+)", page.text)
    wecom.scan(key, userid)
    wecom.agree(key, userid)
    poll = await http.get(f"{SSO}/l/qrConnect", params={"key": key})
    [code] = re.findall(r'"auth_code": "([^"]+)"', poll.text)
    return str(code)


def account(transport: httpx.AsyncBaseTransport, code: str, secret: str = "secret") -> str:
    return with_login(transport, lambda login, _: login.account(code), secret)


def test_code_names_the_member_who_agreed_and_the_token_is_kept_while_it_lives(
    wecom: WeCom, clock: Clock, refusals: Refusals
) -> None:
    li = wecom.new_account("李老师")

    async def act(login: WeComLogin, http: httpx.AsyncClient) -> str:
        for pause in (0, 60, 7200):
            clock.advance(pause)
            assert await login.account(await code_of(wecom, li, login, http)) == li
        return ""

    with_login(httpx.ASGITransport(wecom.app), act)
    assert refusals.lines() == ["WeCom: /cgi-bin/auth/getuserinfo: 42001 access_token expired"]


def test_qr_page_comes_back_to_the_whole_address_with_the_state() -> None:
    page = urlsplit(
        WeComLogin(httpx.AsyncClient(), Account("wwtest", "1000002", "s")).qr_page(BACK, "a&state")
    )
    assert (page.netloc, page.path) == ("login.work.weixin.qq.com", "/wwlogin/sso/login")
    assert parse_qs(page.query) == {
        "login_type": ["CorpApp"],
        "appid": ["wwtest"],
        "agentid": ["1000002"],
        "redirect_uri": [BACK],
        "state": ["a&state"],
    }


def test_unknown_code_and_wrong_secret(wecom: WeCom) -> None:
    transport = httpx.ASGITransport(wecom.app)
    with pytest.raises(WeComFailed, match="refused: 40029"):
        account(transport, "made-up")
    with pytest.raises(WeComFailed, match="refused: 40001"):
        account(transport, "made-up", secret="another")


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(502, text="bad gateway"),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json=[]),
        httpx.Response(200, json={"errcode": 0, "errmsg": "ok", "access_token": ""}),
    ],
)
def test_an_answer_that_grants_nothing_is_a_failure(answer: httpx.Response) -> None:
    with pytest.raises(WeComFailed, match=r"qyapi\.weixin\.qq\.com") as failed:
        account(httpx.MockTransport(lambda _: answer), "c")
    assert "corpsecret=" not in str(failed.value) and failed.value.answered


def test_somebody_outside_the_company_is_nobody(wecom: WeCom) -> None:
    stranger = wecom.new_stranger("李老师")

    async def who(login: WeComLogin, http: httpx.AsyncClient) -> str:
        return await login.account(await code_of(wecom, stranger, login, http))

    assert with_login(httpx.ASGITransport(wecom.app), who) == ""


def test_unreachable_gateway() -> None:
    def unreachable(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow")

    with pytest.raises(WeComFailed, match="did not answer") as failed:
        account(httpx.MockTransport(unreachable), "c")
    assert not failed.value.answered
