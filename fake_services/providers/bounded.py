"""Requests to a gateway of ours have an end, whatever a system under test posts."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIMIT = 1024 * 1024
"""Bytes that one request may carry."""


class Bounded:
    """An application that has each request whole, and none that goes on past the limit: 413."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the request in, and let the application answer it."""
        body, more = b"", True
        while more and len(body) <= LIMIT:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        if len(body) > LIMIT:
            over = PlainTextResponse(f"more than {LIMIT:,} bytes\n", 413, {"connection": "close"})
            await over(scope, receive, send)
            return
        whole = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def again() -> Message:
            return next(whole, None) or await receive()

        await self._app(scope, again, send)
