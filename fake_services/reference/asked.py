"""For whom the request that is answered now says to be made: only defects decide anything by it."""

import re
from contextvars import ContextVar

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

claimed: ContextVar[str] = ContextVar("claimed", default="")
"""The address that a proxy in front is said to have seen, the first one that is named."""
counter: ContextVar[str] = ContextVar("counter", default="")
"""By which tries are counted where a browser keeps that: its cookie `counter`."""

host: ContextVar[str] = ContextVar("host", default="")
"""The host that a request names, as a proxy in front would have it."""


class Claimed:
    """ASGI middleware: notes what a request claims."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            claimed.set(headers.get("x-forwarded-for", "").partition(",")[0])
            named = re.match("host=([^;]+)", headers.get("forwarded", ""))
            host.set(named[1] if named else headers.get("host", ""))
            counter.set(cookie_parser(headers.get("cookie", "")).get("counter", ""))
        await self._app(scope, receive, send)
