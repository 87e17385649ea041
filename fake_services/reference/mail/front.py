"""How the mail shows itself in a browser: as pages, unless another front end takes their place."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from fake_services.reference.inline import allowed, environment
from fake_services.reference.mail.call import Call
from fake_services.reference.methods import METHODS
from fake_services.reference.records import Place

PAGES = environment(Path(__file__).parent)
FRAMES = " ".join(f"https://{method.frame}" for method in METHODS if method.frame)
"""The hosts whose pages the methods show in frames (CSP's frame-src)."""
Values = Mapping[str, object]


class ServerPages:
    """Pages made on the server: the reference as it is."""

    routes: Sequence[BaseRoute] = ()
    middleware: Sequence[Middleware] = ()

    def page(self, call: Call, template: str, values: Values, status: int) -> Response:
        """Answer with the page itself."""
        text = PAGES.get_template(template).render(
            session=call.session,
            address=call.address,
            policy=call.mail.policy,
            methods=METHODS,
            places=Place,
            notice=call.session.take_notice(),
            **values,
        )
        return HTMLResponse(text, status)

    def go(self, call: Call, address: str) -> Response:
        """Redirect to the page."""
        return RedirectResponse(address, 303)

    def sources(self, portal: str) -> dict[str, str]:
        """Allow the QR pages of the scanned methods, and the portal after 退出."""
        return {
            "style-src": allowed(PAGES, "mail.css"),
            "script-src": allowed(PAGES, "mail.js"),
            "img-src": "data:",
            "connect-src": "'self'",
            "frame-src": FRAMES,
            "form-action": portal,
        }

    def framed_by(self, wanted: str) -> str:
        """Say what the policy says."""
        return wanted
