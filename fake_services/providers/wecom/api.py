"""qyapi.weixin.qq.com: what a website's server asks after a member agreed."""

import uuid
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from fake_services.providers.failures import INSIDE, Answer
from fake_services.providers.wecom.tokens import Tokens, WeComError
from fake_services.refusals import Refusals

Parameters = Mapping[str, str]
BEFORE = {"userid": "UserId", "openid": "OpenId"}
"""What the older path calls what today's one names."""

FAILURES = {
    "refusal": Answer(200, f'{{"errcode":40029,"errmsg":"invalid code, {INSIDE}"}}'.encode()),
    "nobody": Answer(
        200, f'{{"errcode":0,"errmsg":"ok","access_token":"{INSIDE}","expires_in":7200}}'.encode()
    ),
    "signature": Answer(200, f'{{"errcode":40001,"errmsg":"invalid credential, {INSIDE}"}}'.encode()),
}
"""WeCom's own ways to name nobody."""


class Api:
    """The access token of one corp's application, and whose code it is, by today's path and by the older."""

    def __init__(self, corp_id: str, secret: str, tokens: Tokens, refusals: Refusals) -> None:
        self._corp_id = corp_id
        self._secret = secret
        self._tokens = tokens
        self._refusals = refusals
        self.routes = [
            self._route("/cgi-bin/gettoken", self._access_token),
            self._route("/cgi-bin/auth/getuserinfo", self._user_info),
            self._route("/cgi-bin/user/getuserinfo", self._user_info_before),
        ]

    def _route(self, path: str, answer: Callable[[Parameters], dict[str, object]]) -> Route:
        def respond(request: Request) -> Response:
            try:
                return JSONResponse({"errcode": 0, "errmsg": "ok", **answer(request.query_params)})
            except WeComError as error:
                self._refusals.add("WeCom", f"{path}: {error}")
                told = f"{error.errmsg}, hint: [{uuid.uuid4().hex}], more info at WeCom's documentation"
                return JSONResponse({"errcode": error.errcode, "errmsg": told})

        return Route(path, respond)

    def _access_token(self, given: Parameters) -> dict[str, object]:
        if given.get("corpid") != self._corp_id:
            raise WeComError(40013, "invalid corpid")
        if given.get("corpsecret") != self._secret:
            raise WeComError(40001, "invalid credential")
        token, left = self._tokens.access_token()
        return {"access_token": token, "expires_in": left}

    def _user_info(self, given: Parameters) -> dict[str, object]:
        self._tokens.check(given.get("access_token", ""))
        member = self._tokens.redeem(given.get("code", ""))
        return {"openid": member.openid} if member.outside else {"userid": member.userid}

    def _user_info_before(self, given: Parameters) -> dict[str, object]:
        [(name, value)] = self._user_info(given).items()
        return {BEFORE[name]: value, "DeviceId": ""}
