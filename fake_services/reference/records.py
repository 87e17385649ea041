"""What happened, as plain records; `policy/` says what follows from them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal, NamedTuple


class Method(str):
    """A way to prove that it is you: a row of the binding page.

    It is its id, in addresses, in the store and at the control API. Of several bound ones that of the lowest
    `rank` is asked for first; a value of a method with `one_holder` is bound to one mailbox at most.
    """

    label: ClassVar[str]
    rank: ClassVar[int]
    one_holder: ClassVar[bool] = False

    def masked(self, value: str) -> str:
        """How a bound value is shown: nothing at all of a secret."""
        return "已绑定"


class Place(StrEnum):
    """Where, and so for what, a user binds or proves something."""

    FORCED = "forced"
    SETTINGS = "settings"
    CHANGE = "change"
    UNBIND = "unbind"
    LOGIN = "login"
    STEP_UP = "step-up"
    RESET = "reset"
    PASSWORD = "password"
    FORGOTTEN = "forgotten"


class Stage(StrEnum):
    """How far a login has come: what the gate asks for next, or `OPEN`."""

    BIND = "bind"
    VERIFY = "verify"
    TRUST = "trust"
    OPEN = "open"


class Kind(StrEnum):
    """What a request asks for: a page to look at, or data for a page."""

    PAGE = "page"
    DATA = "data"


class Door(StrEnum):
    """How a login began."""

    PORTAL = "portal"
    DIRECT = "direct"
    MOBILE = "mobile"


class Protocol(StrEnum):
    """What a mail program speaks: to read, or to send."""

    IMAP = "imap"
    POP3 = "pop3"
    SMTP = "smtp"


class CookieFlags(NamedTuple):
    """How a browser is to treat a cookie (RFC 6265bis), by the names that Starlette takes."""

    secure: bool = True
    httponly: bool = True
    samesite: Literal["lax", "strict", "none"] = "lax"
    domain: str | None = None


@dataclass(frozen=True)
class Binding:
    """A method bound to a mailbox; `until` is when it ended, None while it is in force.

    `value` is what its method says: an E.164 number, an account, a secret, an e-mail address, a pairing.
    """

    number: int
    address: str
    login: str
    method: Method
    value: str
    since: float
    until: float | None

    @property
    def in_force(self) -> bool:
        """Whether it has not been unbound or replaced."""
        return self.until is None


@dataclass(frozen=True)
class Claim:
    """A wish to bind a value to a mailbox, its possession already proved; `typed` is how it was entered.

    `at` is when.
    """

    address: str
    login: str
    method: Method
    value: str
    typed: str
    place: Place
    at: float = 0


@dataclass(frozen=True)
class Trust:
    """信任 chosen for a mailbox on the device that keeps the token (here its hash)."""

    address: str
    token: str
    since: float
    void: bool


@dataclass(frozen=True)
class ClientPassword:
    """A client password made for a mailbox; `hashed` is all that is kept of it."""

    number: int
    address: str
    hashed: str
    withdrawn: bool


@dataclass(frozen=True)
class ProgramLogin:
    """A mail program's login: whose password it gave, how, and whether a method is bound to the mailbox."""

    protocol: Protocol
    by_account: bool
    by_client: bool
    bound: bool
    mechanism: str = "LOGIN"


@dataclass(frozen=True)
class Verification:
    """A second step passed in a session for a mailbox."""

    session: str
    address: str
    at: float


@dataclass(frozen=True)
class Errand:
    """What a code is for, and where it goes; `request` is the one login or operation that asks for it."""

    place: Place
    request: str
    address: str
    method: Method
    destination: str


@dataclass
class Code:
    """A one-time code that was sent."""

    errand: Errand
    text: str
    sent: float
    wrong: int = 0
    used: bool = False
    replaced: bool = False


@dataclass(frozen=True)
class Attempt:
    """A code as it was entered; `wrong` counts this mailbox's wrong tries of the last hour."""

    errand: Errand
    text: str
    at: float
    wrong: int


@dataclass(frozen=True)
class Push:
    """A request to approve a login, sent to the app."""

    id: str
    errand: Errand
    sent: float


@dataclass
class Operation:
    """A change of a mailbox's methods under way; `proved` once its step-up is passed.

    `secret` is what an authenticator, or the app, would be given; `number` is that of the binding which the
    row names; `pairing` and `link` are what was offered
    to the app.
    """

    request: str
    place: Place
    address: str
    method: Method
    proved: bool
    secret: str
    number: str = ""
    pairing: str = ""
    link: str = ""

    def fits(self, address: str, method: Method, places: Collection[Place]) -> bool:
        """Tell whether this is an operation that binds this method of this mailbox in such a place."""
        return (self.address, self.method) == (address, method) and self.place in places


@dataclass(frozen=True)
class Scan:
    """A QR code on show, waiting for its answer, which carries `state`."""

    state: str
    place: Place
    address: str
    request: str
    method: Method


@dataclass(frozen=True)
class Submission:
    """A request that submits something: its method, the type of its content, and what it says by name.

    `path` is where it was sent to, as that was written; `override` the method that a header names instead.
    """

    method: str
    content: str
    values: Mapping[str, object]
    path: str = ""
    override: str = ""
