"""Where somebody who has forgotten the password replaces it: /cas/forgotten, /cas/forgotten/password."""

from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

from fake_services.reference.people import Person
from fake_services.reference.portal.pages import templates
from fake_services.reference.portal.sessions import Session, Sessions
from fake_services.reference.refused import Refused


class Replacing(Protocol):
    """The self-service for forgotten passwords; `request` is the session that asks."""

    async def send_code(self, login: str, request: str) -> str:
        """Send a code to an account's number, if it has one; returns what is said of it."""
        ...

    async def replace(self, login: str, code: str, password: str, request: str) -> bool:
        """Give an account a new password, if the right code comes with it; Refused if too soon."""
        ...

    def signed_in(self, login: str) -> Person | None:
        """Return who is signed in by having replaced the password, if anybody is."""
        ...


class Forgotten:
    """The pages of the self-service."""

    def __init__(self, sessions: Sessions, replacing: Replacing) -> None:
        self._sessions = sessions
        self._replacing = replacing

    async def ask(self, request: Request) -> Response:
        """GET /cas/forgotten: ask whose password it is."""
        return self._page(request, self._sessions.of(request), "forgotten.html")

    async def send(self, request: Request) -> Response:
        """POST /cas/forgotten: send a code, and ask for it and for the new password."""
        form, session = await request.form(), self._sessions.of(request)
        if not session.owns(form.get("csrf")):
            return self._page(request, session, "forgotten.html", 403)
        login = str(form.get("username", ""))
        said = await self._replacing.send_code(login, session.key)
        return self._page(request, session, "new_password.html", login=login, said=said)

    async def replace(self, request: Request) -> Response:
        """POST /cas/forgotten/password: replace the password, if the right code comes with the new one."""
        form, session = await request.form(), self._sessions.of(request)
        if not session.owns(form.get("csrf")):
            return self._page(request, session, "forgotten.html", 403)
        login, code, password = (str(form.get(name, "")) for name in ("username", "code", "password"))
        try:
            if not (password and await self._replacing.replace(login, code, password, session.key)):
                raise Refused("验证码错误", 401)
        except Refused as refused:
            said = {"login": login, "message": str(refused)}
            return self._page(request, session, "new_password.html", refused.status, **said)
        person = self._replacing.signed_in(login)
        session = self._sessions.begin(person) if person else session
        return self._page(request, session, "replaced.html")

    def _page(
        self, request: Request, session: Session, template: str, status: int = 200, **said: str
    ) -> Response:
        context = {"csrf": session.csrf, "message": "", "said": "", **said}
        page = templates.TemplateResponse(request, template, context, status_code=status)
        return self._sessions.hand(session, page)
