"""Codes by SMS through Alibaba Cloud, against the fake that its own SDK is tested with."""

import asyncio

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox
from fake_services.providers.sms import alibaba
from fake_services.reference.outgoing.alibaba import Alibaba, AlibabaSms
from fake_services.reference.outgoing.failed import SmsFailed
from fake_services.refusals import Refusals

NUMBER = "+8613800138000"
SERVER = alibaba.AlibabaSettings(
    "LTAItest", "secret", "昆明理工大学", {"SMS_1": "${code}，${minutes}分钟内有效"}
)


def send(transport: httpx.AsyncBaseTransport, clock: Clock | None = None, secret: str = "secret") -> None:
    account = Alibaba("LTAItest", secret, "昆明理工大学", "SMS_1")

    async def run() -> None:
        async with httpx.AsyncClient(transport=transport) as http:
            await AlibabaSms(http, account, clock or Clock()).send_code(NUMBER, "7K3M Q9&", 10)

    asyncio.run(run())


def gateway(inbox: Inbox, clock: Clock) -> httpx.AsyncBaseTransport:
    return httpx.ASGITransport(alibaba.AlibabaSms(clock, SERVER, inbox, Refusals()).app)


def test_code_arrives() -> None:
    inbox, clock = Inbox(), Clock()
    clock.advance(30 * 86400)
    send(gateway(inbox, clock), clock)
    assert [(message.to, message.text) for message in inbox.everything()] == [
        (NUMBER, "【昆明理工大学】7K3M Q9&，10分钟内有效")
    ]


def test_wrong_key() -> None:
    with pytest.raises(SmsFailed, match="refused the request: SignatureDoesNotMatch"):
        send(gateway(Inbox(), Clock()), secret="another")


@pytest.mark.parametrize("answer", [httpx.Response(502, text="bad gateway"), httpx.Response(200, json=[])])
def test_an_answer_that_says_nothing_is_a_failure(answer: httpx.Response) -> None:
    with pytest.raises(SmsFailed, match="an answer that is not SendSms's"):
        send(httpx.MockTransport(lambda _: answer))


def test_unreachable_gateway() -> None:
    def unreachable(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow")

    with pytest.raises(SmsFailed, match="did not answer") as failed:
        send(httpx.MockTransport(unreachable))
    assert not failed.value.answered
