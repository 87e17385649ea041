"""The playground's page, and what its buttons ask for."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

PAGE = Path(__file__).with_name("page.html")


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """The body of POST /wish: what somebody wants done, and for or with whom or what."""

    act: str
    of: str = ""


class Granter(Protocol):
    """What the page shows, and what its buttons do."""

    def state(self) -> dict[str, object]:
        """All that the page shows."""
        ...

    @property
    def deeds(self) -> dict[str, Callable[[str], None]]:
        """What can be wished for; each raises LookupError or ValueError where it cannot be."""
        ...


def site(granter: Granter) -> Starlette:
    """Return the playground's site: the page, its state as JSON, and wishes (204, or 409 with the reason)."""

    async def page(request: Request) -> Response:
        return HTMLResponse(PAGE.read_text(encoding="utf-8"))

    async def state(request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(granter.state))

    async def wish(request: Request) -> Response:
        wanted = msgspec.json.decode(await request.body(), type=Wish)
        try:
            await run_in_threadpool(granter.deeds[wanted.act], wanted.of)
        except (LookupError, ValueError) as reason:
            return JSONResponse({"error": str(reason)}, 409)
        return Response(status_code=204)

    return Starlette(
        routes=[Route("/", page), Route("/state", state), Route("/wish", wish, methods=["POST"])]
    )
