"""A variant whose front end asks an API on a host of its own, and says what it wants by PUT."""

from collections.abc import Sequence
from typing import override

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from fake_services.reference.inline import replaced
from fake_services.reference.policy import Policy
from fake_services.reference.records import CookieFlags
from fake_services.reference.spa import SinglePage
from fake_services.reference.spa.front import KEPT, STATIC
from fake_services.reference.variants.front import CAMPUS_GATE
from fake_services.reference.variants.variant import VARIANTS, Variant

MAIL = "mail.kust.edu.cn"
API = f"https://api.{MAIL}"
TALK = "talk.js"
ASKS_THE_API = {
    "fetch(address, options)": f'fetch("{API}" + address, {{ ...options, credentials: "include" }})',
    'method: "POST"': 'method: "PUT"',
}


class OneSession(Policy):
    """The mail and its API share their cookies, and no other host of the campus has them."""

    @override
    def cookie_flags(self, kind: str) -> CookieFlags:
        return super().cookie_flags(kind)._replace(domain=MAIL)

    @override
    def cookie_prefix(self) -> str:
        return "__Secure-"


class Puts:
    """ASGI middleware: what is put is taken as what is posted."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        posts = {"method": "POST"} if scope.get("method") == "PUT" else {}
        await self._app({**scope, **posts}, receive, send)


class ApiApart(SinglePage):
    """The single page, whose script asks the API; browsers let no page of another host read an answer."""

    middleware: Sequence[Middleware] = (
        Middleware(
            CORSMiddleware,
            allow_origins=[f"https://{MAIL}"],
            allow_methods=["PUT"],
            allow_headers=["content-type"],
            allow_credentials=True,
        ),
        Middleware(Puts),
    )

    @property
    @override
    def routes(self) -> Sequence[BaseRoute]:
        return [Route(f"/app/{TALK}", _talk), *super().routes]

    @override
    def sources(self, portal: str) -> dict[str, str]:
        return super().sources(portal) | {"connect-src": API}


async def _talk(_: Request) -> Response:
    text = replaced({TALK: STATIC[TALK].read_text("utf-8")}, ASKS_THE_API)[TALK]
    return Response(text, media_type="text/javascript", headers=KEPT)


VARIANTS.append(
    Variant(
        "api-apart",
        "The mail is a single page that asks an API on another host, and submits by PUT.",
        policy=OneSession,
        pages=CAMPUS_GATE,
        front=ApiApart(),
    )
)
