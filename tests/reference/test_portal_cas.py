"""The CAS server, asked by python-cas, a client of other people's making."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from tests.reference.portal_site import MAIL, PORTAL, SERVICE, Site, portal, sign_in, submit, ticket_in

FAILURE = "{http://www.yale.edu/tp/cas}authenticationFailure"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with portal() as site:
        yield site


def failure(site: Site, **query: str) -> str | None:
    """The CAS error code of a validation."""
    answer = site.browser().get("/cas/p3/serviceValidate", params=query)
    assert answer.headers["content-type"].startswith("application/xml")
    found = ElementTree.fromstring(answer.text).find(FAILURE)
    return None if found is None else found.get("code")


@pytest.mark.parametrize("version", [2, 3])
def test_ticket_says_who_signed_in(site: Site, version: int) -> None:
    browser = site.browser()
    cas = site.cas(version=version)
    page = browser.get(cas.get_login_url().replace(site.address, PORTAL))
    user, attributes, _ = cas.verify_ticket(ticket_in(submit(browser, page)))
    assert user == "li"
    assert attributes == ({"isFromNewLogin": "true", "displayName": "li 老师"} if version == 3 else None)


def test_second_service_needs_no_password(site: Site) -> None:
    browser = site.browser()
    sign_in(browser)
    answer = browser.get("/cas/login", params={"service": f"{MAIL}other"})
    user, attributes, _ = site.cas(f"{MAIL}other").verify_ticket(ticket_in(answer))
    assert (user, attributes["isFromNewLogin"]) == ("li", "false")


def test_ticket_works_once(site: Site) -> None:
    ticket = ticket_in(sign_in(site.browser(), service=SERVICE))
    assert [site.whose(ticket), site.whose(ticket)] == ["li", None]
    assert failure(site, ticket=ticket, service=SERVICE) == "INVALID_TICKET"


@pytest.mark.parametrize(
    ("service", "code"),
    [(f"{MAIL}other", "INVALID_SERVICE"), ("https://elsewhere.example/", "UNAUTHORIZED_SERVICE")],
)
def test_ticket_dies_when_another_service_shows_it(site: Site, service: str, code: str) -> None:
    ticket = ticket_in(sign_in(site.browser(), service=SERVICE))
    assert failure(site, ticket=ticket, service=service) == code
    assert failure(site, ticket=ticket, service=SERVICE) == "INVALID_TICKET"


def test_ticket_lives_ten_seconds(site: Site) -> None:
    browser = site.browser()
    sign_in(browser)
    old = ticket_in(browser.get("/cas/login", params={"service": SERVICE}))
    site.clock.advance(10)
    new = ticket_in(browser.get("/cas/login", params={"service": SERVICE}))
    assert failure(site, ticket=old, service=SERVICE) == "INVALID_TICKET"
    assert failure(site, ticket=new, service=SERVICE) is None


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({}, "INVALID_REQUEST"),
        ({"ticket": "ST-1"}, "INVALID_REQUEST"),
        ({"service": SERVICE, "ticket": ""}, "INVALID_REQUEST"),
        ({"service": SERVICE, "ticket": "PT-1"}, "INVALID_TICKET_SPEC"),
        ({"service": SERVICE, "ticket": "ST-1"}, "INVALID_TICKET"),
        ({"service": SERVICE, "ticket": 'ST-"<&>'}, "INVALID_TICKET"),
    ],
)
def test_what_is_no_ticket_is_refused(site: Site, query: dict[str, str], code: str) -> None:
    assert failure(site, **query) == code


def test_renew_asks_for_the_password_again(site: Site) -> None:
    browser = site.browser()
    sign_in(browser)
    strict = site.cas(renew=True)
    page = browser.get(strict.get_login_url().replace(site.address, PORTAL))
    assert page.status_code == 200
    answer = strict.session.get(
        f"{site.address}/cas/p3/serviceValidate",
        params={"ticket": ticket_in(submit(browser, page)), "service": SERVICE, "renew": "true"},
    )
    assert strict.verify_response(answer.content)[0] == "li"


def test_renew_refuses_a_ticket_from_the_session(site: Site) -> None:
    browser = site.browser()
    sign_in(browser)
    ticket = ticket_in(browser.get("/cas/login", params={"service": SERVICE}))
    assert failure(site, ticket=ticket, service=SERVICE, renew="true") == "INVALID_TICKET"


def test_gateway_asks_for_nothing(site: Site) -> None:
    browser = site.browser()
    query = {"service": SERVICE, "gateway": "true"}
    assert browser.get("/cas/login", params=query).headers["location"] == SERVICE
    sign_in(browser)
    assert ticket_in(browser.get("/cas/login", params=query))


@pytest.mark.parametrize(
    "query", [{"gateway": "true"}, {"service": SERVICE, "gateway": "true", "renew": "true"}]
)
def test_gateway_is_ignored_without_a_service_and_beside_renew(site: Site, query: dict[str, str]) -> None:
    assert "密码" in site.browser().get("/cas/login", params=query).text


@pytest.mark.parametrize(
    ("service", "address"),
    [
        (f"{MAIL}a?b=c", f"{MAIL}a?b=c&ticket="),
        (f"{MAIL}a#part", f"{MAIL}a?ticket="),
        (f"{MAIL}登录", f"{MAIL}%E7%99%BB%E5%BD%95?ticket="),
    ],
)
def test_ticket_is_added_to_the_address(site: Site, service: str, address: str) -> None:
    location = sign_in(site.browser(), service=service).headers["location"]
    assert location.startswith(address)
    assert location.endswith("#part") == ("#" in service)
    ticket = location.partition("ticket=")[2].partition("#")[0]
    assert failure(site, ticket=ticket, service=service) is None


@pytest.mark.parametrize(
    "service",
    [
        "https://elsewhere.example/",
        "http://mail.kust.edu.cn/",
        "https://mail.kust.edu.cn.elsewhere.example/",
        "https://mail.kust.edu.cn@elsewhere.example/",
        "https://mail.kust.edu.cn\\@elsewhere.example/",
        "https://elsewhere.example/https://mail.kust.edu.cn/",
        "//mail.kust.edu.cn/",
        "javascript:alert(1)",
    ],
)
def test_nobody_is_sent_to_an_unregistered_service(site: Site, service: str) -> None:
    browser = site.browser()
    page = browser.get("/cas/login")
    refused = [
        browser.get("/cas/login", params={"service": service}),
        browser.get("/cas/login", params={"service": service, "gateway": "true"}),
        browser.get("/cas/logout", params={"service": service}),
        browser.post("/cas/login", data={"service": service, "username": "li", "password": "li's password"}),
    ]
    assert {answer.status_code for answer in refused} == {403}
    assert all("服务未注册" in answer.text for answer in refused)
    assert page.status_code == 200


def test_a_line_break_in_a_service_adds_no_header(site: Site) -> None:
    location = sign_in(site.browser(), service=f"{MAIL}\r\nSet-Cookie: a=b").headers["location"]
    assert location.startswith(f"{MAIL}%0D%0ASet-Cookie")
