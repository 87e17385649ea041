"""The hooks of a target profile: what the suite may ask of a deployment besides the screens."""

import ssl
from collections.abc import Mapping
from functools import cache

import httpx
import msgspec

from conformance.profile import Hook
from conformance.profile.placeholders import Unfilled, fill, filled

Cookie = dict[str, str | bool | float]

PATIENCE = 10.0
"""Seconds that a hook may take."""


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
        answer = httpx.request(
            hook.method,
            url,
            json=filled(hook.body, values),
            timeout=PATIENCE,
            trust_env=False,
            verify=_authorities(),
        )
        return answer.raise_for_status().content
    except Unfilled as unfilled:
        raise HookFailed(f"{hook.method} {hook.url}: {unfilled}") from None
    except httpx.HTTPStatusError as error:
        said = " ".join(error.response.text[:200].split())
        raise HookFailed(f"{hook.method} {url}: {error.response.status_code} {said}") from None
    except httpx.HTTPError as error:
        raise HookFailed(f"{hook.method} {url}: {error}") from None


def cookies(state: bytes) -> list[Cookie]:
    """The cookies of a Playwright storage state; raises HookFailed when it is none."""
    try:
        return msgspec.json.decode(state, type=StorageState).cookies
    except msgspec.DecodeError as error:
        raise HookFailed(
            f"what was answered for a session is no storage state of Playwright: {error}"
        ) from None


@cache
def _authorities() -> ssl.SSLContext:
    """Whom hooks over TLS trust; made once, since that takes longer than a hook."""
    return httpx.create_ssl_context()
