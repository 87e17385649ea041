"""The headers that every answer of the portal and of the mail carries."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = {
    "default-src": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


class SecurityHeaders:
    """ASGI middleware: a strict content security policy, no framing, pages kept out of caches.

    `sources` adds to the policy's directives. `form-action` needs the hosts that a form's answer redirects
    to, since browsers apply it to them. `framed_by` are the frame-ancestors.
    """

    def __init__(self, app: ASGIApp, sources: Mapping[str, str], framed_by: str = "'none'") -> None:
        self._app = app
        policy = POLICY | {name: f"{POLICY.get(name, '')} {more}".strip() for name, more in sources.items()}
        policy["frame-ancestors"] = framed_by
        self._headers = {
            "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
            **({"x-frame-options": "DENY"} if framed_by == "'none'" else {}),
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "strict-transport-security": "max-age=31536000",
            "cache-control": "no-store",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the headers to its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)
