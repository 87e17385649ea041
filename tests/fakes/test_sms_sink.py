import asyncio

import httpx
import msgspec
import pytest

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox
from fake_services.providers.sms.sink import SinkSettings, SmsSink
from fake_services.refusals import Refusals

SECRET = {"X-Token": "sink secret"}
POSTED = {"to": {"mobile": "139 0000-0001"}, "content": "您的验证码为4821"}


class Sink:
    def __init__(self) -> None:
        self.inbox, self.refusals = Inbox(), Refusals()
        settings = SinkSettings(0, "sink secret", "X-Token", "to.mobile", "content")
        app = SmsSink(Clock(), settings, self.inbox, self.refusals).app
        self._transport = httpx.ASGITransport(app)

    def post(self, content: object, headers: dict[str, str]) -> httpx.Response:
        return self.send(msgspec.json.encode(content), headers)

    def send(self, content: bytes, headers: dict[str, str]) -> httpx.Response:
        async def send() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://sink.test") as client:
                return await client.post("/", content=content, headers=headers)

        return asyncio.run(send())


@pytest.fixture
def sink() -> Sink:
    return Sink()


@pytest.mark.parametrize("number", ["139 0000-0001", "+86 13900000001", "8613900000001"])
def test_a_message_arrives_whatever_the_notation_of_its_number(sink: Sink, number: str) -> None:
    answer = sink.post({**POSTED, "to": {"mobile": number}}, SECRET)
    assert answer.status_code == 204
    assert [message.text for message in sink.inbox.received("+8613900000001")] == ["您的验证码为4821"]


def test_a_number_of_elsewhere_stays_as_it_is(sink: Sink) -> None:
    sink.post({**POSTED, "to": {"mobile": "+852 5123 4567"}}, SECRET)
    assert len(sink.inbox.received("+85251234567")) == 1


@pytest.mark.parametrize("headers", [{}, {"X-Token": "another"}])
def test_without_the_secret_nothing_is_taken(sink: Sink, headers: dict[str, str]) -> None:
    assert sink.post(POSTED, headers).status_code == 403
    assert sink.inbox.everything() == []
    assert sink.refusals.lines() == ["the SMS sink: the header X-Token does not carry the secret"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"to": {"mobile": "1"}, "content": "x"}, "to.mobile holds no phone number"),
        ({"to": "13900000001", "content": "x"}, "there is no field to.mobile"),
        ({"to": {"mobile": "13900000001"}}, "there is no field content"),
        ([], "there is no field to.mobile"),
    ],
)
def test_what_is_no_message_is_told(sink: Sink, content: object, why: str) -> None:
    answer = sink.post(content, SECRET)
    assert (answer.status_code, answer.text) == (400, f"{why}\n")
    assert sink.refusals.lines() == [f"the SMS sink: {why}"]


@pytest.mark.parametrize("body", ["to=1", "[" * 100_000], ids=["a form", "brackets"])
def test_what_is_no_json_is_told(sink: Sink, body: str) -> None:
    answer = sink.send(body.encode(), SECRET)
    assert answer.status_code == 400
    assert answer.text.startswith("no JSON: ")
