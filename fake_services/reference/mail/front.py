"""How the mail shows itself in a browser: as pages, unless another front end takes their place."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from fake_services.reference.inline import allowed, environment
from fake_services.reference.mail.labels import NAMES
from fake_services.reference.records import Place

if TYPE_CHECKING:
    from fake_services.reference.mail.call import Call

PAGES = environment(Path(__file__).parent)
Values = Mapping[str, object]


class Front(Protocol):
    """What shows the mail; `routes` serves what its pages are made of."""

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Further routes, open to everybody."""

    def page(self, call: "Call", template: str, values: Values, status: int) -> Response:
        """Show the page of this template, made with these values."""

    def go(self, call: "Call", address: str) -> Response:
        """Lead the browser to another page."""

    def sources(self, portal: str) -> dict[str, str]:
        """What the pages use besides themselves, by directive of the content security policy."""

    def framed_by(self, wanted: str) -> str:
        """Who may frame the pages (CSP's frame-ancestors), where the policy says `wanted`."""


class ServerPages:
    """Pages made on the server: the reference as it is."""

    routes: Sequence[BaseRoute] = ()

    def page(self, call: "Call", template: str, values: Values, status: int) -> Response:
        """Answer with the page itself."""
        text = PAGES.get_template(template).render(
            session=call.session,
            address=call.address,
            policy=call.mail.policy,
            names=NAMES,
            places=Place,
            notice=call.session.take_notice(),
            **values,
        )
        return HTMLResponse(text, status)

    def go(self, call: "Call", address: str) -> Response:
        """Redirect to the page."""
        return RedirectResponse(address, 303)

    def sources(self, portal: str) -> dict[str, str]:
        """Allow the QR pages of WeChat and WeCom, and the portal after 退出."""
        return {
            "style-src": allowed(PAGES, "mail.css"),
            "script-src": allowed(PAGES, "mail.js"),
            "img-src": "data:",
            "connect-src": "'self'",
            "frame-src": "https://open.weixin.qq.com https://login.work.weixin.qq.com",
            "form-action": portal,
        }

    def framed_by(self, wanted: str) -> str:
        """Say what the policy says."""
        return wanted
