"""WeChat website login (open.weixin.qq.com, scope snsapi_login).

Source: https://developers.weixin.qq.com/doc/oplatform/Website_App/WeChat_Login/Wechat_Login.html
"""

from urllib.parse import urlencode

import httpx
import msgspec

from fake_services.reference.outgoing.failed import GatewayFailed

API = "api.weixin.qq.com"


class WeChat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Credentials of the website application at the WeChat open platform."""

    app_id: str
    app_secret: str


class WeChatFailed(GatewayFailed):
    """WeChat did not say whose code this is; the text says why, in one line."""


class WeChatLogin:
    """The website application's two calls: the QR page, and the account behind the code that comes back."""

    def __init__(self, http: httpx.AsyncClient, account: WeChat) -> None:
        self._http = http
        self._account = account

    def qr_page(self, redirect_uri: str, state: str) -> str:
        """The address of WeChat's QR page; it goes on to `redirect_uri?code=…&state=…`."""
        query = {
            "appid": self._account.app_id,
            "redirect_uri": redirect_uri,
            "response_type": "code",
            "scope": "snsapi_login",
            "state": state,
        }
        return f"https://open.weixin.qq.com/connect/qrconnect?{urlencode(query)}#wechat_redirect"

    async def account(self, code: str) -> str:
        """The unionid of who agreed, empty where there is none.

        Raises WeChatFailed (an error comes with HTTP 200, as text/plain).
        """
        query = {
            "appid": self._account.app_id,
            "secret": self._account.app_secret,
            "code": code,
            "grant_type": "authorization_code",
        }
        try:
            answer = await self._http.get(f"https://{API}/sns/oauth2/access_token", params=query)
            return _unionid(answer.raise_for_status().json())
        except httpx.HTTPStatusError as fault:
            raise WeChatFailed(f"{API} answered HTTP {fault.response.status_code}") from None
        except httpx.HTTPError as fault:
            raise WeChatFailed(f"{API} did not answer: {fault!r}", answered=False) from fault
        except ValueError as fault:
            raise WeChatFailed(f"{API} gave an answer that is not a token: {answer.text[:200]!r}") from fault


def _unionid(token: object) -> str:
    match token:
        case {"errcode": int(number), "errmsg": message} if number != 0:
            raise WeChatFailed(f"{API} refused the code: {number}: {message}")
        case {"access_token": str(), **more}:
            return str(more.get("unionid") or "")
        case _:
            raise ValueError("no token")
