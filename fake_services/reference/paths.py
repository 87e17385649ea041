"""Addresses as they are asked for, and as they are served."""

from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

ASKED = "asked path"


class ServedPaths:
    """ASGI middleware: serves another path than is asked for, where `served_as` says so."""

    def __init__(self, app: ASGIApp, served_as: Callable[[str], str]) -> None:
        self._app = app
        self._served_as = served_as

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, under the path that is served."""
        if scope["type"] in ("http", "websocket"):
            scope = {**scope, "path": self._served_as(scope["path"]), ASKED: scope["path"]}
        await self._app(scope, receive, send)
