"""An SMS gateway of a deployment's own: whatever shape its requests have."""

import asyncio
from typing import Any

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox
from fake_services.providers.sms.http import HttpSettings, HttpSms
from fake_services.refusals import Refusals

SETTINGS: dict[str, Any] = {
    "host": "sms.campus.example",
    "number": "to",
    "text": "message",
    "header": "",
    "secret": "",
    "answer": {"code": 0},
    "refusal": {"code": 7},
    "refusal_status": 422,
}


class Gateway:
    def __init__(self, **settings: object) -> None:
        self.inbox, self.refusals = Inbox(), Refusals()
        made = HttpSettings(**{**SETTINGS, **settings})
        self._transport = httpx.ASGITransport(HttpSms(Clock(), made, self.inbox, self.refusals).app)

    def ask(self, method: str, path: str, **how: Any) -> httpx.Response:  # noqa: ANN401 (httpx's own)
        async def ask() -> httpx.Response:
            base = "http://sms.campus.example"
            async with httpx.AsyncClient(transport=self._transport, base_url=base) as client:
                return await client.request(method, path, **how)

        return asyncio.run(ask())

    def texts(self, number: str) -> list[str]:
        return [message.text for message in self.inbox.received(number)]


@pytest.mark.parametrize(
    ("method", "how"),
    [
        ("POST", {"json": {"to": "13900000001", "message": "code 4821"}}),
        ("PUT", {"data": {"to": "+8613900000001", "message": "code 4821"}}),
        ("GET", {"params": {"to": "8613900000001", "message": "code 4821"}}),
    ],
)
def test_a_message_arrives_in_whatever_way_it_is_asked_for(method: str, how: dict[str, object]) -> None:
    gateway = Gateway()
    answer = gateway.ask(method, "/v2/anything/send", **how)
    assert (answer.status_code, answer.json()) == (200, {"code": 0})
    assert gateway.texts("+8613900000001") == ["code 4821"]


def test_fields_are_found_in_lists_and_objects() -> None:
    gateway = Gateway(number="phones.0.mobile", text="template.params")
    asked = {"phones": [{"mobile": "139 0000 0001"}], "template": {"id": 3, "params": ["4821", "5"]}}
    gateway.ask("POST", "/", json=asked)
    assert gateway.texts("+8613900000001") == ["['4821', '5']"]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"to": "13900000001"}, "there is no field message"),
        ({"to": "me", "message": "x"}, "to holds no phone"),
    ],
)
def test_what_is_no_message_is_refused_in_the_gateways_words(asked: dict[str, str], why: str) -> None:
    gateway = Gateway()
    answer = gateway.ask("POST", "/", json=asked)
    assert (answer.status_code, answer.json()) == (422, {"code": 7})
    assert why in gateway.refusals.lines()[0]


def test_without_its_secret_nothing_is_sent() -> None:
    gateway = Gateway(header="Authorization", secret="Bearer made-up")
    asked = {"to": "13900000001", "message": "code 4821"}
    assert gateway.ask("POST", "/", json=asked).status_code == 422
    assert (
        gateway.ask("POST", "/", json=asked, headers={"Authorization": "Bearer made-up"}).status_code == 200
    )
    assert gateway.texts("+8613900000001") == ["code 4821"]


def test_its_refusals_fail_as_the_profile_says() -> None:
    failures = HttpSettings(**SETTINGS).failures()
    assert failures["refusal"].status == 422
    assert b'"code":7' in failures["refusal"].body
