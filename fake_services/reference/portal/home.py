"""The portal's home: 我的应用, and the page of an application that has not joined the sign-on."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fake_services.reference.portal import tiles
from fake_services.reference.portal.pages import templates
from fake_services.reference.portal.policy import CasPolicy
from fake_services.reference.portal.services import Services
from fake_services.reference.portal.sessions import Sessions


class Home:
    """The pages a signed-in person sees; anybody else is led to the login."""

    def __init__(self, services: Services, sessions: Sessions, policy: CasPolicy) -> None:
        self._links = tiles.links(services.homes)
        self._pages = [[tile for tile in page if policy.offers(tile.name)] for page in tiles.PAGES]
        self._sessions = sessions

    async def applications(self, request: Request) -> Response:
        """GET /: the two pages of tiles."""
        return self._page(request, "home.html", {"pages": self._pages, "links": self._links})

    async def application(self, request: Request) -> Response:
        """GET /apps/{name}: says that this application is not part of the reference."""
        name = request.path_params["name"]
        if name not in self._links:
            raise HTTPException(404)
        return self._page(request, "application.html", {"name": name})

    def _page(self, request: Request, template: str, context: dict[str, object]) -> Response:
        person = self._sessions.of(request).person
        if person is None:
            return RedirectResponse("/cas/login", 302)
        return templates.TemplateResponse(request, template, {"person": person, **context})
