"""WeChat's endpoints for a website's server."""

from collections.abc import Callable
from urllib.parse import urlencode

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.handsets.handset import Handset
from fake_services.phones.scanning import ScanningPhone
from fake_services.providers.gateways import Gateways

LINK = "https://open.weixin.qq.com/connect/confirm"
APP = {"appid": "wx0123456789abcdef"}
Ask = Callable[..., dict[str, object]]


@pytest.fixture(params=["GET", "POST"])
def ask(request: pytest.FixtureRequest, address: Callable[[str], str]) -> Ask:
    """Asks one endpoint, by query or by form; WeChat's JSON comes as text/plain."""

    def ask(path: str, **given: object) -> dict[str, object]:
        url = f"http://{address('api.weixin.qq.com')}/sns/{path}"
        parameters = {name: str(value) for name, value in given.items()}
        if request.param == "GET":
            answer = httpx.get(url, params=parameters)
        else:
            answer = httpx.post(url, data=parameters)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain")
        return dict(answer.json())

    return ask


@pytest.fixture
def phone(gateways: Gateways, clock: Clock) -> ScanningPhone:
    phone: ScanningPhone = Handset(gateways, clock).app("wechat")
    return phone


@pytest.fixture
def li(phone: ScanningPhone) -> str:
    return phone.new_account("李老师")


@pytest.fixture
def agreed(phone: ScanningPhone, address: Callable[[str], str]) -> Callable[[str], str]:
    """Shows a QR code, lets an account scan it and agree, and gives the OAuth code that the page hears."""

    def agreed(account: str) -> str:
        base = f"http://{address('open.weixin.qq.com')}/connect"
        order = {**APP, "redirect_uri": "https://mail.kust.edu.cn/back", "scope": "snsapi_login"}
        page = httpx.get(f"{base}/qrconnect?{urlencode(order)}").text
        uuid = page.split('data-uuid="')[1].split('"')[0]
        phone.scan(f"{LINK}?uuid={uuid}", account)
        phone.agree(f"{LINK}?uuid={uuid}", account)
        return httpx.get(f"{base}/l/qrconnect", params={"uuid": uuid}).text.split("'")[1]

    return agreed


@pytest.fixture
def redeem(ask: Ask) -> Ask:
    """Asks for tokens, changed by what is given."""

    def redeem(oauth_code: str, **changes: str) -> dict[str, object]:
        order = {**APP, "secret": "wechat secret", "grant_type": "authorization_code", "code": oauth_code}
        return ask("oauth2/access_token", **{**order, **changes})

    return redeem


def test_a_code_becomes_a_person(ask: Ask, redeem: Ask, agreed: Callable[[str], str], li: str) -> None:
    tokens = redeem(agreed(li))
    assert (tokens["unionid"], tokens["expires_in"], tokens["scope"]) == (li, 7200, "snsapi_login")
    person = ask("userinfo", access_token=tokens["access_token"], openid=tokens["openid"], lang="zh_CN")
    assert (person["nickname"], person["unionid"], person["openid"]) == ("李老师", li, tokens["openid"])
    checked = ask("auth", access_token=tokens["access_token"], openid=tokens["openid"])
    assert checked == {"errcode": 0, "errmsg": "ok"}


def test_one_person_has_one_openid_and_another_person_another(
    redeem: Ask, agreed: Callable[[str], str], phone: ScanningPhone, li: str
) -> None:
    first, again, other = (redeem(agreed(who)) for who in (li, li, phone.new_account("王老师")))
    assert first["openid"] == again["openid"] != other["openid"]
    assert first["openid"] != li
    assert first["access_token"] != again["access_token"]


def test_what_a_person_is_called_is_what_websites_are_told(
    ask: Ask, redeem: Ask, agreed: Callable[[str], str], phone: ScanningPhone, li: str
) -> None:
    tokens = redeem(agreed(li))
    person = ask("userinfo", access_token=tokens["access_token"], openid=tokens["openid"], lang="zh_CN")
    names = phone.names(li)
    assert {name: person[name] for name in names} == names


def test_somebody_may_be_named_by_an_openid_alone(
    ask: Ask, redeem: Ask, agreed: Callable[[str], str], phone: ScanningPhone
) -> None:
    first, other = (redeem(agreed(phone.new_stranger("李老师"))) for _ in range(2))
    assert first["openid"] != other["openid"]
    person = ask("userinfo", access_token=first["access_token"], openid=first["openid"], lang="zh_CN")
    assert "unionid" not in {*first, *person}


@pytest.mark.parametrize(
    ("changes", "errcode"),
    [
        ({"appid": "wx0000000000000000"}, 40013),
        ({"secret": "guessed"}, 40125),
        ({"grant_type": "password"}, 40002),
        ({"code": "made-up"}, 40029),
    ],
)
def test_a_wrong_request_for_tokens_spends_no_code(
    redeem: Ask,
    agreed: Callable[[str], str],
    gateways: Gateways,
    li: str,
    changes: dict[str, str],
    errcode: int,
) -> None:
    code = agreed(li)
    refused = redeem(code, **changes)
    assert set(refused) == {"errcode", "errmsg"}
    assert refused["errcode"] == errcode
    assert gateways.refusals.lines()[-1].startswith(f"WeChat: /sns/oauth2/access_token: {errcode} ")
    assert redeem(code)["unionid"] == li


def test_a_code_works_once(redeem: Ask, agreed: Callable[[str], str], li: str) -> None:
    code = agreed(li)
    redeem(code)
    assert redeem(code)["errcode"] == 40163


def test_a_code_lives_five_minutes(
    redeem: Ask, agreed: Callable[[str], str], li: str, advance: Callable[[float], None]
) -> None:
    code = agreed(li)
    advance(300)
    assert redeem(code)["errcode"] == 40029


def test_a_token_opens_only_its_own_account(
    ask: Ask, redeem: Ask, agreed: Callable[[str], str], phone: ScanningPhone, li: str
) -> None:
    mine, other = redeem(agreed(li)), redeem(agreed(phone.new_account("王老师")))
    for path in ("userinfo", "auth"):
        assert ask(path, access_token=mine["access_token"], openid=other["openid"])["errcode"] == 40003
        assert ask(path, access_token="made-up", openid=mine["openid"])["errcode"] == 40001


def test_an_access_token_is_renewed_by_its_refresh_token(
    ask: Ask, redeem: Ask, agreed: Callable[[str], str], li: str, advance: Callable[[float], None]
) -> None:
    tokens = redeem(agreed(li))
    order = {**APP, "grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    assert ask("oauth2/refresh_token", **order)["access_token"] == tokens["access_token"]
    advance(7200)
    expired = ask("userinfo", access_token=tokens["access_token"], openid=tokens["openid"])
    assert expired["errcode"] == 42001
    renewed = ask("oauth2/refresh_token", **order)
    assert renewed["access_token"] != tokens["access_token"]
    assert ask("auth", access_token=renewed["access_token"], openid=tokens["openid"])["errcode"] == 0


def test_a_refresh_token_lives_thirty_days(
    ask: Ask, redeem: Ask, agreed: Callable[[str], str], li: str, advance: Callable[[float], None]
) -> None:
    order = {**APP, "grant_type": "refresh_token", "refresh_token": redeem(agreed(li))["refresh_token"]}
    assert ask("oauth2/refresh_token", **{**order, "refresh_token": "made-up"})["errcode"] == 40030
    assert ask("oauth2/refresh_token", **{**order, "appid": "wx0000000000000000"})["errcode"] == 40013
    advance(30 * 86400)
    assert ask("oauth2/refresh_token", **order)["errcode"] == 42002
