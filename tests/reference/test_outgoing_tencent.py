"""Codes by SMS, against the fake that Tencent's own SDK is tested with."""

import asyncio
from dataclasses import replace

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox
from fake_services.providers.sms import tencent
from fake_services.reference.outgoing.failed import SmsFailed
from fake_services.reference.outgoing.tencent import Tencent, TencentSms
from fake_services.refusals import Refusals

NUMBER = "+8613800138000"
SERVER = tencent.TencentSettings(
    "AKIDtest", "secret", "1400000001", "昆明理工大学", {"1001": "{1}，{2}分钟内有效"}
)


def send(
    transport: httpx.AsyncBaseTransport,
    number: str = NUMBER,
    clock: Clock | None = None,
    secret: str = "secret",
) -> None:
    account = Tencent("AKIDtest", secret, "1400000001", "昆明理工大学", "1001")

    async def run() -> None:
        async with httpx.AsyncClient(transport=transport) as http:
            await TencentSms(http, account, clock or Clock()).send_code(number, "7K3MQ9", 10)

    asyncio.run(run())


def gateway(
    inbox: Inbox, clock: Clock, settings: tencent.TencentSettings = SERVER
) -> httpx.AsyncBaseTransport:
    return httpx.ASGITransport(tencent.TencentSms(clock, settings, inbox, Refusals()).app)


def test_code_arrives() -> None:
    inbox = Inbox()
    send(gateway(inbox, Clock()))
    assert [(message.to, message.text) for message in inbox.everything()] == [
        (NUMBER, "【昆明理工大学】7K3MQ9，10分钟内有效")
    ]


def test_signature_carries_the_worlds_time_or_the_real_one() -> None:
    inbox, clock = Inbox(), Clock()
    clock.advance(30 * 86400)
    send(gateway(inbox, clock), clock=clock)
    assert inbox.received(NUMBER)
    elsewhen = Clock()
    elsewhen.advance(15 * 86400)
    with pytest.raises(SmsFailed, match=r"AuthFailure\.SignatureExpire"):
        send(gateway(inbox, clock), clock=elsewhen)


def test_wrong_key() -> None:
    with pytest.raises(SmsFailed, match=r"refused the request: AuthFailure\.SignatureFailure"):
        send(gateway(Inbox(), Clock()), secret="another")


def test_unapproved_template() -> None:
    with pytest.raises(SmsFailed, match=r"TemplateIncorrectOrUnapproved"):
        send(gateway(Inbox(), Clock(), replace(SERVER, templates={})))


def test_refused_number() -> None:
    inbox = Inbox()
    with pytest.raises(SmsFailed, match=r"refused the number: InvalidParameterValue\.IncorrectPhoneNumber"):
        send(gateway(inbox, Clock()), number="+8687165916000")
    assert inbox.everything() == []


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(502, text="bad gateway"),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json=[]),
        httpx.Response(200, json={"Response": {}}),
        httpx.Response(200, json={"Response": {"SendStatusSet": []}}),
    ],
)
def test_an_answer_that_says_nothing_is_a_failure(answer: httpx.Response) -> None:
    with pytest.raises(SmsFailed, match=r"sms\.tencentcloudapi\.com"):
        send(httpx.MockTransport(lambda _: answer))


def test_unreachable_gateway() -> None:
    def unreachable(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("too slow")

    with pytest.raises(SmsFailed, match="did not answer"):
        send(httpx.MockTransport(unreachable))
