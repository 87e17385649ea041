"""Signing out of the portal and, by single logout, of its services."""

from collections.abc import Iterator

import pytest
from cas import CASClientV3

from tests.reference.portal_site import MAIL, SERVICE, Site, portal, sign_in, submit, ticket_in


@pytest.fixture
def site() -> Iterator[Site]:
    with portal() as site:
        yield site


def ended(site: Site) -> list[str]:
    """The tickets whose sessions the service was told to end."""
    return [
        index.text for request in site.mail.logout_requests for index in CASClientV3.get_saml_slos(request)
    ]


def test_logout_ends_the_session(site: Site) -> None:
    browser = site.browser()
    sign_in(browser)
    assert "您已退出" in browser.get("/cas/logout").text
    assert browser.get("/").status_code == 302
    assert "密码" in browser.get("/cas/login", params={"service": SERVICE}).text


def test_logout_goes_where_the_service_asks(site: Site) -> None:
    answer = site.browser().get(site.cas().get_logout_url(MAIL))
    assert (answer.status_code, answer.headers["location"]) == (302, MAIL)


def test_logout_is_told_to_every_service_of_the_session_and_to_no_other(site: Site) -> None:
    browser, other = site.browser(), site.browser()
    tickets = [ticket_in(sign_in(browser, service=SERVICE))]
    tickets.append(ticket_in(browser.get("/cas/login", params={"service": SERVICE})))
    sign_in(other, "wang", service=SERVICE)
    browser.get("/cas/logout")
    assert sorted(ended(site)) == sorted(tickets)
    assert CASClientV3.verify_logout_request(site.mail.logout_requests[0], ended(site)[0])
    assert other.get("/").status_code == 200


def test_logout_kills_a_ticket_that_was_not_validated(site: Site) -> None:
    browser = site.browser()
    ticket = ticket_in(sign_in(browser, service=SERVICE))
    browser.get("/cas/logout")
    assert site.whose(ticket) is None


def test_a_dead_service_does_not_hold_up_the_logout(site: Site) -> None:
    browser = site.browser()
    sign_in(browser, service=SERVICE)
    site.mail.dead = True
    assert browser.get("/cas/logout").status_code == 200
    assert browser.get("/").status_code == 302


def test_logout_still_reaches_services_of_before_the_password_was_asked_again(site: Site) -> None:
    browser = site.browser()
    ticket = ticket_in(sign_in(browser, service=SERVICE))
    sign_in(browser, renew="true")
    assert ended(site) == []
    browser.get("/cas/logout")
    assert ended(site) == [ticket]


def test_another_persons_login_ends_the_first_ones_services(site: Site) -> None:
    browser = site.browser()
    ticket = ticket_in(sign_in(browser, service=SERVICE))
    page = browser.get("/cas/login", params={"renew": "true"})
    submit(browser, page, "wang")
    assert ended(site) == [ticket]
    assert "wang 老师" in browser.get("/").text
