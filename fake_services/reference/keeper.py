"""Who may use the control API: whoever knows this run's token, and no other user of the machine."""

import base64
import secrets

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

OPEN = "/ready"
"""What everybody may ask."""


class Keeper:
    """Answers 401 to a request without the token, given as the password of HTTP's basic authentication."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._right = f"Basic {base64.b64encode(f':{token}'.encode()).decode()}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or refuse (ASGI)."""
        shown = Headers(scope=scope).get("authorization", "").encode()
        if scope["path"] == OPEN or secrets.compare_digest(shown, self._right):
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse("the control API needs this run's token\n", 401)(scope, receive, send)
