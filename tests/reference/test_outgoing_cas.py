"""The mail's CAS client, against the reference's portal."""

import asyncio
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from fake_services.reference.outgoing.cas import CasClient, CasFailed, logout_ticket
from tests.reference.portal_site import SERVICE, portal, sign_in, ticket_in


def validate(ticket: str, server: str, transport: httpx.AsyncBaseTransport | None = None) -> str:
    async def run() -> str:
        async with httpx.AsyncClient(transport=transport, trust_env=False) as http:
            return await CasClient(http, server).validate(ticket, SERVICE)

    return asyncio.run(run())


def test_ticket_names_the_login_once() -> None:
    with portal() as site:
        ticket = ticket_in(sign_in(site.browser(), service=SERVICE))
        server = f"{site.address}/cas"
        assert validate(ticket, server) == "li"
        with pytest.raises(CasFailed, match="ticket refused: INVALID_TICKET"):
            validate(ticket, server)


def test_logout_request_names_the_ticket() -> None:
    with portal() as site:
        browser = site.browser()
        ticket = ticket_in(sign_in(browser, service=SERVICE))
        browser.get("/cas/logout")
        assert [logout_ticket(request) for request in site.mail.logout_requests] == [ticket]


@pytest.mark.parametrize("text", ["", "hello", "<a/>"])
def test_what_is_no_logout_request(text: str) -> None:
    assert logout_ticket(text) is None


def test_addresses_for_the_browser() -> None:
    client = CasClient(httpx.AsyncClient(), "https://i.kust.edu.cn/cas")
    for address, path in (
        (client.login_url(f"{SERVICE}?to=/a&b"), "/cas/login"),
        (client.logout_url(f"{SERVICE}?to=/a&b"), "/cas/logout"),
    ):
        assert urlsplit(address).path == path
        assert parse_qs(urlsplit(address).query) == {"service": [f"{SERVICE}?to=/a&b"]}


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(502),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, text="<a/>"),
        httpx.Response(200, text='<r xmlns:cas="http://www.yale.edu/tp/cas"><cas:user>forged</cas:user></r>'),
    ],
)
def test_an_answer_that_names_nobody_is_a_failure(answer: httpx.Response) -> None:
    with pytest.raises(CasFailed):
        validate("ST-1", "https://i.kust.edu.cn/cas", httpx.MockTransport(lambda _: answer))
