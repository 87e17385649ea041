"""WeCom website login (login.work.weixin.qq.com, an application of one corp).

Source: https://developer.work.weixin.qq.com/document/path/98151 and the pages that follow it
"""

from collections.abc import Mapping
from urllib.parse import urlencode

import httpx
import msgspec

from fake_services.reference.outgoing.failed import GatewayFailed

API = "qyapi.weixin.qq.com"
STALE = (40014, 42001)
"""The errcodes of an access token that holds no more."""

Answer = Mapping[str, object]


class WeCom(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Credentials of the corp's application at WeCom."""

    corp_id: str
    agent_id: str
    secret: str


class WeComFailed(GatewayFailed):
    """WeCom did not say whose code this is; the text says why, in one line."""


class WeComLogin:
    """The application's calls: the QR page, and the member behind the code that comes back."""

    def __init__(self, http: httpx.AsyncClient, account: WeCom) -> None:
        self._http = http
        self._account = account
        self._token = ""

    def qr_page(self, redirect_uri: str, state: str) -> str:
        """The address of WeCom's QR page; it goes on to `redirect_uri?code=…&state=…&appid=…`."""
        query = {
            "login_type": "CorpApp",
            "appid": self._account.corp_id,
            "agentid": self._account.agent_id,
            "redirect_uri": redirect_uri,
            "state": state,
        }
        return f"https://login.work.weixin.qq.com/wwlogin/sso/login?{urlencode(query)}"

    async def account(self, code: str) -> str:
        """The userid of the member who agreed, empty for somebody outside the company.

        Raises WeComFailed (an error comes with HTTP 200).
        """
        token = self._token or await self._new_token()
        answer = await self._ask("auth/getuserinfo", access_token=token, code=code)
        if answer.get("errcode") in STALE:
            token = await self._new_token()
            answer = await self._ask("auth/getuserinfo", access_token=token, code=code)
        return str(_granted(answer).get("userid") or "")

    async def _new_token(self) -> str:
        account = self._account
        answer = await self._ask("gettoken", corpid=account.corp_id, corpsecret=account.secret)
        self._token = _text(answer, "access_token")
        return self._token

    async def _ask(self, path: str, **query: str) -> Answer:
        try:
            response = await self._http.get(f"https://{API}/cgi-bin/{path}", params=query)
            answer = response.raise_for_status().json()
        except httpx.HTTPStatusError as fault:
            raise WeComFailed(f"{API} answered HTTP {fault.response.status_code}") from None
        except httpx.HTTPError as fault:
            raise WeComFailed(f"{API} did not answer: {fault!r}", answered=False) from fault
        except ValueError as fault:
            raise WeComFailed(f"{API} gave an answer that is not JSON: {response.text[:200]!r}") from fault
        return answer if isinstance(answer, dict) else {}


def _granted(answer: Answer) -> Answer:
    match answer:
        case {"errcode": int(number), "errmsg": message} if number != 0:
            raise WeComFailed(f"{API} refused: {number}: {message}")
    return answer


def _text(answer: Answer, name: str) -> str:
    value = _granted(answer).get(name)
    if not (isinstance(value, str) and value):
        raise WeComFailed(f"{API} gave an answer without {name}")
    return value
