"""For whom the request that is answered now says to be made: only defects decide anything by it."""

from contextvars import ContextVar

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

claimed: ContextVar[str] = ContextVar("claimed", default="")
"""The address that a proxy in front is said to have seen, the first one that is named."""


class Claimed:
    """ASGI middleware: notes what a request claims."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] == "http":
            claimed.set(Headers(scope=scope).get("x-forwarded-for", "").partition(",")[0])
        await self._app(scope, receive, send)
