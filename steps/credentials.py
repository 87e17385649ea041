"""What whoever reads it could use: session and trust cookies, tickets, tokens and codes.

Nobody tells the suite what a deployment hands out; by what it is called there it is found.
"""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, unquote_plus

from steps.surroundings import Exchange

LONG = 12
"""Characters that a credential has at least; what is shorter can be guessed, or is none."""
SHORT = 8
"""Characters at least where the name leaves no doubt, and a digit is among them."""
SURELY = 16
"""Characters of one that is letters alone: few words have so many."""
READ = 200_000
"""Characters of a body that are looked through."""
CALLED = (
    r"[\w.:-]{0,30}(?:ticket|token|csrf|xsrf|nonce|passwd|password|secret|session|credential|authorization)"
    r"[\w.:-]{0,20}|(?:(?:wx|wechat|oauth2?|auth|grant|login|access)_?)?code|j?session_?id|sid|uuid|sign|signature|pgtIou|state|jwt"
    r"|[\w-]{0,30}key|trust\w{0,20}id|device\w{0,20}id"
)
"""What credentials are called, in addresses, forms, JSON, XML and hidden fields."""
SURELY_CALLED = r"(?:jwt|sid|token|session(?:_?id)?|ticket)"
SAID = rf"[!#-%(-+\--:=?-\[\]-~]{{{SHORT},4096}}+"
NAMED, VALUED = rf"name=[\"'](?P<name>{CALLED})[\"']", rf"(?:value|content)=[\"'](?P<value>{SAID})"
ANYWHERE = (
    re.compile(
        rf"(?:(?<![\w.:-])|(?<=window\.))(?P<name>{CALLED})\s{{0,5}}[:=]\s{{0,5}}[\"'](?P<value>{SAID})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<name>{SURELY_CALLED})[\"']\s{{0,5}}:\s{{0,5}}(?P<value>\d{{{LONG},64}})", re.IGNORECASE
    ),
    re.compile(
        r"/(?P<name>reset|verify|confirm|activate|unlock|recover)[\w-]{0,20}/(?P<value>[\w-]{16,512})"
    ),
    re.compile(rf"(?:^|[?&;#])(?P<name>{CALLED})=(?P<value>[^\s\"'<>&;?#]{{{SHORT},4096}})", re.IGNORECASE),
    re.compile(rf"[\"'](?P<name>{CALLED})\\?[\"']\s*:\s*\\?[\"'](?P<value>{SAID})", re.IGNORECASE),
    re.compile(rf"<(?P<name>{CALLED})(?:\s[^>]{{0,300}})?>\s*(?P<value>{SAID})", re.IGNORECASE),
    re.compile(rf"data-(?P<name>[\w-]{{0,40}}key|{CALLED})=[\"'](?P<value>{SAID})", re.IGNORECASE),
    re.compile(rf"{NAMED}[^>]{{0,300}}?{VALUED}", re.IGNORECASE),
    re.compile(rf"{VALUED}[^>]{{0,300}}?{NAMED}", re.IGNORECASE),
)
RANDOM = re.compile(r"\d|[a-z][^a-zA-Z]*[A-Z]|[A-Z][^a-zA-Z]*[a-z]")
"""What a value has that is no word such as `not_verified`."""
SURE = re.compile(rf"pass|secret|trust|{SURELY_CALLED}$")
"""Names, in small letters, that only credentials have."""
VAGUE = re.compile(r"(?!.*(?:pass|secret)).*(?:key|id)$|reset|verify|confirm|activate|unlock|recover")
"""Names that much else has as well: what they hold is a credential if it looks like nothing else."""
JUMBLE = re.compile(r"(?=[\w+/=~.-]*\d)(?=[\w+/=~.-]*[A-Za-z])[\w+/=~.-]+", re.ASCII)
WORD = "(?:[A-Z][a-z]{2,}|At|By|Id|In|Is|No|Of|On|Or|To|Up)"
LETTERS = re.compile(rf"(?=[A-Z]*[a-z])(?=[a-z]*[A-Z])(?!(?:[a-z]{{2,}})?{WORD}*$)[A-Za-z]{{{SURELY},4096}}")
"""Letters alone that are no words in a row such as `accountSettings`."""
WORDS = re.compile(r"[A-Za-z]+(?:[_-][A-Za-z]+)+")
BUNDLE = 10_000
"""Bytes from which a script or a style sheet is the page's own, which holds many figures, and no answer."""
DULL = ("text/css", "javascript", "image/", "font/")
"""Kinds of answers that say nothing to anybody in particular."""
SENT = re.compile(
    r'"TemplateParam(?:Set)?"\s*:\s*(?:\[(?P<list>[^\]]{0,2000})\]|"(?P<text>(?:[^"\\]|\\.)*)")'
)
"""What an SMS gateway is given to put into a message (Tencent Cloud, Alibaba Cloud)."""
CODE = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Z]*\d)[0-9A-Z]{4,8}(?![0-9A-Za-z])")
SUT = "sut"
"""Where the calls of the deployment itself come in."""
CARRIES = ("authorization", "proxy-authorization", "x-auth-token", "x-csrf-token", "x-xsrf-token")
"""Headers whose last word is a credential."""


def credentials(exchanges: Iterable[Exchange]) -> Iterator[tuple[str, str]]:
    """Yield what was handed out or shown on the wire, each with what it is called there; some twice."""
    for exchange in exchanges:
        yield from in_text(exchange.url)
        yield from _in_headers(exchange.request_headers)
        yield from _in_headers(exchange.response_headers)
        answer = b"" if is_bundle(exchange) else exchange.response_body
        for body in (exchange.request_body, answer):
            text = body[:READ].decode(errors="replace")
            found = in_text(text)
            yield from _but_codes(found) if body is answer and exchange.listener == SUT else found
            yield from _in_messages(text)


def _but_codes(found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What a gateway hands out: a code in its answer is that of an error."""
    return ((value, name) for value, name in found if name != "code")


def is_dull(exchange: Exchange) -> bool:
    """Whether the answer is a style sheet, a script, a picture or a font."""
    kinds = [value for name, value in exchange.response_headers if name.lower() == "content-type"]
    return any(word in kind for kind in kinds for word in DULL)


def is_bundle(exchange: Exchange) -> bool:
    """Whether the answer is a page's own script, style sheet, picture or font, and tells nobody anything.

    A short script may tell: JSONP does, and what WeChat's page asks until somebody has scanned.
    """
    return is_dull(exchange) and len(exchange.response_body) > BUNDLE


def in_text(text: str) -> Iterator[tuple[str, str]]:
    """Yield the credentials in a text, each with what it is called there."""
    for view in dict.fromkeys((text, unquote_plus(text))):
        for pattern in ANYWHERE:
            for found in pattern.finditer(view):
                value, name = html.unescape(unquote_plus(found["value"])), found["name"].lower()
                if _is_one(value, name):
                    yield value, name


def _is_one(value: str, name: str) -> bool:
    """Whether a value is a credential; name: what it is called, in small letters."""
    if len(value) < LONG:
        return len(value) >= SHORT and bool(SURE.search(name) and JUMBLE.fullmatch(value))
    if VAGUE.fullmatch(name) and not SURE.search(name):
        return bool(JUMBLE.fullmatch(value) or LETTERS.fullmatch(value))
    is_long = len(value) >= SURELY and not WORDS.fullmatch(value)
    return bool("pass" in name or "secret" in name or RANDOM.search(value) or (is_long and SURE.search(name)))


def _in_headers(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, value in headers:
        if name.lower() in ("cookie", "set-cookie"):
            whole = value.split(";") if name.lower() == "cookie" else value.split(";")[:1]
            yield from ((said, f"cookie {cookie}") for cookie, said in _cookies(whole))
        elif name.lower() == "location":
            yield from in_text(value)
        elif name.lower() in CARRIES and len(word := value.rpartition(" ")[2]) >= LONG:
            yield word, name.lower()


def _cookies(parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Cookies as browsers read them (RFC 6265, 5.2), each as it is written and as it is meant."""
    for part in parts:
        name, _, value = (one.strip() for one in part.partition("="))
        for said in dict.fromkeys((value.strip('"'), unquote(value.strip('"')))):
            if len(said) >= LONG or _is_one(said, name.lower()):
                yield name, said


def _in_messages(text: str) -> Iterator[tuple[str, str]]:
    """The codes that an SMS gateway was asked to send, though it sent none."""
    for found in SENT.finditer(text):
        yield from ((code, "code") for code in CODE.findall(found["list"] or found["text"] or ""))
