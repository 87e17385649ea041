"""Logins at the mail, in memory: a restart signs everybody out."""

import secrets

from fake_services.clock import Clock
from fake_services.reference.login import Identity, Session
from fake_services.reference.policy import Policy
from fake_services.reference.records import Verification


class Sessions:
    """All sessions, and the second steps passed in them."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self._policy = policy
        self._clock = clock
        self._live: dict[str, Session] = {}
        self._verifications: list[Verification] = []

    def begin(self, id: str = "") -> Session:
        """Begin a session of nobody, under a new id unless one is given."""
        now = self._clock.now()
        self._live = {id: session for id, session in self._live.items() if self._lasts(session)}
        key, csrf = secrets.token_hex(16), secrets.token_urlsafe(32)
        session = Session(id or secrets.token_urlsafe(32), key, csrf, began=now, seen=now)
        self._live[session.id] = session
        return session

    def find(self, cookie: str) -> Session | None:
        """Return the session of this cookie, unless it ended or was idle for too long."""
        session = self._live.get(cookie)
        if session is None or not self._lasts(session):
            return None
        session.seen = self._clock.now()
        return session

    def _lasts(self, session: Session) -> bool:
        return self._policy.session_lives(session.seen, self._clock.now(), inside=bool(session.entered))

    def log_in(self, before: Session, who: Identity) -> Session:
        """Let a login begin in the place of the session that waited for it."""
        self.end(before)
        session = self.begin("" if self._policy.renews_session(proved=False) else before.id)
        if not self._policy.begins_anew():
            session.key = before.key
        for other in self._live.values() if self._policy.is_signed_in_once() else ():
            other.signed_out |= other.login == who.login
        session.login, session.address, session.door = who.login, who.address, who.door
        session.name, session.ticket = who.name, who.ticket
        session.heading = "/" if before.login and not before.signed_out else before.heading
        if not self._policy.forgets_old_id():
            self._live[before.id] = session
        return session

    def renew(self, session: Session) -> None:
        """Give a session a new id, as after every rise of what it may do; one that ended stays ended."""
        if self._policy.renews_session(proved=True) and session.id in self._live:
            del self._live[session.id]
            session.id = secrets.token_urlsafe(32)
            self._live[session.id] = session

    def end(self, session: Session) -> None:
        """Let a session end."""
        self._live.pop(session.id, None)

    def lives(self, session: Session) -> bool:
        """Tell whether a session has not ended."""
        return self._live.get(session.id) is session and not session.signed_out

    def log_out_ticket(self, ticket: str) -> None:
        """Let the session that this CAS ticket opened end (single logout)."""
        for session in self._live.values():
            session.signed_out |= session.ticket == ticket

    def end_others(self, session: Session | None, address: str) -> None:
        """Let every session on this mailbox end, but for one."""
        for other in self._live.values():
            on_it = address in {other.address, *other.entered} and self._policy.ends_from(other.door)
            counts = address in other.answered or self._policy.ends_unanswered()
            other.signed_out |= other is not session and on_it and counts

    def verified(self, session: Session, address: str) -> None:
        """Note that the session passed a second step for a mailbox."""
        self._verifications.append(Verification(session.key, address, self._clock.now()))

    @property
    def verifications(self) -> tuple[Verification, ...]:
        """All second steps that were passed."""
        return tuple(self._verifications)
