"""What serves for one request alone, as a token against forged forms may: the next one takes its place."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from steps.devices.device import Device
from steps.surroundings import Exchange
from steps.ways.requests.handed_out import LIKE_A_TOKEN
from steps.ways.requests.message import Json, Message, leaves, read_json

type Named = tuple[str, str]
"""Where an answer hands out a value, such as by a field of a form, and the value."""
IN_SCRIPTS = re.compile(r"""["']?(?<![\w.-])([\w.-]{1,80})["']?\s*[:=]\s*(["'])((?:(?!\2)[^\\\n])+)\2""")
"""A name and a text, as scripts write them."""
TEXTS = ("html", "json", "javascript")


class Renewal:
    """What the deployment last handed this browser in the place of each token that its requests say.

    Where every answer brings the token of the next form, a request that says a spent one is refused for that,
    whatever else it says.
    """

    def __init__(self, device: Device) -> None:
        self.device = device
        self._read = 0
        self._last: dict[str, tuple[int, str]] = {}
        self._places: dict[str, set[str]] = {}
        """Where each was handed out, and where a script may be told the next: by the same name alone."""

    def of(self, message: Message) -> Message:
        """The request with each token as it was last handed out."""
        self._read_on()

        def last(_: str, said: Json) -> list[Json]:
            return [self._instead(said) if isinstance(said, str) else said]

        headers = {name: self._instead(value) for name, value in message.headers.items()}
        return replace(message.changed(last), headers=headers)

    def _instead(self, value: str) -> str:
        there = [self._last[place] for place in self._places.get(value, ()) if place in self._last]
        return max(there)[1] if there else value

    def _read_on(self) -> None:
        answers = self.device.wire.since(self.device.login_mark)
        for number, answer in enumerate(answers[self._read :], self._read):
            for place, value in handed_out(answer):
                self._last[place] = number, value
                self._places.setdefault(value, set()).update((place, f"name {place.rpartition(' ')[2]}"))
        self._read = len(answers)


def handed_out(answer: Exchange) -> Iterator[Named]:
    """Every token that an answer gives a name: in cookies and headers, forms, addresses, JSON and scripts.

    A name with two of them in one answer stands for neither; that of a field is its form's own.
    """
    found: dict[str, set[str]] = {}
    for place, value in _handed_out(answer):
        if LIKE_A_TOKEN.fullmatch(value):
            found.setdefault(place, set()).add(value)
    yield from ((place, values.pop()) for place, values in found.items() if len(values) == 1)


def _handed_out(answer: Exchange) -> Iterator[Named]:
    for name, value in answer.response_headers:
        if name.lower() == "set-cookie":
            cookie, _, given = value.partition(";")[0].partition("=")
            yield f"cookie {cookie.strip()}", given.strip()
        elif name.lower() == "location":
            yield from _in_address(urljoin(answer.url, value))
        elif name.lower().startswith("x-"):
            yield f"header {name.lower()}", value
    if any(kind in answer.response_type for kind in TEXTS):
        yield from _in_text(answer.url, answer.response_body.decode(errors="replace"))


def _in_text(url: str, text: str) -> Iterator[Named]:
    try:
        tree = read_json(text)
    except ValueError:
        page = _Page(url)
        with suppress(AssertionError):  # HTMLParser's, where `<![` leads to nothing
            page.feed(text)
        yield from page.found
        return
    for name, said in leaves("", tree):
        if isinstance(said, str):
            yield from _by_name(name, said)


def _by_name(name: str, said: str) -> Iterator[Named]:
    yield f"name {name}", said
    yield from _in_address(said)


def _in_address(address: str) -> Iterator[Named]:
    with suppress(ValueError):
        parts = urlsplit(address)
        yield from ((f"address {parts.path} {name}", value) for name, value in parse_qsl(parts.query))


class _Page(HTMLParser):
    """The fields of a page's forms, what their addresses say, and what else has a name there."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.found: list[Named] = []
        self._url = self._action = url
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a form, a field, or a page's own name says."""
        said = {name: value or "" for name, value in attrs}
        self._in_script = tag == "script"
        if tag == "form":
            self._action = urljoin(self._url, said.get("action", ""))
            self.found += _in_address(self._action)
        elif tag == "input" and "name" in said:
            form = urlsplit(self._action).path
            self.found.append((f"field {form} {said['name']}", said.get("value", "")))
        elif tag == "meta" and "name" in said:
            self.found += _by_name(said["name"], said.get("content", ""))
        self.found += ((f"attribute {name}", one) for name, one in said.items() if name.startswith("data-"))

    def handle_endtag(self, tag: str) -> None:
        """Leave a script, or a form."""
        self._in_script = False
        if tag == "form":
            self._action = self._url

    def handle_data(self, data: str) -> None:
        """Read the texts of a script that have names."""
        if self._in_script:
            for name, _, said in IN_SCRIPTS.findall(data):
                self.found += _by_name(name, said)
