"""The push gateway of the app 论客, by the protocol of docs/coremail-app.md."""

import hashlib
import hmac
import json
import secrets
from urllib.parse import urlencode

import httpx
import msgspec

from fake_services.clock import Clock
from fake_services.reference.outgoing.failed import GatewayFailed


class CoremailApp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The push gateway of the app 论客, and credentials there (docs/coremail-app.md)."""

    host: str
    app_key: str
    app_secret: str


class AppFailed(GatewayFailed):
    """The gateway did not do what it was asked for; the text says why, in one line."""


class AppGateway:
    """The deployment's calls; each raises AppFailed."""

    def __init__(self, http: httpx.AsyncClient, account: CoremailApp, clock: Clock) -> None:
        self._http = http
        self._account = account
        self._clock = clock

    async def offer(self, label: str) -> tuple[str, str]:
        """Offer a mailbox for pairing: the pairing's id, and the link in its QR code but for the secret."""
        offered = await self._call("POST", "/v1/pairings", "pairing", "token", label=label)
        link = {"gateway": self._account.host, "pairing": offered["pairing"], "token": offered["token"]}
        return offered["pairing"], f"lunkr://pair?{urlencode(link)}"

    async def pairing(self, id: str) -> str:
        """What became of a pairing, the answer being held for a while where nothing has yet."""
        return (await self._call("GET", f"/v1/pairings/{id}", "status"))["status"]

    async def end(self, id: str) -> None:
        """Let a pairing end."""
        await self._call("DELETE", f"/v1/pairings/{id}")

    async def push(self, id: str, text: str) -> str:
        """Ask the app of a pairing to approve something: the push's id."""
        return (await self._call("POST", f"/v1/pairings/{id}/pushes", "push", text=text))["push"]

    async def answer(self, push: str) -> str:
        """What was answered to a push, the answer being held for a while where nothing has yet."""
        return (await self._call("GET", f"/v1/pushes/{push}", "status"))["status"]

    async def _call(self, method: str, path: str, *wanted: str, **body: str) -> dict[str, str]:
        """The wanted texts of an answer."""
        host, content = self._account.host, json.dumps(body).encode() if body else b""
        try:
            headers, url = self._signed(method, path, content), f"https://{host}{path}"
            answer = await self._http.request(method, url, content=content, headers=headers)
            given = answer.raise_for_status().json()
            return {name: _text(given[name]) for name in wanted}
        except httpx.HTTPStatusError as fault:
            raise AppFailed(f"{host} answered HTTP {fault.response.status_code}") from fault
        except httpx.HTTPError as fault:
            raise AppFailed(f"{host} did not answer: {fault!r}", answered=False) from fault
        except (ValueError, LookupError, TypeError) as fault:
            raise AppFailed(f"{host} gave an answer of another kind: {answer.text[:200]!r}") from fault

    def _signed(self, method: str, path: str, content: bytes) -> dict[str, str]:
        timestamp, nonce = str(int(self._clock.now())), secrets.token_hex(16)
        to_sign = "\n".join((method, path, timestamp, nonce, hashlib.sha256(content).hexdigest()))
        signature = hmac.digest(self._account.app_secret.encode(), to_sign.encode(), "sha256").hex()
        return {
            "Content-Type": "application/json",
            "X-App-Key": self._account.app_key,
            "X-App-Timestamp": timestamp,
            "X-App-Nonce": nonce,
            "X-App-Signature": signature,
        }


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
