"""Signing people in without a screen: what a browser would hold after the login."""

import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from fake_services.clock import Clock
from fake_services.reference.login import Identity
from fake_services.reference.mail.call import Mail
from fake_services.reference.mail.gate import COOKIE as MAIL_COOKIE
from fake_services.reference.people import Person
from fake_services.reference.portal.sessions import COOKIE as PORTAL_COOKIE
from fake_services.reference.portal.sessions import Session
from fake_services.reference.portal.sessions import Sessions as PortalSessions
from fake_services.reference.portal.tickets import Ticket
from fake_services.reference.records import CookieFlags, Door

Cookie = dict[str, str | bool | int]


@dataclass(frozen=True)
class Shortcuts:
    """The sessions of the portal and of the mail, as a login by password and second step would leave them."""

    portal: PortalSessions
    mail: Mail
    clock: Clock

    def at_portal(self, person: Person) -> list[Cookie]:
        """Sign a person in at the portal; returns the cookies as Playwright's storage state has them."""
        return [self._of_portal(self.portal.begin(person))]

    def inside(self, person: Person, address: str) -> list[Cookie]:
        """Sign a person in through the portal as far as into a mailbox, this device not trusted."""
        portal = self.portal.begin(person)
        ticket = self._ticket(portal, person)
        waiting = self.mail.sessions.begin()
        who = Identity(person.login, address, Door.PORTAL, person.login, ticket.key)
        session = self.mail.sessions.log_in(waiting, who)
        self.mail.sessions.verified(session, address)
        if self.mail.policy.login_exempts():
            session.stepped_up[address] = self.clock.now()
        session.answered.add(address)
        session.entered.add(address)
        until = self._until(self.mail.policy.keeps_session())
        name = self.mail.policy.cookie_prefix() + MAIL_COOKIE
        flags = self.mail.policy.cookie_flags("session")
        return [self._of_portal(portal), _cookie(name, session.id, self.mail.hosts.mail, until, flags)]

    def _of_portal(self, session: Session) -> Cookie:
        until = self._until(self.portal.kept_for)
        return _cookie(PORTAL_COOKIE, session.key, self.mail.hosts.portal, until, CookieFlags())

    def _until(self, seconds: int | None) -> int:
        """When a cookie that is kept for so long expires, as Playwright says it."""
        return -1 if seconds is None else int(self.clock.now()) + seconds

    def _ticket(self, portal: Session, person: Person) -> Ticket:
        """The ticket that the mail's session came by; single logout ends it by this."""
        key, service = f"ST-{secrets.token_urlsafe(24)}", f"{self.mail.hosts.mail}/cas"
        ticket = Ticket(key, service, person, self.clock.now(), from_password=True)
        portal.tickets.append(ticket)
        return ticket


def _cookie(name: str, value: str, host: str, expires: int, told: CookieFlags) -> Cookie:
    """A cookie as Playwright's storage state has it, with what a browser would be told about it.

    A domain that begins with a dot is for the hosts below it, too.
    """
    domain = f".{told.domain}" if told.domain else urlsplit(host).hostname or ""
    flags: Cookie = {"secure": told.secure, "httpOnly": told.httponly, "sameSite": told.samesite.title()}
    return {"name": name, "value": value, "domain": domain, "path": "/", "expires": expires, **flags}
