"""The portal's templates, and the headers every answer carries."""

from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.templating import Jinja2Templates
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fake_services.reference.portal.services import Services

FOLDER = Path(__file__).parent
templates = Jinja2Templates(FOLDER / "templates")


def render_xml(name: str, **context: object) -> str:
    """One of the CAS protocol's XML documents, every value escaped."""
    return templates.get_template(name).render(context)


class SecurityHeaders:
    """ASGI middleware: a strict content security policy, no framing, pages kept out of caches.

    `form-action` names the services, since browsers apply it to the redirect that follows the login form.
    """

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        homes = (urlsplit(home) for home in services.homes.values())
        forms = " ".join(f"{home.scheme}://{home.netloc}" for home in homes)
        self._headers = {
            "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
            f"img-src 'self'; form-action 'self' {forms}; frame-ancestors 'none'; base-uri 'none'",
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
