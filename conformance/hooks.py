"""The hooks of a target profile: what the suite may ask of a deployment besides the screens."""

from collections.abc import Mapping

import httpx

from conformance.target import Hook

PATIENCE = 10.0
"""Seconds that a hook may take."""


class HookFailed(Exception):
    """A hook was refused or did not answer; the text names it."""


def call(hook: Hook, values: Mapping[str, object]) -> None:
    """Make a hook's request, each `{name}` in its address and body filled in from `values`.

    A body value that is one placeholder and nothing else keeps the value's type. Raises HookFailed.
    """
    try:
        url = hook.url.format_map(values)
        answer = httpx.request(
            hook.method, url, json=filled(hook.body, values), timeout=PATIENCE, trust_env=False
        )
        answer.raise_for_status()
    except KeyError as name:
        raise HookFailed(f"{hook.method} {hook.url}: nothing stands for {{{name.args[0]}}}") from None
    except httpx.HTTPStatusError as error:
        said = " ".join(error.response.text[:200].split())
        raise HookFailed(f"{hook.method} {url}: {error.response.status_code} {said}") from None
    except httpx.HTTPError as error:
        raise HookFailed(f"{hook.method} {url}: {error}") from None


def filled(template: object, values: Mapping[str, object]) -> object:
    """A copy of a template of dicts, lists and strings, with its placeholders filled in."""
    if isinstance(template, dict):
        return {key: filled(value, values) for key, value in template.items()}
    if isinstance(template, list):
        return [filled(value, values) for value in template]
    if isinstance(template, str):
        name = template[1:-1]
        return values[name] if template == f"{{{name}}}" and name in values else template.format_map(values)
    return template
