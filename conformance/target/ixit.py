"""IXIT: how to reach and drive a deployment (ISO/IEC 9646-7)."""

from typing import Literal

import msgspec

from conformance.target.screens import Screens


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the IXIT; an unknown key is an error."""


class Addresses(Part, frozen=True):
    """Where a person begins: the portal, the mail, and the mail's own login."""

    portal: str
    mail: str
    direct: str = ""


class Start(Part, frozen=True):
    """A local deployment that the suite starts itself, with `environment` added to ours.

    `command`, `environment` and `ready` may use `{python}`, `{folder}`, `{smtp}` and the names in `ports`.
    """

    command: tuple[str, ...]
    ports: tuple[str, ...]
    ready: str
    environment: dict[str, str] = {}


class Hook(Part, frozen=True):
    """An HTTP request that the suite makes for itself; `{…}` in url and body is filled in."""

    method: str
    url: str
    body: dict[str, object] = {}


class Hooks(Part, frozen=True):
    """What the suite may ask of the deployment besides the screens.

    create_person: {login} {password} {name} {address} {letter}; add_mailbox: {login} {address} {letter};
    bind: {address} {method} {value}, where value is an E.164 number, a WeChat unionid, a base32 secret or an
    e-mail address; advance_clock: {seconds}; reset: {address}, as an administrator frees a mailbox of all its
    methods; set_password: {login} {password}, as a forgotten one is replaced.

    Two make a Given login quicker, and answer a Playwright storage state, of which the cookies are used:
    portal_session: {login}, signed in at the portal; mailbox_session: {login} {address}, signed in as far as
    into the mailbox, this device not trusted.
    """

    create_person: Hook
    bind: Hook
    add_mailbox: Hook | None = None
    advance_clock: Hook | None = None
    reset: Hook | None = None
    set_password: Hook | None = None
    portal_session: Hook | None = None
    mailbox_session: Hook | None = None


class Tencent(Part, frozen=True):
    """Tencent Cloud SMS, as the deployment is set up to call it; templates: id -> text with {1}, {2}."""

    secret_id: str
    secret_key: str
    app_id: str
    sign_name: str
    templates: dict[str, str]


class Alibaba(Part, frozen=True):
    """Alibaba Cloud SMS, as the deployment is set up to call it; templates: code -> text with ${code}."""

    access_key_id: str
    access_key_secret: str
    sign_name: str
    templates: dict[str, str]


class WeChat(Part, frozen=True):
    """WeChat website login, as the deployment is registered there."""

    app_id: str
    app_secret: str
    redirect_hosts: tuple[str, ...]


class Gateways(Part, frozen=True):
    """The providers that the fakes play for this deployment."""

    wechat: WeChat
    tencent: Tencent
    alibaba: Alibaba


class Waits(Part, frozen=True):
    """How long a person waits, in seconds: for a page, for a message, and before saying that nothing came.

    `gateway` is how long the deployment itself waits for a gateway that does not answer.
    """

    page: float = 10
    message: float = 10
    absence: float = 0.5
    gateway: float = 10


class People(Part, frozen=True):
    """How made-up people look: in these patterns each # becomes a digit."""

    number: str
    address: str
    backup: str


class Ixit(Part, frozen=True):
    """The implementation extra information for testing of one deployment."""

    addresses: Addresses
    hosts: dict[str, str]
    gateways: Gateways
    people: People
    hooks: Hooks
    start: Start | None = None
    allowed_hosts: tuple[str, ...] = ()
    clock: Literal["hook", "real"] = "real"
    second_mailbox: Literal["direct", "switch"] = "direct"
    waits: Waits = Waits()
    screens: Screens = Screens()
