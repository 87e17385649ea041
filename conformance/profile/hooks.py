"""The hooks of a target profile: what the suite may ask of a deployment besides the screens."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import Timer

import httpx
import msgspec

from conformance.profile import Hook
from conformance.profile.placeholders import Unfilled, fill, filled

Cookie = dict[str, str | bool | float]

PATIENCE = 10.0
"""Seconds that a hook may be silent; twice as long it may take until it has answered."""
LIMIT = 1024 * 1024
"""Bytes that it may answer."""


class StorageState(msgspec.Struct):
    """What Playwright's `BrowserContext.storage_state` writes, as far as it is used."""

    cookies: list[Cookie]


class HookFailed(Exception):
    """A hook was refused or did not answer; the text names it."""


def call(hook: Hook, values: Mapping[str, object]) -> bytes:
    """Make a hook's request, each `{name}` in its address and body filled in from `values`.

    A body value that is one placeholder and nothing else keeps the value's type. Returns the answer's body.
    Raises HookFailed.
    """
    try:
        url = fill(hook.url, values)
        with (
            _client(2 * PATIENCE) as client,
            client.stream(hook.method, url, json=filled(hook.body, values)) as answer,
        ):
            body = _whole(answer)
    except Unfilled as unfilled:
        raise HookFailed(f"{hook.method} {hook.url}: {unfilled}") from None
    except httpx.HTTPError as error:
        raise HookFailed(f"{hook.method} {url}: {error}") from None
    if not answer.is_success:
        said = " ".join(body.decode(errors="replace")[:200].split())
        raise HookFailed(f"{hook.method} {url}: {answer.status_code} {said}")
    return body


@contextmanager
def _client(seconds: float) -> Iterator[httpx.Client]:
    """Whoever asks, for so many seconds at the most, headers and all; raises httpx's error."""
    with httpx.Client(timeout=PATIENCE, trust_env=False, verify=_authorities()) as client:
        timer = Timer(seconds, client.close)
        timer.start()
        try:
            yield client
        except (httpx.HTTPError, RuntimeError):
            if client.is_closed:
                raise httpx.ReadTimeout(f"the answer did not end within {seconds:g} s") from None
            raise
        finally:
            timer.cancel()


def _whole(answer: httpx.Response) -> bytes:
    """Take in an answer, as far as it may be kept; raises httpx's error."""
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > LIMIT:
            raise httpx.ReadError(f"the answer went on past {LIMIT:,} bytes")
    return bytes(body)


def cookies(state: bytes) -> list[Cookie]:
    """The cookies of a Playwright storage state; raises HookFailed when it is none."""
    try:
        return msgspec.json.decode(state, type=StorageState).cookies
    except (msgspec.DecodeError, RecursionError) as error:
        raise HookFailed(
            f"what was answered for a session is no storage state of Playwright: {error}"
        ) from None


@cache
def _authorities() -> ssl.SSLContext:
    """Whom hooks over TLS trust; made once, since that takes longer than a hook."""
    return httpx.create_ssl_context()
