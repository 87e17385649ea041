import pytest

from fake_services.reference.methods import SMS
from fake_services.reference.people import Person
from fake_services.reference.portal import CasPolicy
from fake_services.reference.portal.sessions import Sessions as PortalSessions
from fake_services.reference.shortcuts import Shortcuts
from tests.reference.mail_site import LI, LI_PHONE, Site


@pytest.fixture
def shortcuts(mail: Site) -> Shortcuts:
    mail.bind(LI, SMS, LI_PHONE)
    return Shortcuts(PortalSessions(mail.clock, CasPolicy()), mail.mail, mail.clock)


def test_the_session_handed_out_is_inside_the_mailbox(shortcuts: Shortcuts, mail: Site) -> None:
    _, cookie = shortcuts.inside(Person("li", "李"), LI)
    browser = mail.browser()
    browser.hold(str(cookie["name"]), str(cookie["value"]))
    assert browser.open("/settings/two-step") == "/settings/two-step" and browser.reads()


def test_its_ticket_ends_it(shortcuts: Shortcuts, mail: Site) -> None:
    _, cookie = shortcuts.inside(Person("li", "李"), LI)
    session = mail.mail.sessions.find(str(cookie["value"]))
    assert session is not None
    mail.mail.sessions.log_out_ticket(session.ticket)
    assert not mail.mail.sessions.lives(session)


def test_the_next_login_asks_for_the_second_step(shortcuts: Shortcuts, mail: Site) -> None:
    shortcuts.inside(Person("li", "李"), LI)
    assert mail.browser().log_in(LI) == "/verify"


def test_its_cookie_is_told_what_a_browser_is_told(shortcuts: Shortcuts) -> None:
    _, cookie = shortcuts.inside(Person("li", "李"), LI)
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
