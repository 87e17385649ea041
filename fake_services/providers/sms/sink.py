"""Where a staging system's own SMS sink posts the messages that it would have sent."""

import secrets
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox, Message
from fake_services.providers.sms.posted import Unreadable, json_of, message_in
from fake_services.refusals import SINK, Refusals


@dataclass(frozen=True)
class SinkSettings:
    """Port on loopback, the header with the shared secret, and the fields of the posted JSON object."""

    port: int
    secret: str
    header: str
    number: str
    text: str


class SmsSink:
    """Takes one message a post, `POST /`, into the inbox; `refusals` gets a line for each refused one."""

    def __init__(self, clock: Clock, settings: SinkSettings, inbox: Inbox, refusals: Refusals) -> None:
        self._clock = clock
        self._settings = settings
        self._inbox = inbox
        self._refusals = refusals
        self.app = Starlette(routes=[Route("/", self._take, methods=["POST"])])

    async def _take(self, request: Request) -> Response:
        shown = request.headers.get(self._settings.header, "")
        if not secrets.compare_digest(shown.encode(), self._settings.secret.encode()):
            return self._refused(403, f"the header {self._settings.header} does not carry the secret")
        try:
            posted = json_of(await request.body())
            number, text = message_in(posted, self._settings.number, self._settings.text)
        except Unreadable as reason:
            return self._refused(400, str(reason))
        self._inbox.deliver(Message("sink", number, text, self._clock.now()))
        return Response(status_code=204)

    def _refused(self, status: int, why: str) -> Response:
        self._refusals.add(SINK, why)
        return PlainTextResponse(f"{why}\n", status)
