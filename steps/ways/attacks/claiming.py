"""Requests for a mailbox that claim to be something else, or leave out what tells who they are."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from steps.devices.device import Device
from steps.people.actors import Person
from steps.ways.requests.message import Message
from steps.words.attacks import Claim

type Headers = Mapping[str, str]
type Cookies = Sequence[tuple[str, str]]
"""Names and values."""
type Claimed = Iterator[tuple[str, Headers]]
"""What is claimed, in words, and the headers that do."""

ORIGINS = ("X-Forwarded-For", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "Client-IP")
"""Headers by which proxies say for whom they ask; anybody can send them."""
INSIDE = ("127.0.0.1", "10.0.0.1", "10.0.0.1, 127.0.0.1")
FORWARDED = "for=127.0.0.1;host=localhost"
ON_CAMPUS = {**dict.fromkeys(ORIGINS, INSIDE[0]), "X-Forwarded-For": INSIDE[2], "Forwarded": FORWARDED}
"""All of them together: the inner address comes first where several may stand."""
NONSENSE = ("unknown", "999.999.999.999", "::ffff:7f00:1", "localhost, ")
ADDRESSES = ("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Uri")
PUBLIC = ("/login", "/favicon.ico", "/static/")
USERS = ("X-Forwarded-User", "Remote-User", "X-Remote-User", "X-Auth-User", "Auth-User", "X-WEBAUTH-USER")
"""Headers by which a proxy that signs people in says who they are; anybody can send them."""
NOTHING: Headers = {}
SCRIPT = {"x-requested-with": "XMLHttpRequest", "accept": "application/json"}
AHEAD = {"purpose": "prefetch", "sec-purpose": "prefetch;prerender", "x-moz": "prefetch"}
"""What a browser says that loads a page before anybody has asked for it."""
INNER = ("middleware", "src/middleware", "pages/_middleware")
"""What Next called a site's guard; a request that said so five times had passed it (CVE-2025-29927)."""
WECHATS_OWN = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.49"
)
PROGRAMS = (
    "",
    "Thunderbird/128.0",
    "Microsoft Office/16.0 (Microsoft Outlook 16.0)",
    WECHATS_OWN,
    "curl/8.5.0",
)


def claiming(
    claim: Claim, message: Message, device: Device, person: Person, inside: Cookies
) -> Iterator[tuple[str, Message, Headers]]:
    """The requests that make the claim: what is different, in words, the request, and headers besides.

    inside: the cookies of somebody else who is inside.
    """
    if claim is Claim.OTHER_METHOD:
        yield from ((what, new, NOTHING) for what, new in _by_other_methods(message))
    else:
        for what, more in _headers(claim, device, person, message.url, inside):
            yield what, message, more


def _by_other_methods(message: Message) -> Iterator[tuple[str, Message]]:
    """The request by methods that a guard may not look at; none of them that could remove or replace."""
    if message.method == "GET":
        yield "by POST", replace(message, method="POST")
        form = replace(message.without_body(), method="POST", query=(), fields=message.query)
        yield "by POST, as a form", form
        said_so = {**message.headers, "x-http-method-override": "GET"}
        yield "by POST, with a header that says GET", replace(message, method="POST", headers=said_so)
    else:
        yield "by GET", message.asking("GET")
    yield "by a method that is not known", replace(message, method="QUERY")


def _headers(claim: Claim, device: Device, person: Person, address: str, inside: Cookies) -> Claimed:
    """The headers by which a request to this address makes the claim, each set with what it says.

    inside: the cookies of somebody else who is inside, as they are and made out to this person.
    """
    match claim:
        case Claim.CAMPUS:
            yield from ((f"{name}: {value}", {name: value}) for name in ORIGINS for value in INSIDE)
            yield "Forwarded", {"Forwarded": FORWARDED}
            yield "X-Forwarded-Host: localhost", {"X-Forwarded-Host": "localhost"}
            if portal := device.target.ixit.addresses.portal:
                yield "the portal as the referer", {"referer": portal}
        case Claim.NONSENSE:
            yield from ((f"{name}: {value}", {name: value}) for name in ORIGINS for value in NONSENSE)
        case Claim.OTHER_ADDRESS:
            yield from ((f"{name}: {value}", {name: value}) for name in ADDRESSES for value in PUBLIC)
        case Claim.PASSWORD:
            yield from _with_password(person, person.password)
        case Claim.CLIENT_PASSWORD:
            yield from _with_password(person, person.client_password)
        case Claim.NAME:
            for header, name in product(USERS, (person.mailbox.address, person.login)):
                yield f"{header}: {name}", {header: name}
        case Claim.BEARER:
            yield from with_token(cookies_of(device, address), person)
        case Claim.FEWER_COOKIES:
            yield from _with_fewer(cookies_of(device, address))
        case Claim.OTHERS_COOKIES:
            yield from _with_instead(cookies_of(device, address), inside, "another's")
        case Claim.REPLACED_COOKIES:
            mine = cookies_of(device, address)
            yield from _with_instead(mine, _given(device), "the replaced")
        case Claim.OTHER_PROGRAM:
            yield from ((f"user agent “{name}”", {"User-Agent": name}) for name in PROGRAMS)
            yield "as a script", SCRIPT
            yield "as a browser that loads ahead", AHEAD
            yield from (("as the site's own inner request", _inner(name)) for name in INNER)


def as_from(number: int) -> Headers:
    """What claims an address, another for each number, of a block for documentation (RFC 5737)."""
    return dict.fromkeys(ORIGINS, f"203.0.113.{number % 250 + 1}")


def _inner(guard: str) -> Headers:
    return {"x-middleware-subrequest": ":".join([guard] * 5)}


def _with_password(person: Person, password: str) -> Claimed:
    """Basic authentication by either name of the account."""
    for thing, name in (("the mailbox's address", person.mailbox.address), ("the account", person.login)):
        yield f"Basic authentication with {thing}", basic(name, password)


def basic(name: str, password: str) -> Headers:
    """HTTP Basic authentication (RFC 7617)."""
    pair = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"Authorization": f"Basic {pair}"}


def with_token(cookies: Cookies, person: Person) -> Claimed:
    """Each cookie in the place of a password, and of a token, and without the cookie itself."""
    for name, value in cookies:
        for account in (person.mailbox.address, person.login):
            yield f"cookie {name} as the password of {account}", {**basic(account, value), "Cookie": ""}
        yield f"cookie {name} as a Bearer token", {"Authorization": f"Bearer {value}", "Cookie": ""}
        yield f"cookie {name} as X-Auth-Token", {"X-Auth-Token": value, "Cookie": ""}


def _with_fewer(cookies: Cookies) -> Claimed:
    for name, _ in cookies:
        rest = [one for one in cookies if one[0] != name]
        if rest:
            yield f"without cookie {name}", {"Cookie": _written(rest)}
    for one in cookies if len(cookies) > 1 else ():
        yield f"with cookie {one[0]} alone", {"Cookie": _written([one])}
    yield "without any cookie", {"Cookie": ""}


def _with_instead(mine: Cookies, others: Cookies, whose: str) -> Claimed:
    for name, value in others:
        if (name, value) not in mine:
            rest = [one for one in mine if one[0] != name]
            yield f"with {whose} cookie {name}", {"Cookie": _written([*rest, (name, value)])}


def _given(device: Device) -> Cookies:
    """What this login's answers have given this browser as cookies, whatever became of them."""
    given = [
        value.partition(";")[0].partition("=")[::2]
        for one in device.wire.since(device.login_mark)
        for header, value in one.response_headers
        if header.lower() == "set-cookie" and device.target.ixit.serves(one.url)
    ]
    return list(dict.fromkeys((name.strip(), value.strip()) for name, value in given if value.strip()))


def _written(cookies: Cookies) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies)


def cookies_of(device: Device, address: str) -> Cookies:
    """The cookies that this browser would send there."""
    return [(str(one["name"]), str(one["value"])) for one in device.context.cookies(address)]
