"""What a page of another site does in somebody's browser.

What it submits comes from a site that has nothing to do with the mail's: what a browser keeps from such ones
by itself (SameSite) counts; or from another host of the campus, from which it keeps nothing. What it shows in
a frame stands on a host below the mail's own, of the same site, as any server of a campus is: else the frame
would be empty for want of a session, whoever may frame the page.
"""

import html
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from email import message_from_string
from email.message import Message
from functools import partial
from urllib.parse import parse_qsl, urlsplit

from conformance.judging.verdict import NotRun
from steps.devices.acting import submits_to
from steps.devices.device import Device
from steps.people.actors import Missing
from steps.surroundings import Exchange
from steps.ways.requests.message import Json, read_json

type Fields = Sequence[tuple[str, str]]
URLENCODED = "application/x-www-form-urlencoded"
FOREIGN = "elsewhere.example"
"""A host that is nobody's (RFC 2606): its page is made here, and asks for nothing."""
AS_LINK = ""
"""The encoding of a form whose fields are sent in its address, as a link sends them."""
LONG = 16
"""Characters that a token against forgery has at least."""
WHOLE_BODY = ',"":"', '"}'
"""A form's field is sent as name=value: what closes a JSON text around the equals sign."""


def show(device: Device, body: str, host: str) -> None:
    """Open a page of another host in a second tab."""
    address = f"https://{host}/"
    page = f"<!doctype html><title>elsewhere</title><body>{body}</body>"
    device.second_tab()
    device.page.route(address, lambda route: route.fulfill(body=page, content_type="text/html"))
    device.page.goto(address)


def show_in_frame(device: Device, address: str) -> None:
    """Open a page of another site that shows an address inside itself."""
    show(device, f'<iframe src="{html.escape(address)}" width="1000" height="600"></iframe>', beside(device))


def beside(device: Device) -> str:
    """A host of the same site as the mail's, as any server of a campus is."""
    return f"elsewhere.{urlsplit(device.target.ixit.addresses.mail).netloc}"


def framed_by(device: Device) -> str:
    """Which hosts of its own domain a page lets show it inside themselves, if it says so (CSP 3, 6.4.2)."""
    domain = device.target.ixit.addresses.mail.partition(".")[2].strip("/")
    said = [
        value
        for one in device.wire.since(device.looked)
        for name, value in one.response_headers
        if name.lower() == "content-security-policy" and "frame-ancestors" in value
    ]
    hosts = said[-1].partition("frame-ancestors")[2].partition(";")[0].strip() if said else ""
    return hosts if domain and domain in hosts else ""


def submissions(device: Device, mark: float) -> list[Exchange]:
    """What this device submitted since the mark, to whichever host of the deployment; raises Missing."""
    return _answered(device, mark, partial(submits_to, device.target.ixit))


def submit(
    device: Device,
    like: Sequence[Exchange],
    replacing: Mapping[str, str],
    *,
    host: str = FOREIGN,
    signed_in: bool = True,
) -> None:
    """Have pages of another site submit in this browser what another browser submitted, in every form's way.

    host: where these pages are; signed_in: whoever is signed in there stays so, though an answer sets another
    session for a request whose cookies the browser has kept back. Raises Missing when a submission never
    reaches the mail, NotRun when no form can submit any of it.
    """
    forms = [form for exchange in like for form in forms_of(exchange, replacing)]
    if not forms:
        raise NotRun("what was submitted here is written in a way that no form of another site can send")
    for url, encoding, fields in forms:
        mark, cookies = device.wire.mark(), device.context.cookies()
        show(device, _form(url, encoding, fields), host)
        answer = _answered(device, mark, partial(_is_of, url, _verb(encoding)))[0]
        device.page.wait_for_load_state()
        if signed_in and not answer.header("cookie"):
            device.put_back(cookies)


def _verb(encoding: str) -> str:
    return "POST" if encoding else "GET"


def _is_of(url: str, verb: str, exchange: Exchange) -> bool:
    """Whether a form with this address was sent; where it is sent as a link, its fields are its query."""
    asked = exchange.url.partition("?")[0] if verb == "GET" else exchange.url
    return (exchange.method, asked) == (verb, url)


def forms_of(exchange: Exchange, replacing: Mapping[str, str]) -> Iterator[tuple[str, str, Fields]]:
    """The address, encoding and fields of each form that comes near to a submission: as a link first."""
    url, text = exchange.url, exchange.request_body.decode(errors="replace")
    for old, new in replacing.items():
        url, text = url.replace(old, new), text.replace(old, new)
    forms = [*_forms(exchange, text)]
    yield from ((url, AS_LINK, fields) for _, fields in forms[-1:])
    yield from ((url, encoding, fields) for encoding, fields in forms)


def _forms(exchange: Exchange, text: str) -> Iterator[tuple[str, Fields]]:
    """The forms, encoding and fields, that come nearest to a submission; none for what no form can send.

    Each also without its longer values: where a token against forgery may be missing, none has to be right.
    """
    kind = dict((name.lower(), value) for name, value in exchange.request_headers).get("content-type", "")
    if kind.startswith("application/json") and (tree := _object(text)) is not None:
        for fields in _whole_and_short([*tree.items()]):
            said = json.dumps(dict(fields))
            yield "text/plain", [(said[:-1] + WHOLE_BODY[0], WHOLE_BODY[1])]
            yield URLENCODED, [(name, str(value)) for name, value in fields]
    elif kind.startswith(URLENCODED):
        for fields in _whole_and_short(parse_qsl(text, keep_blank_values=True)):
            yield URLENCODED, fields
    elif kind.startswith("multipart/form-data"):
        parts = message_from_string(f"content-type: {kind}\n\n{text}").walk()
        for fields in _whole_and_short([_field(part) for part in parts if not part.is_multipart()]):
            yield "multipart/form-data", fields


def _object(text: str) -> dict[str, Json] | None:
    """The object that a JSON text is; None where it is none that can be read."""
    with suppress(ValueError):
        return said if isinstance(said := read_json(text), dict) else None
    return None


def _whole_and_short[T](fields: list[tuple[str, T]]) -> Iterator[list[tuple[str, T]]]:
    """All fields; and those whose value is no longer than an answer, a number or a code, or is an address."""
    short = [(name, value) for name, value in fields if len(str(value)) < LONG or "@" in str(value)]
    yield from (fields, short) if short and short != fields else (fields,)


def _field(part: Message) -> tuple[str, str]:
    return str(part.get_param("name", "", "content-disposition")), str(part.get_payload())


def _form(url: str, encoding: str, fields: Fields) -> str:
    inputs = "".join(
        f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
        for name, value in fields
    )
    how = f'method="{_verb(encoding)}" action="{html.escape(url)}" enctype="{encoding}"'
    return f"<form {how}>{inputs}</form><script>document.forms[0].submit()</script>"


def _answered(device: Device, mark: float, wanted: Callable[[Exchange], bool]) -> list[Exchange]:
    """What was wanted of what was sent and answered since the mark, the moment there is any."""
    deadline = time.monotonic() + device.target.ixit.waits.page
    while time.monotonic() < deadline:
        if found := [one for one in device.wire.since(mark) if wanted(one)]:
            return found
        device.page.wait_for_timeout(20)
    raise Missing("nothing was submitted there")
