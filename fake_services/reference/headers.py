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
FRAMING = {"'none'": "DENY", "'self'": "SAMEORIGIN"}
"""The older header that says the same as a frame-ancestors, for browsers that do not know it."""


class SecurityHeaders:
    """ASGI middleware: a strict content security policy, no framing, pages kept out of caches.

    `sources` adds to the policy's directives. `form-action` needs the hosts that a form's answer redirects
    to, since browsers apply it to them. `framed_by` are the frame-ancestors. A header that an answer has
    already stays as it is.
    """

    def __init__(self, app: ASGIApp, sources: Mapping[str, str], framed_by: str = "'none'") -> None:
        self._app = app
        policy = POLICY | {name: f"{POLICY.get(name, '')} {more}".strip() for name, more in sources.items()}
        policy["frame-ancestors"] = framed_by
        self._headers = {
            "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
            **({"x-frame-options": FRAMING[framed_by]} if framed_by in FRAMING else {}),
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
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
