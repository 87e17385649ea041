"""WeCom's endpoints for a website's server, asked by wechatpy's client and by hand.

wechatpy (of 2021) is kept as a witness: it is the one client that others wrote, that runs in the field and
speaks `gettoken` and `user/getuserinfo`, which have not changed since. What came later is asked by hand.
"""

from collections.abc import Callable
from urllib.parse import urlencode

import httpx
import pytest
import requests
from wechatpy.enterprise import WeChatClient
from wechatpy.exceptions import WeChatClientException

from fake_services.clock import Clock
from fake_services.handsets.handset import Handset
from fake_services.phones.scanning import ScanningPhone
from fake_services.providers.gateways import Gateways

CORP = {"corpid": "ww0123456789abcdef", "corpsecret": "wecom secret"}
LINK = "https://open.work.weixin.qq.com/wwopen/sso/confirm2"
APP = {"appid": "ww0123456789abcdef", "agentid": "1000002"}
REAL = "https://qyapi.weixin.qq.com"
Ask = Callable[..., dict[str, object]]
Client = Callable[..., WeChatClient]


class ToLoopback(requests.adapters.HTTPAdapter):
    """Carries what is meant for WeCom's real host to the fake."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base

    def send(self, request: requests.PreparedRequest, *args: object, **kwargs: object) -> requests.Response:
        assert request.url and request.url.startswith(REAL)
        request.url = request.url.replace(REAL, self._base)
        return super().send(request, *args, **kwargs)  # type: ignore[arg-type]


@pytest.fixture
def base(address: Callable[[str], str]) -> str:
    return f"http://{address('qyapi.weixin.qq.com')}"


@pytest.fixture
def client(base: str) -> Client:
    """A wechatpy client of the corp, or of another one."""

    def client(corp_id: str = CORP["corpid"], secret: str = CORP["corpsecret"]) -> WeChatClient:
        made = WeChatClient(corp_id, secret)
        made._http.mount(REAL, ToLoopback(base))
        return made

    return client


@pytest.fixture
def ask(base: str) -> Ask:
    def ask(path: str, **given: str) -> dict[str, object]:
        answer = httpx.get(f"{base}/cgi-bin/{path}", params=given)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
        return dict(answer.json())

    return ask


@pytest.fixture
def token(ask: Ask) -> str:
    return str(ask("gettoken", **CORP)["access_token"])


@pytest.fixture
def phone(gateways: Gateways, clock: Clock) -> ScanningPhone:
    phone: ScanningPhone = Handset(gateways, clock).app("wecom")
    return phone


@pytest.fixture
def li(phone: ScanningPhone) -> str:
    return phone.new_account("李老师")


@pytest.fixture
def agreed(phone: ScanningPhone, address: Callable[[str], str]) -> Callable[[str], str]:
    """Shows a QR code, lets a member scan it and agree, and gives the code that the page hears."""

    def agreed(userid: str) -> str:
        sso = f"http://{address('open.work.weixin.qq.com')}/wwopen/sso"
        order = {**APP, "redirect_uri": "https://mail.kust.edu.cn/back", "state": "s"}
        page = httpx.get(f"{sso}/qrConnect?{urlencode(order)}").text
        key = page.split("qrImg?key=")[1].split('"')[0]
        phone.scan(f"{LINK}?k={key}", userid)
        phone.agree(f"{LINK}?k={key}", userid)
        return httpx.get(f"{sso}/l/qrConnect", params={"key": key}).text.split('"')[-2]

    return agreed


def test_wechatpy_learns_who_agreed(client: Client, agreed: Callable[[str], str], li: str) -> None:
    assert client().oauth.get_user_info(agreed(li))["UserId"] == li


def test_wechatpy_is_told_of_a_wrong_code(client: Client) -> None:
    with pytest.raises(WeChatClientException) as refused:
        client().oauth.get_user_info("made-up")
    assert refused.value.errcode == 40029


@pytest.mark.parametrize(
    ("given", "errcode"), [({"secret": "guessed"}, 40001), ({"corp_id": "ww0000000000000000"}, 40013)]
)
def test_wechatpy_gets_no_token_for_wrong_credentials(
    client: Client, gateways: Gateways, given: dict[str, str], errcode: int
) -> None:
    with pytest.raises(WeChatClientException) as refused:
        client(**given).fetch_access_token()
    assert refused.value.errcode == errcode
    assert gateways.refusals.lines()[-1].startswith(f"WeCom: /cgi-bin/gettoken: {errcode} ")


def test_wechatpy_renews_a_token_that_has_expired(
    client: Client, agreed: Callable[[str], str], li: str, advance: Callable[[float], None]
) -> None:
    made = client()
    made.fetch_access_token()
    advance(7200)
    assert made.oauth.get_user_info(agreed(li))["UserId"] == li


def test_todays_path_names_the_member_too(
    ask: Ask, token: str, agreed: Callable[[str], str], li: str
) -> None:
    answer = ask("auth/getuserinfo", access_token=token, code=agreed(li))
    assert answer == {"errcode": 0, "errmsg": "ok", "userid": li}


def test_what_a_member_is_called_is_what_applications_are_told(
    ask: Ask, token: str, agreed: Callable[[str], str], phone: ScanningPhone, li: str
) -> None:
    told = {
        path: ask(path, access_token=token, code=agreed(li))
        for path in ("auth/getuserinfo", "user/getuserinfo")
    }
    assert phone.names(li)["userid"] == told["auth/getuserinfo"]["userid"]
    assert phone.names(li)["UserId"] == told["user/getuserinfo"]["UserId"]


@pytest.mark.parametrize(("path", "name"), [("auth/getuserinfo", "openid"), ("user/getuserinfo", "OpenId")])
def test_somebody_outside_the_company_is_named_by_an_openid_alone(
    ask: Ask, token: str, agreed: Callable[[str], str], phone: ScanningPhone, path: str, name: str
) -> None:
    first, other = (ask(path, access_token=token, code=agreed(phone.new_stranger("x"))) for _ in range(2))
    assert {*first} - {"DeviceId"} == {"errcode", "errmsg", name}
    assert first[name] != other[name]


@pytest.mark.parametrize("path", ["auth/getuserinfo", "user/getuserinfo"])
def test_a_code_works_once_for_five_minutes(
    ask: Ask,
    token: str,
    agreed: Callable[[str], str],
    li: str,
    advance: Callable[[float], None],
    path: str,
) -> None:
    code = agreed(li)
    assert ask(path, access_token=token, code=code)["errcode"] == 0
    assert ask(path, access_token=token, code=code)["errcode"] == 40029
    late = agreed(li)
    advance(300)
    assert ask(path, access_token=token, code=late)["errcode"] == 40029


def test_a_wrong_token_spends_no_code(
    ask: Ask, token: str, agreed: Callable[[str], str], gateways: Gateways, li: str
) -> None:
    code = agreed(li)
    assert ask("auth/getuserinfo", code=code)["errcode"] == 41001
    assert ask("auth/getuserinfo", access_token="made-up", code=code)["errcode"] == 40014
    assert gateways.refusals.lines()[-1] == "WeCom: /cgi-bin/auth/getuserinfo: 40014 invalid access_token"
    assert ask("auth/getuserinfo", access_token=token, code=code)["userid"] == li


def test_the_token_stays_the_same_for_two_hours(ask: Ask, advance: Callable[[float], None]) -> None:
    advance(30 * 86400)
    first = ask("gettoken", **CORP)
    token = str(first["access_token"])
    advance(7000)
    again = ask("gettoken", **CORP)
    assert (again["access_token"], first["expires_in"]) == (token, 7200)
    assert 0 < int(str(again["expires_in"])) <= 200
    advance(200)
    assert ask("auth/getuserinfo", access_token=token, code="")["errcode"] == 42001
    assert ask("gettoken", **CORP)["access_token"] != token
