"""What whoever reads it could use: session and trust cookies, tickets, tokens and codes.

Nobody tells the suite what a deployment hands out; by what it is called there it is found.
"""

import html
import re
from collections.abc import Iterable, Iterator
from http.cookies import CookieError, SimpleCookie
from urllib.parse import unquote_plus

from steps.surroundings import Exchange

LONG = 12
"""Characters that a credential has at least; what is shorter can be guessed, or is none."""
READ = 200_000
"""Characters of a body that are looked through."""
CALLED = (
    r"[\w.:-]{0,30}(?:ticket|token|csrf|xsrf|nonce|passwd|password|secret|session|credential|authorization)"
    r"[\w.:-]{0,20}|code|auth_?code|j?session_?id|sid|uuid|sign|signature|pgtIou|state"
)
"""What credentials are called, in addresses, forms, JSON, XML and hidden fields."""
SAID = rf"[!#-%(-+\--:=?-\[\]-~]{{{LONG},4096}}+"
NAMED, VALUED = rf"name=[\"'](?P<name>{CALLED})[\"']", rf"(?:value|content)=[\"'](?P<value>{SAID})"
ANYWHERE = (
    re.compile(rf"(?:^|[?&;#])(?P<name>{CALLED})=(?P<value>[^\s\"'<>&;?#]{{{LONG},4096}})", re.IGNORECASE),
    re.compile(rf"[\"'](?P<name>{CALLED})\\?[\"']\s*:\s*\\?[\"'](?P<value>{SAID})", re.IGNORECASE),
    re.compile(rf"<(?P<name>{CALLED})(?:\s[^>]{{0,300}})?>\s*(?P<value>{SAID})", re.IGNORECASE),
    re.compile(rf"data-(?P<name>[\w-]{{0,40}}key|{CALLED})=[\"'](?P<value>{SAID})", re.IGNORECASE),
    re.compile(rf"{NAMED}[^>]{{0,300}}?{VALUED}", re.IGNORECASE),
    re.compile(rf"{VALUED}[^>]{{0,300}}?{NAMED}", re.IGNORECASE),
)
RANDOM = re.compile(r"\d|[a-z][^a-zA-Z]*[A-Z]|[A-Z][^a-zA-Z]*[a-z]")
"""What a value has that is no word such as `not_verified`."""
DULL = ("text/css", "javascript", "image/", "font/")
"""Kinds of answers that say nothing to anybody in particular."""
SENT = re.compile(
    r'"TemplateParam(?:Set)?"\s*:\s*(?:\[(?P<list>[^\]]{0,2000})\]|"(?P<text>(?:[^"\\]|\\.)*)")'
)
"""What an SMS gateway is given to put into a message (Tencent Cloud, Alibaba Cloud)."""
CODE = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Z]*\d)[0-9A-Z]{4,8}(?![0-9A-Za-z])")
CARRIES = ("authorization", "proxy-authorization", "x-auth-token", "x-csrf-token", "x-xsrf-token")
"""Headers whose last word is a credential."""


def credentials(exchanges: Iterable[Exchange]) -> Iterator[tuple[str, str]]:
    """Yield what was handed out or shown on the wire, each with what it is called there; some twice."""
    for exchange in exchanges:
        yield from in_text(exchange.url)
        yield from _in_headers(exchange.request_headers)
        yield from _in_headers(exchange.response_headers)
        answer = b"" if is_dull(exchange) else exchange.response_body
        for body in (exchange.request_body, answer):
            text = body[:READ].decode(errors="replace")
            yield from in_text(text)
            yield from _in_messages(text)


def is_dull(exchange: Exchange) -> bool:
    """Whether the answer is a style sheet, a script, a picture or a font."""
    kinds = [value for name, value in exchange.response_headers if name.lower() == "content-type"]
    return any(word in kind for kind in kinds for word in DULL)


def in_text(text: str) -> Iterator[tuple[str, str]]:
    """Yield the credentials in a text, each with what it is called there."""
    for view in dict.fromkeys((text, unquote_plus(text))):
        for pattern in ANYWHERE:
            for found in pattern.finditer(view):
                value, name = html.unescape(unquote_plus(found["value"])), found["name"].lower()
                if len(value) >= LONG and ("pass" in name or "secret" in name or RANDOM.search(value)):
                    yield value, name


def _in_headers(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, value in headers:
        if name.lower() in ("cookie", "set-cookie"):
            yield from ((said, f"cookie {cookie}") for cookie, said in _cookies(value) if len(said) >= LONG)
        elif name.lower() == "location":
            yield from in_text(value)
        elif name.lower() in CARRIES and len(word := value.rpartition(" ")[2]) >= LONG:
            yield word, name.lower()


def _cookies(header: str) -> Iterator[tuple[str, str]]:
    """A header's cookies, without what is said about them (Path and the like are no cookies)."""
    try:
        yield from ((name, morsel.value) for name, morsel in SimpleCookie(header).items())
    except CookieError:
        yield from (part.strip().partition("=")[::2] for part in header.split(";") if "=" in part)


def _in_messages(text: str) -> Iterator[tuple[str, str]]:
    """The codes that an SMS gateway was asked to send, though it sent none."""
    for found in SENT.finditer(text):
        yield from ((code, "code") for code in CODE.findall(found["list"] or found["text"] or ""))
