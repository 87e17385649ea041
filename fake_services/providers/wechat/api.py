"""api.weixin.qq.com: what a website's server asks after the person agreed."""

import json
import uuid
from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fake_services.providers.failures import INSIDE, Answer
from fake_services.providers.wechat.accounts import Account
from fake_services.providers.wechat.tokens import ACCESS_LIFE, Grant, Tokens, WeChatError
from fake_services.refusals import Refusals

Parameters = dict[str, str]

FAILURES = {
    "refusal": Answer(200, f'{{"errcode":40029,"errmsg":"invalid code, {INSIDE}"}}'.encode(), "text/plain"),
    "nobody": Answer(200, f'{{"access_token":"{INSIDE}","expires_in":7200}}'.encode(), "text/plain"),
    "signature": Answer(200, f'{{"errcode":40125,"errmsg":"appsecret, {INSIDE}"}}'.encode(), "text/plain"),
}
"""WeChat's own ways to name no account."""


class Api:
    """The four /sns endpoints for one app, by GET or form POST, answered as text/plain without a charset."""

    def __init__(self, app_id: str, app_secret: str, tokens: Tokens, refusals: Refusals) -> None:
        self._app_id = app_id
        self._app_secret = app_secret
        self._tokens = tokens
        self._refusals = refusals
        self.routes = [
            self._route("/sns/oauth2/access_token", self._access_token),
            self._route("/sns/oauth2/refresh_token", self._refresh_token),
            self._route("/sns/userinfo", self._user_info),
            self._route("/sns/auth", self._auth),
        ]

    def _route(self, path: str, answer: Callable[[Parameters], dict[str, object]]) -> Route:
        async def respond(request: Request) -> Response:
            form = parse_qsl((await request.body()).decode(errors="replace"))
            try:
                content = answer({**request.query_params, **dict(form)})
            except WeChatError as error:
                self._refusals.add("WeChat", f"{path}: {error}")
                content = {"errcode": error.errcode, "errmsg": f"{error.errmsg}, rid: {uuid.uuid4()}"}
            body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
            return Response(body, headers={"content-type": "text/plain"})

        return Route(path, respond, methods=["GET", "POST"])

    def _access_token(self, given: Parameters) -> dict[str, object]:
        self._check_app(given)
        if given.get("secret") != self._app_secret:
            raise WeChatError(40125, "invalid appsecret")
        self._check_grant_type(given, "authorization_code")
        grant = self._tokens.redeem(given.get("code", ""))
        return {**_tokens(grant), **_told(grant.account)}

    def _refresh_token(self, given: Parameters) -> dict[str, object]:
        self._check_app(given)
        self._check_grant_type(given, "refresh_token")
        return _tokens(self._tokens.refresh(given.get("refresh_token", "")))

    def _user_info(self, given: Parameters) -> dict[str, object]:
        account = self._tokens.account(given.get("access_token", ""), given.get("openid", ""))
        place = {"sex": 0, "language": "", "city": "", "province": "", "country": ""}
        picture = {"headimgurl": "", "privilege": []}
        person = {"openid": account.openid, "nickname": account.nickname}
        return {**person, **place, **picture, **_told(account)}

    def _auth(self, given: Parameters) -> dict[str, object]:
        self._tokens.account(given.get("access_token", ""), given.get("openid", ""))
        return {"errcode": 0, "errmsg": "ok"}

    def _check_app(self, given: Parameters) -> None:
        if given.get("appid") != self._app_id:
            raise WeChatError(40013, "invalid appid")

    def _check_grant_type(self, given: Parameters, expected: str) -> None:
        if given.get("grant_type") != expected:
            raise WeChatError(40002, "invalid grant_type")


def _told(account: Account) -> dict[str, object]:
    """The unionid, which a website of no open platform's account is not told."""
    return {"unionid": account.unionid} if account.told else {}


def _tokens(grant: Grant) -> dict[str, object]:
    return {
        "access_token": grant.access_token,
        "expires_in": ACCESS_LIFE,
        "refresh_token": grant.refresh_token,
        "openid": grant.account.openid,
        "scope": "snsapi_login",
    }
