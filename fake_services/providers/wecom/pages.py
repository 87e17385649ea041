"""login.work.weixin.qq.com and open.work.weixin.qq.com: the QR page, its picture, and the script it polls."""

import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import segno
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from fake_services.providers.wechat.qr_codes import QrCodes, Status
from fake_services.providers.wecom.members import Member
from fake_services.refusals import Refusals

HERE = Path(__file__).parent
CONFIRM = "https://open.work.weixin.qq.com/wwopen/sso/confirm2"
POLL_PATIENCE = 1.0
CALLBACK = re.compile(r"[\w$.]{1,64}")
STATUS: Mapping[Status, str] = {
    Status.WAITING: "QRCODE_SCAN_NEVER",
    Status.SCANNED: "QRCODE_SCAN_ING",
    Status.AGREED: "QRCODE_SCAN_SUCC",
    Status.CANCELLED: "QRCODE_SCAN_FAIL",
    Status.EXPIRED: "QRCODE_SCAN_ERR",
}
"""How the polling names what became of a code."""
KNOWN = {name: status for status, name in STATUS.items()}


class Pages:
    """What a browser sees of WeCom's website login, by today's address and by the older one."""

    def __init__(
        self,
        corp_id: str,
        agent_id: str,
        redirect_hosts: tuple[str, ...],
        codes: QrCodes[Member],
        refusals: Refusals,
    ) -> None:
        self._corp_id = corp_id
        self._agent_id = agent_id
        self._redirect_hosts = redirect_hosts
        self._codes = codes
        self._refusals = refusals
        self._templates = Jinja2Templates(HERE)
        self.routes = [
            Route("/wwlogin/sso/login", self._login),
            Route("/wwopen/sso/qrConnect", self._qr_page),
            Route("/wwopen/sso/qrConnect.js", self._script),
            Route("/wwopen/sso/qrImg", self._picture),
            Route("/wwopen/sso/confirm2", self._confirm),
            Route("/wwopen/sso/l/qrConnect", self._poll),
        ]

    def _login(self, request: Request) -> Response:
        if request.query_params.get("login_type") != "CorpApp":
            return self._refused(request, "login_type 参数错误")
        return self._qr_page(request)

    def _qr_page(self, request: Request) -> Response:
        given = request.query_params
        if fault := self._fault(given):
            return self._refused(request, fault)
        context = {
            "key": self._codes.show(),
            "appid": self._corp_id,
            "redirect_uri": given["redirect_uri"],
            "state": given.get("state", ""),
        }
        return self._templates.TemplateResponse(request, "qrconnect.html", context)

    def _fault(self, given: Mapping[str, str]) -> str | None:
        """What is wrong with a website's request for a code."""
        if given.get("appid") != self._corp_id:
            return "appid 参数错误"
        if given.get("agentid") != self._agent_id:
            return "agentid 参数错误"
        if urlsplit(given.get("redirect_uri", "")).hostname not in self._redirect_hosts:
            return "redirect_uri 与配置的授权完成回调域名不一致"
        return None

    def _refused(self, request: Request, fault: str) -> Response:
        self._refusals.add("WeCom", f"{request.url.path}: {fault}")
        return self._message(request, fault)

    def _message(self, request: Request, message: str) -> Response:
        return self._templates.TemplateResponse(request, "message.html", {"message": message})

    def _script(self, request: Request) -> Response:
        return FileResponse(HERE / "qrconnect.js")

    def _picture(self, request: Request) -> Response:
        key = request.query_params.get("key", "")
        if not self._codes.known(key):
            return Response(status_code=404)
        picture = io.BytesIO()
        link = f"{CONFIRM}?k={key}&notretry=yes"
        segno.make(link, micro=False).save(picture, kind="png", scale=8, border=2)
        return Response(picture.getvalue(), media_type="image/png")

    def _confirm(self, request: Request) -> Response:
        """The address in the QR code, opened by anything but WeCom (the Handset answers in-process)."""
        return self._message(request, "请在企业微信客户端打开链接")

    def _poll(self, request: Request) -> Response:
        """Holds the request until the status is no longer `lastStatus`, for a second at most."""
        given = request.query_params
        callback = given.get("callback", "jsonpCallback")
        if not CALLBACK.fullmatch(callback):
            return Response(status_code=400)
        last = KNOWN.get(given.get("lastStatus", ""), Status.WAITING)
        status, code = self._codes.wait(given.get("key", ""), last, POLL_PATIENCE)
        told = {"status": STATUS[last if status is Status.WAITING else status], "auth_code": code}
        script = f"{callback}({json.dumps(told)})"
        return Response(script, media_type="text/javascript", headers={"cache-control": "no-store"})
