"""The CAS 3.0 server: /cas/login, /cas/logout, /cas/serviceValidate, /cas/p3/serviceValidate."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fake_services.reference.people import People, Person
from fake_services.reference.portal.pages import render_xml, templates
from fake_services.reference.portal.policy import CasPolicy
from fake_services.reference.portal.services import Services
from fake_services.reference.portal.sessions import Session, Sessions
from fake_services.reference.portal.single_logout import SingleLogout
from fake_services.reference.portal.tickets import TicketRefused, Tickets
from fake_services.reference.remembered import remember, remembered


class CasServer:
    """The endpoints of the CAS protocol, 3.0; section numbers are those of its specification."""

    def __init__(
        self,
        people: People,
        services: Services,
        policy: CasPolicy,
        sessions: Sessions,
        tickets: Tickets,
        single_logout: SingleLogout,
    ) -> None:
        self._people = people
        self._services = services
        self._policy = policy
        self._sessions = sessions
        self._tickets = tickets
        self._single_logout = single_logout

    async def ask(self, request: Request) -> Response:
        """GET /cas/login: sign on to the service, or ask for the password (2.1; renew wins over gateway)."""
        service = request.query_params.get("service", "")
        if service and not self._policy.signs_on_for(self._knows(service)):
            return _unregistered(request)
        session = self._sessions.of(request)
        if (name := remembered(request)) and self._policy.signs_in_remembered():
            session = self._sessions.begin(Person(name, name))
        renew = _is_set(request.query_params, "renew")
        if session.person and not renew:
            return self._go_on(session, session.person, service, from_password=False)
        if service and not renew and _is_set(request.query_params, "gateway"):
            return RedirectResponse(service, 302)
        return self._form(request, session, service)

    async def sign_in(self, request: Request) -> Response:
        """POST /cas/login: check the password and go on to the service (2.2)."""
        form = await request.form()
        service, login, password = (str(form.get(field, "")) for field in ("service", "username", "password"))
        if service and not self._policy.signs_on_for(self._knows(service)):
            return _unregistered(request)
        session = self._sessions.of(request)
        if not self._policy.takes_login(session.owns(form.get("csrf"))):
            return self._form(request, session, service, login, "页面已失效，请重新登录", 403)
        person = self._policy.sign_in(self._people, login, password)
        if person is None:
            standing = self._people.standing(login, password)
            refusal = self._policy.refusal(standing)
            return self._form(request, session, service, login, refusal, standing.status)
        answer = self._go_on(await self._renewed(session, person), person, service, from_password=True)
        if form.get("remember"):
            remember(answer, login, of=request.url.hostname)
        return answer

    async def sign_out(self, request: Request) -> Response:
        """GET /cas/logout: end the session here and at its services, and go where the service asks (2.3)."""
        service = request.query_params.get("service", "")
        if service and not self._policy.leads_on(self._knows(service)):
            return _unregistered(request)
        session = self._sessions.of(request)
        await self._end_services(session)
        page = templates.TemplateResponse(request, "signed_out.html")
        answer = RedirectResponse(service, 302) if service else page
        return self._sessions.sign_out(session, answer) if self._policy.logout_ends_session() else answer

    async def validate(self, request: Request) -> Response:
        """GET /cas/serviceValidate: whose ticket this is (2.5)."""
        return self._validation(request.query_params, attributes=False)

    async def validate_p3(self, request: Request) -> Response:
        """GET /cas/p3/serviceValidate: the same, with the person's attributes (2.8)."""
        return self._validation(request.query_params, attributes=True)

    def _validation(self, query: Mapping[str, str], attributes: bool) -> Response:
        try:
            key, service = query.get("ticket"), query.get("service")
            if not key or not service:
                raise TicketRefused("INVALID_REQUEST", "ticket and service are both required")
            if not self._knows(service):
                self._tickets.revoke(key)
                raise TicketRefused("UNAUTHORIZED_SERVICE", "this service is not registered")
            ticket = self._tickets.validate(key, service, _is_set(query, "renew"))
            body = render_xml("validated.xml", ticket=ticket, attributes=attributes)
        except TicketRefused as refusal:
            body = render_xml("refused.xml", refusal=refusal)
        return Response(body, media_type="application/xml")

    def _knows(self, service: str) -> bool:
        """Whether the address belongs to a registered service."""
        return any(self._policy.belongs_to(service, home) for home in self._services.homes.values())

    def _go_on(self, session: Session, person: Person, service: str, from_password: bool) -> Response:
        address = "/"
        if service and not self._knows(service):
            address = service
        elif service:
            ticket = self._tickets.grant(person, service, from_password)
            session.tickets.append(ticket)
            address = _with_ticket(service, ticket.key)
        return self._sessions.hand(session, RedirectResponse(address, 303))

    def _form(
        self,
        request: Request,
        session: Session,
        service: str,
        login: str = "",
        message: str = "",
        status: int = 200,
    ) -> Response:
        login = login or remembered(request)
        context = {"csrf": session.csrf, "service": service, "login": login, "message": message}
        page = templates.TemplateResponse(request, "login.html", context, status_code=status)
        return self._sessions.hand(session, page)

    async def _renewed(self, session: Session, person: Person) -> Session:
        """The session after a login, under a new id; another person's is ended at its services too."""
        self._sessions.end(session)
        if session.person not in (None, person):
            await self._end_services(session)
            return self._sessions.begin(person)
        return self._sessions.begin(person, session.tickets)

    async def _end_services(self, session: Session) -> None:
        for ticket in session.tickets:
            self._tickets.revoke(ticket.key)
        if self._policy.logout_reaches_services():
            await self._single_logout.tell(session.tickets)


def _is_set(query: Mapping[str, str], flag: str) -> bool:
    return query.get(flag) == "true"


def _with_ticket(service: str, key: str) -> str:
    address, hash_sign, fragment = service.partition("#")
    return f"{address}{'&' if '?' in address else '?'}ticket={key}{hash_sign}{fragment}"


def _unregistered(request: Request) -> Response:
    return templates.TemplateResponse(request, "unregistered.html", status_code=403)
