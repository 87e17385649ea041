"""The portal as an ASGI application."""

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fake_services.clock import Clock
from fake_services.reference.asked import Claimed
from fake_services.reference.headers import SecurityHeaders
from fake_services.reference.inline import allowed
from fake_services.reference.people import People
from fake_services.reference.portal.cas import CasServer
from fake_services.reference.portal.forgotten import Forgotten, Replacing
from fake_services.reference.portal.home import Home
from fake_services.reference.portal.pages import PAGES, form_targets, templates
from fake_services.reference.portal.policy import CasPolicy
from fake_services.reference.portal.services import Services
from fake_services.reference.portal.sessions import Sessions
from fake_services.reference.portal.single_logout import SingleLogout
from fake_services.reference.portal.tickets import Tickets


def portal_app(
    people: People,
    clock: Clock,
    services: Services,
    http: httpx.AsyncClient,
    policy: CasPolicy,
    sessions: Sessions,
    replacing: Replacing,
) -> Starlette:
    """The portal and its CAS server; `http` carries single logout and stays the caller's to close.

    State is kept in memory: a restart signs everybody out.
    """
    tickets = Tickets(clock, policy)
    cas = CasServer(people, services, policy, sessions, tickets, SingleLogout(http, clock))
    home = Home(services, sessions, policy)
    forgotten = Forgotten(sessions, replacing)
    return Starlette(
        routes=[
            Route("/", home.applications),
            Route("/apps/{name}", home.application),
            Route("/cas/login", cas.ask, methods=["GET"]),
            Route("/cas/login", cas.sign_in, methods=["POST"]),
            Route("/cas/logout", cas.sign_out),
            Route("/cas/forgotten", forgotten.ask, methods=["GET"]),
            Route("/cas/forgotten", forgotten.send, methods=["POST"]),
            Route("/cas/forgotten/password", forgotten.replace, methods=["POST"]),
            Route("/cas/serviceValidate", cas.validate),
            Route("/cas/p3/serviceValidate", cas.validate_p3),
        ],
        middleware=[Middleware(Claimed), Middleware(SecurityHeaders, sources=_sources(services))],
        exception_handlers={404: _not_found},
    )


async def _not_found(request: Request, _: Exception) -> Response:
    return templates.TemplateResponse(request, "not_found.html", status_code=404)


def _sources(services: Services) -> dict[str, str]:
    """What the portal's pages use besides themselves, and where its login form's answer may lead."""
    return {
        "style-src": allowed(PAGES, "portal.css"),
        "script-src": allowed(PAGES, "portal.js"),
        "img-src": "data:",
        "form-action": form_targets(services),
    }
