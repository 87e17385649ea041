"""An SMS gateway of a deployment's own: any HTTP request with a number and a text in it."""

import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox, Message
from fake_services.providers.failures import INSIDE, Answer
from fake_services.providers.sms.posted import Unreadable, json_of, message_in
from fake_services.refusals import Refusals

NAME = "the SMS gateway of ixit.gateways.http"
METHODS = ["GET", "POST", "PUT"]


@dataclass(frozen=True)
class HttpSettings:
    """The keys of ixit.gateways.http."""

    host: str
    number: str
    text: str
    header: str
    secret: str
    answer: dict[str, Any]
    refusal: dict[str, Any]
    refusal_status: int

    def failures(self) -> dict[str, Answer]:
        """Its own ways to send nothing."""
        said = msgspec.json.encode({**self.refusal, "node": INSIDE})
        return {"refusal": Answer(self.refusal_status, said), "signature": Answer(401, said)}


class HttpSms:
    """Takes a message a request, at any path, into the inbox; `refusals` gets a line for each refused one."""

    def __init__(self, clock: Clock, settings: HttpSettings, inbox: Inbox, refusals: Refusals) -> None:
        self._clock = clock
        self._settings = settings
        self._inbox = inbox
        self._refusals = refusals
        self.app = Starlette(routes=[Route("/{path:path}", self._take, methods=METHODS)])

    async def _take(self, request: Request) -> JSONResponse:
        settings = self._settings
        shown = request.headers.get(settings.header, "") if settings.header else settings.secret
        if not secrets.compare_digest(shown.encode(), settings.secret.encode()):
            return self._refused(f"the header {settings.header} does not carry the secret")
        try:
            number, text = message_in(await _fields(request), settings.number, settings.text)
        except Unreadable as reason:
            return self._refused(str(reason))
        self._inbox.deliver(Message(settings.host, number, text, self._clock.now()))
        return JSONResponse(settings.answer)

    def _refused(self, why: str) -> JSONResponse:
        self._refusals.add(NAME, why)
        return JSONResponse(self._settings.refusal, self._settings.refusal_status)


async def _fields(request: Request) -> object:
    """What a request says: its JSON, or its query and its form; raises Unreadable."""
    body = await request.body()
    if body.lstrip()[:1] in (b"{", b"["):
        return json_of(body)
    form = parse_qsl(body.decode(errors="replace"), keep_blank_values=True)
    return {**request.query_params, **dict(form)}
