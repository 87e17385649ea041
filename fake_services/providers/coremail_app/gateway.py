"""The push gateway of the app 论客, by a protocol of our own (docs/coremail-app.md)."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from fake_services.clock import Clock
from fake_services.providers.coremail_app.phones import AppPhones
from fake_services.providers.failures import INSIDE, Answer
from fake_services.refusals import Refusals

WINDOW = 5 * 60
HELD = 0.3
"""Seconds for which a question is held while there is no answer."""

FAILURES = {
    "refusal": Answer(429, f'{{"error":"quota_exceeded","message":"{INSIDE}"}}'.encode()),
    "signature": Answer(401, f'{{"error":"bad_signature","message":"{INSIDE}"}}'.encode()),
}
"""The gateway's own ways to do nothing."""

Handler = Callable[[str, bytes], tuple[int, dict[str, object]]]


@dataclass(frozen=True)
class CoremailAppSettings:
    """A deployment as it is registered at the gateway, and the host name of that gateway."""

    host: str
    app_key: str
    app_secret: str


class Offer(msgspec.Struct):
    """The body of POST /v1/pairings: what the phone calls the mailbox."""

    label: str


class NewPush(msgspec.Struct):
    """The body of POST /v1/pairings/{id}/pushes: what the phone shows."""

    text: str


class Refusal(Exception):
    """A status and an `error` of the protocol."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(f"{status} {error}")
        self.status = status
        self.error = error


class CoremailAppGateway:
    """The gateway for one deployment; `refusals` gets one line for each request that was refused."""

    def __init__(
        self, clock: Clock, settings: CoremailAppSettings, phones: AppPhones, refusals: Refusals
    ) -> None:
        self._clock = clock
        self._settings = settings
        self._phones = phones
        self._refusals = refusals
        self._nonces: set[str] = set()
        self.app = Starlette(
            routes=[
                self._route("POST", "/v1/pairings", self._offer),
                self._route("GET", "/v1/pairings/{id}", self._pairing),
                self._route("DELETE", "/v1/pairings/{id}", self._end),
                self._route("POST", "/v1/pairings/{id}/pushes", self._push),
                self._route("GET", "/v1/pushes/{id}", self._answer),
            ]
        )

    def _route(self, method: str, path: str, handler: Handler) -> Route:
        async def respond(request: Request) -> Response:
            body = await request.body()
            try:
                self._authenticate(request, body)
                id = request.path_params.get("id", "")
                status, content = await run_in_threadpool(_attempted, handler, id, body)
            except Refusal as refusal:
                self._refusals.add("论客 App", f"{request.method} {path}: {refusal}")
                status, content = refusal.status, {"error": refusal.error}
            return JSONResponse(content, status)

        return Route(path, respond, methods=[method])

    def _authenticate(self, request: Request, body: bytes) -> None:
        given = {name: request.headers.get(f"x-app-{name}", "") for name in ("key", "timestamp", "nonce")}
        if given["key"] != self._settings.app_key:
            raise Refusal(401, "unknown_app")
        hashed = hashlib.sha256(body).hexdigest()
        to_sign = "\n".join((request.method, request.url.path, given["timestamp"], given["nonce"], hashed))
        expected = hmac.digest(self._settings.app_secret.encode(), to_sign.encode(), "sha256").hex()
        if not hmac.compare_digest(request.headers.get("x-app-signature", "").encode(), expected.encode()):
            raise Refusal(401, "bad_signature")
        timestamp = given["timestamp"]
        if not timestamp.isdecimal() or not self._clock.near(int(timestamp), WINDOW):
            raise Refusal(401, "stale_timestamp")
        if not given["nonce"] or given["nonce"] in self._nonces:
            raise Refusal(401, "nonce_used")
        self._nonces.add(given["nonce"])

    def _offer(self, _: str, body: bytes) -> tuple[int, dict[str, object]]:
        pairing = self._phones.offer(msgspec.json.decode(body, type=Offer).label)
        return 201, {"pairing": pairing.id, "token": pairing.token}

    def _pairing(self, id: str, _: bytes) -> tuple[int, dict[str, object]]:
        return 200, {"status": self._phones.wait_for_pairing(id, HELD)}

    def _end(self, id: str, _: bytes) -> tuple[int, dict[str, object]]:
        self._phones.end(id)
        return 200, {}

    def _push(self, id: str, body: bytes) -> tuple[int, dict[str, object]]:
        push = self._phones.push(id, msgspec.json.decode(body, type=NewPush).text)
        if push is None:
            raise Refusal(409, "not_paired")
        return 201, {"push": push.id}

    def _answer(self, id: str, _: bytes) -> tuple[int, dict[str, object]]:
        return 200, {"status": self._phones.wait_for_answer(id, HELD)}


def _attempted(handler: Handler, id: str, body: bytes) -> tuple[int, dict[str, object]]:
    try:
        return handler(id, body)
    except KeyError:
        raise Refusal(404, "not_found") from None
    except (msgspec.DecodeError, RecursionError):
        raise Refusal(400, "bad_request") from None
