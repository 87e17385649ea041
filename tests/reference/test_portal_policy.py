"""Every decision of the policy is one that the portal asks for: overridden, the portal behaves otherwise."""

from fake_services.reference.people import People, Person
from fake_services.reference.portal import CasPolicy
from tests.reference.portal_site import MAIL, SERVICE, portal, sign_in, ticket_in


def test_sign_in() -> None:
    class AnyPassword(CasPolicy):
        def sign_in(self, people: People, login: str, password: str) -> Person | None:
            return Person(login, login)

    with portal(AnyPassword()) as site:
        assert sign_in(site.browser(), password="wrong").status_code == 303


def test_session_lives() -> None:
    class Endless(CasPolicy):
        def session_lives(self, seconds: float) -> bool:
            return True

    with portal(Endless()) as site:
        browser = site.browser()
        sign_in(browser)
        site.clock.advance(30 * 86400)
        assert browser.get("/").status_code == 200


def test_ticket_lives() -> None:
    class Endless(CasPolicy):
        def ticket_lives(self, seconds: float) -> bool:
            return True

    with portal(Endless()) as site:
        ticket = ticket_in(sign_in(site.browser(), service=SERVICE))
        site.clock.advance(3600)
        assert site.whose(ticket) == "li"


def test_ticket_is_for() -> None:
    class AnyService(CasPolicy):
        def ticket_is_for(self, granted: str, asked: str) -> bool:
            return True

    with portal(AnyService()) as site:
        ticket = ticket_in(sign_in(site.browser(), service=SERVICE))
        assert site.whose(ticket, f"{MAIL}other") == "li"


def test_validation_spends_ticket() -> None:
    class Reusable(CasPolicy):
        def validation_spends_ticket(self, key: str) -> bool:
            return False

    with portal(Reusable()) as site:
        ticket = ticket_in(sign_in(site.browser(), service=SERVICE))
        assert [site.whose(ticket), site.whose(ticket)] == ["li", "li"]


def test_logout_ends_session() -> None:
    class Survives(CasPolicy):
        def logout_ends_session(self) -> bool:
            return False

    with portal(Survives()) as site:
        browser = site.browser()
        sign_in(browser)
        browser.get("/cas/logout")
        assert browser.get("/").status_code == 200


def test_logout_reaches_services() -> None:
    class Silent(CasPolicy):
        def logout_reaches_services(self) -> bool:
            return False

    with portal(Silent()) as site:
        browser = site.browser()
        sign_in(browser, service=SERVICE)
        browser.get("/cas/logout")
        assert site.mail.logout_requests == []
