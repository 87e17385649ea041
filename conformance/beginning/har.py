"""What was shown and sent in a HAR file (HAR 1.2), as developer tools and Playwright write it."""

import base64
import email
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from conformance.beginning.pages import Page

_PASSWORD = re.compile("passw|pwd", re.IGNORECASE)


@dataclass(frozen=True)
class Shown:
    """A page that was answered, and where."""

    address: str
    page: Page


@dataclass(frozen=True)
class Sent:
    """What was sent, by its names, and the pages that were there by then, the newest first."""

    values: Mapping[str, str]
    before: tuple[Shown, ...]

    @property
    def signs_in(self) -> bool:
        """Whether a password was sent."""
        return any(_PASSWORD.search(name) or self._is_typed(name, "password") for name in self.values)

    def named(self, pattern: re.Pattern[str]) -> list[str]:
        """The names of values that fit; first those of fields that a page has."""
        fit = [name for name, value in self.values.items() if pattern.fullmatch(value)]
        return sorted(fit, key=lambda name: not self._is_typed(name))

    def _is_typed(self, name: str, kind: str = "") -> bool:
        fields = (shown.page.field(name) for shown in self.before)
        return any(one and kind in ("", one.kind) for one in fields)


def pages(entries: list[Any]) -> list[Shown]:
    """The pages that were answered, in their order."""
    return [Shown(str(one["request"]["url"]), _page(one)) for one in entries if _is_page(one)]


def _is_page(entry: Mapping[str, Any]) -> bool:
    response = entry["response"]
    kind = str(response["content"].get("mimeType", ""))
    return bool(response["status"] == 200) and kind.startswith("text/html")


def _page(entry: Mapping[str, Any]) -> Page:
    content = entry["response"]["content"]
    text = str(content.get("text", ""))
    plain = base64.b64decode(text).decode(errors="replace") if content.get("encoding") == "base64" else text
    return Page.of(plain)


def sent(entries: list[Any]) -> Iterator[Sent]:
    """What was sent, in its order, with the pages that had been shown by then."""
    shown: tuple[Shown, ...] = ()
    for entry in entries:
        if body := entry["request"].get("postData"):
            yield Sent(dict(_values(body)), shown)
        shown = (*pages([entry]), *shown)


def _values(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a body says, by name: of a form, of several parts, or JSON, whose innermost names count."""
    kind, text = str(body.get("mimeType", "")), str(body.get("text", ""))
    if body.get("params"):
        yield from ((str(one["name"]), str(one.get("value", ""))) for one in body["params"])
    elif "json" in kind:
        yield from _leaves("", json.loads(text))
    elif kind.startswith("multipart/"):
        whole = email.message_from_string(f"Content-Type: {kind}\n\n{text}")
        for part in whole.walk():
            if name := part.get_param("name", header="content-disposition"):
                yield str(name), str(part.get_payload()).strip()
    else:
        yield from parse_qsl(text, keep_blank_values=True)


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(str(key), inner)
    elif isinstance(value, str):
        yield name, value
