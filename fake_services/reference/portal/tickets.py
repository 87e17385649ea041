"""Service tickets: granted for one service, validated once, soon (CAS protocol 3.0, section 3.1)."""

import secrets
from dataclasses import dataclass

from fake_services.clock import Clock
from fake_services.reference.people import Person
from fake_services.reference.portal.policy import CasPolicy


@dataclass(frozen=True)
class Ticket:
    """A service ticket. `granted_at` is POSIX seconds; `from_password`: not from a session that was there."""

    key: str
    service: str
    person: Person
    granted_at: float
    from_password: bool


class TicketRefused(Exception):
    """A ticket did not pass validation: the CAS error code and a sentence for people."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Tickets:
    """The tickets that wait for validation."""

    def __init__(self, clock: Clock, policy: CasPolicy) -> None:
        self._clock = clock
        self._policy = policy
        self._waiting: dict[str, Ticket] = {}

    def grant(self, person: Person, service: str, from_password: bool) -> Ticket:
        """A new ticket for this service."""
        self._waiting = {key: ticket for key, ticket in self._waiting.items() if self._lives(ticket)}
        ticket = Ticket(f"ST-{secrets.token_urlsafe(24)}", service, person, self._clock.now(), from_password)
        self._waiting[ticket.key] = ticket
        return ticket

    def validate(self, key: str, service: str, renew: bool) -> Ticket:
        """The ticket of this key, spent by this attempt; raises TicketRefused (CAS protocol 3.0, 2.5.3)."""
        if not key.startswith("ST-"):
            raise TicketRefused("INVALID_TICKET_SPEC", "not a service ticket")
        ticket = self._waiting.get(key)
        if self._policy.validation_spends_ticket(key):
            self._waiting.pop(key, None)
        if ticket is None or not self._lives(ticket):
            raise TicketRefused("INVALID_TICKET", "unknown, expired, or validated before")
        if not self._policy.ticket_is_for(ticket.service, service):
            raise TicketRefused("INVALID_SERVICE", "granted for another service")
        if renew and not ticket.from_password:
            raise TicketRefused("INVALID_TICKET", "renew asks for a ticket from a password just typed")
        return ticket

    def revoke(self, key: str) -> None:
        """Let a ticket die that was not validated yet."""
        self._waiting.pop(key, None)

    def _lives(self, ticket: Ticket) -> bool:
        return self._policy.ticket_lives(self._clock.now() - ticket.granted_at)
