"""open.weixin.qq.com and lp.open.weixin.qq.com: the QR page, its picture, and the script it polls."""

import io
from pathlib import Path
from urllib.parse import urlsplit

import segno
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from fake_services.providers.wechat.accounts import Account
from fake_services.providers.wechat.qr_codes import QrCodes, Status
from fake_services.refusals import Refusals

HERE = Path(__file__).parent
HOST = "open.weixin.qq.com"
POLL_PATIENCE = 1.0


class Pages:
    """What a browser sees of WeChat's website login; on the world's hosts, and on plain loopback http too."""

    def __init__(
        self, app_id: str, redirect_hosts: tuple[str, ...], codes: QrCodes[Account], refusals: Refusals
    ) -> None:
        self._app_id = app_id
        self._redirect_hosts = redirect_hosts
        self._codes = codes
        self._refusals = refusals
        self._templates = Jinja2Templates(HERE)
        self.routes = [
            Route("/connect/qrconnect", self._qr_page),
            Route("/connect/qrconnect.js", self._script),
            Route("/connect/qrcode/{uuid}", self._picture),
            Route("/connect/confirm", self._confirm),
            Route("/connect/l/qrconnect", self._poll),
        ]

    def _qr_page(self, request: Request) -> Response:
        fault = self._fault(request)
        if fault:
            self._refusals.add("WeChat", f"{request.url.path}: {fault}")
            return self._message(request, fault)
        context = {
            "uuid": self._codes.show(),
            "poll_host": f"//lp.{HOST}" if request.url.hostname == HOST else "",
            "redirect_uri": request.query_params["redirect_uri"],
            "state": request.query_params.get("state", ""),
            "leads": "self" if request.query_params.get("self_redirect") == "true" else "top",
        }
        return self._templates.TemplateResponse(request, "qrconnect.html", context)

    def _fault(self, request: Request) -> str | None:
        """What is wrong with a website's request for a code, in WeChat's words."""
        given = request.query_params
        if given.get("appid") != self._app_id:
            return "AppID 参数错误"
        if urlsplit(given.get("redirect_uri", "")).hostname not in self._redirect_hosts:
            return "redirect_uri 参数错误"
        if "snsapi_login" not in given.get("scope", "").split(","):
            return "Scope 参数错误或没有 Scope 权限"
        return None

    def _message(self, request: Request, message: str) -> Response:
        return self._templates.TemplateResponse(request, "message.html", {"message": message})

    def _script(self, request: Request) -> Response:
        return FileResponse(HERE / "qrconnect.js")

    def _picture(self, request: Request) -> Response:
        uuid = request.path_params["uuid"]
        if not self._codes.known(uuid):
            return Response(status_code=404)
        picture = io.BytesIO()
        segno.make(f"https://{HOST}/connect/confirm?uuid={uuid}", micro=False).save(
            picture, kind="png", scale=10, border=2
        )
        return Response(picture.getvalue(), media_type="image/png")

    def _confirm(self, request: Request) -> Response:
        """The address in the QR code, opened by anything but WeChat (the Handset answers in-process)."""
        return self._message(request, "请在微信客户端打开链接")

    def _poll(self, request: Request) -> Response:
        """Holds the request until the status changes, as the real one does, but for a second, not 25."""
        last = request.query_params.get("last", "")
        known = int(last) if last.isdecimal() else Status.WAITING
        status, code = self._codes.wait(request.query_params.get("uuid", ""), known, POLL_PATIENCE)
        script = f"window.wx_errcode={status};window.wx_code='{code}';"
        return Response(script, media_type="text/javascript", headers={"cache-control": "no-store"})
