"""Where a staging system's own SMS sink posts the messages that it would have sent."""

import secrets
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from fake_services.phones.inbox import Inbox, Message
from fake_services.providers.refusals import SINK, Refusals
from fake_services.providers.sms.numbers import e164
from fake_services.world.clock import Clock

PUNCTUATION = str.maketrans("", "", " -()")


@dataclass(frozen=True)
class SinkSettings:
    """Port on loopback, the header with the shared secret, and the fields of the posted JSON object."""

    port: int
    secret: str
    header: str
    number: str
    text: str


class Unreadable(ValueError):
    """A post that is no message; the text says why, in one line."""


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
            self._inbox.deliver(self._message(await request.body()))
        except Unreadable as reason:
            return self._refused(400, str(reason))
        return Response(status_code=204)

    def _message(self, body: bytes) -> Message:
        try:
            posted = msgspec.json.decode(body)
        except msgspec.DecodeError as error:
            raise Unreadable(f"no JSON: {error}") from None
        to = str(_field(posted, self._settings.number)).translate(PUNCTUATION)
        number = e164(to) or (to if to.startswith("+") else None)
        if number is None:
            raise Unreadable(f"{self._settings.number} holds no phone number")
        return Message("sink", number, str(_field(posted, self._settings.text)), self._clock.now())

    def _refused(self, status: int, why: str) -> Response:
        self._refusals.add(SINK, why)
        return PlainTextResponse(f"{why}\n", status)


def _field(posted: Any, path: str) -> object:  # noqa: ANN401 (any JSON)
    """The field of this name, or `b` of the object `a` for `a.b`; raises Unreadable when it is not there."""
    for name in path.split("."):
        if not isinstance(posted, dict) or name not in posted:
            raise Unreadable(f"there is no field {path}")
        posted = posted[name]
    return posted
