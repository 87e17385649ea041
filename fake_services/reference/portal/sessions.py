"""Browser sessions of the portal; the ticket-granting state never leaves the server."""

import secrets
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from fake_services.clock import Clock
from fake_services.reference.people import Person
from fake_services.reference.portal.policy import CasPolicy
from fake_services.reference.portal.tickets import Ticket

COOKIE = "__Host-portal"


@dataclass(frozen=True)
class Session:
    """What the portal knows of one browser. `person` is None before the login; `tickets`: all it granted."""

    key: str
    csrf: str
    began_at: float
    person: Person | None = None
    tickets: list[Ticket] = field(default_factory=list)

    def is_of(self, login: str) -> bool:
        """Whether this person has signed in here."""
        return self.person is not None and self.person.login == login

    def owns(self, csrf: object) -> bool:
        """Whether a form that carries this token came from a page of this session."""
        return isinstance(csrf, str) and secrets.compare_digest(csrf.encode(), self.csrf.encode())


class Sessions:
    """All live sessions, in memory."""

    def __init__(self, clock: Clock, policy: CasPolicy) -> None:
        self._clock = clock
        self._policy = policy
        self._live: dict[str, Session] = {}

    @property
    def kept_for(self) -> int | None:
        """Seconds for which a browser keeps a session's cookie; None: until it is closed."""
        return self._policy.keeps_session()

    def of(self, request: Request) -> Session:
        """The session of this browser; a new one, of nobody, when it has none."""
        session = self._live.get(request.cookies.get(COOKIE, ""))
        return session if session and self._lives(session) else self.begin()

    def begin(self, person: Person | None = None, tickets: list[Ticket] | None = None) -> Session:
        """A new session, with an id that nobody has seen."""
        self._live = {key: session for key, session in self._live.items() if self._lives(session)}
        key, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        session = Session(key, csrf, self._clock.now(), person, tickets or [])
        self._live[key] = session
        return session

    def end(self, session: Session) -> None:
        """Forget a session."""
        self._live.pop(session.key, None)

    def sign_out(self, session: Session, response: Response) -> Response:
        """Forget a session, where the policy says so, and have the browser forget it."""
        if self._policy.logout_forgets_session():
            self.end(session)
        response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="lax")
        return response

    def end_of(self, login: str) -> None:
        """Forget a person's sessions, where the policy says so of a new password."""
        if self._policy.new_password_ends_session():
            of_others = {key: one for key, one in self._live.items() if not one.is_of(login)}
            self._live = of_others

    def hand(self, session: Session, response: Response) -> Response:
        """Give the browser this session's cookie."""
        kept = self.kept_for
        response.set_cookie(COOKIE, session.key, max_age=kept, secure=True, httponly=True, samesite="lax")
        return response

    def _lives(self, session: Session) -> bool:
        return self._policy.session_lives(self._clock.now() - session.began_at)
