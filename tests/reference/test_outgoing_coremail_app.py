"""The reference's calls to the gateway of the app 论客, against the fake."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.providers.coremail_app.gateway import CoremailAppGateway, CoremailAppSettings
from fake_services.providers.coremail_app.phones import AppPhones
from fake_services.reference.outgoing.coremail_app import AppFailed, AppGateway
from fake_services.reference.outgoing.coremail_app import CoremailApp as Account
from fake_services.refusals import Refusals

HOST = "push.lunkr.example"
CLOCK = Clock()


@pytest.fixture
def phones() -> AppPhones:
    return AppPhones(CLOCK, HOST)


@pytest.fixture
def gateway(phones: AppPhones) -> httpx.ASGITransport:
    return httpx.ASGITransport(
        CoremailAppGateway(CLOCK, CoremailAppSettings(HOST, "key", "secret"), phones, Refusals()).app
    )


def asked[Result](
    transport: httpx.AsyncBaseTransport,
    act: Callable[[AppGateway], Awaitable[Result]],
    secret: str = "secret",
) -> Result:
    async def run() -> Result:
        async with httpx.AsyncClient(transport=transport) as http:
            return await act(AppGateway(http, Account(HOST, "key", secret), CLOCK))

    return asyncio.run(run())


def test_from_the_offer_to_the_end(phones: AppPhones, gateway: httpx.ASGITransport) -> None:
    async def act(app: AppGateway) -> list[str]:
        pairing, link = await app.offer("li@kust.edu.cn")
        phones.pair(f"{link}&secret=JBSWY3DPEHPK3PXP", "li's app")
        found = [await app.pairing(pairing)]
        push = await app.push(pairing, "登录")
        phones.answer(push, "li's app", approved=True)
        found.append(await app.answer(push))
        await app.end(pairing)
        return [*found, await app.answer(push)]

    assert asked(gateway, act) == ["paired", "approved", "ended"]


def test_a_refusal_is_a_failure(gateway: httpx.ASGITransport) -> None:
    with pytest.raises(AppFailed, match=r"push\.lunkr\.example answered HTTP 401"):
        asked(gateway, lambda app: app.offer("li"), secret="another")


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500, json={"status": "paired"}),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json=[]),
        httpx.Response(200, json={}),
        httpx.Response(200, json={"status": 1}),
    ],
)
def test_an_answer_that_says_nothing_is_a_failure(answer: httpx.Response) -> None:
    with pytest.raises(AppFailed, match=r"push\.lunkr\.example") as failed:
        asked(httpx.MockTransport(lambda _: answer), lambda app: app.pairing("1"))
    assert failed.value.answered


def test_unreachable_gateway() -> None:
    def unreachable(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow")

    with pytest.raises(AppFailed, match="did not answer") as failed:
        asked(httpx.MockTransport(unreachable), lambda app: app.pairing("1"))
    assert not failed.value.answered
