"""The headers that every answer of the mail carries."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class SecurityHeaders:
    """ASGI middleware: a strict content security policy, no framing, pages kept out of caches.

    `form-action` names the portal, since browsers apply it to the redirect that follows 退出.
    """

    def __init__(self, app: ASGIApp, portal: str) -> None:
        self._app = app
        self._headers = {
            "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
            "img-src 'self' data:; connect-src 'self'; frame-src https://open.weixin.qq.com; "
            f"form-action 'self' {portal}; frame-ancestors 'none'; base-uri 'none'",
            "x-frame-options": "DENY",
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "strict-transport-security": "max-age=31536000",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the headers to its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if not scope["path"].startswith("/static/"):
                    headers["cache-control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_headers)
