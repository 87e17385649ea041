"""What the scenarios need of the world around a deployment: the one contract of whoever starts a world.

Steps know nothing else of it. The root conftest hands a world to `Stage`, and the type checker compares the
two there.
"""

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from playwright.sync_api import BrowserContext, Page


class Exchange(Protocol):
    """One request and its answer."""

    @property
    def listener(self) -> str:
        """Where it came in: `device 0`, or `sut`."""
        ...

    @property
    def at(self) -> float:
        """When it began, in seconds of time.monotonic()."""
        ...

    @property
    def method(self) -> str:
        """GET, POST, …"""
        ...

    @property
    def url(self) -> str:
        """What was asked for."""
        ...

    @property
    def request_headers(self) -> list[tuple[str, str]]:
        """Names as they were sent."""
        ...

    @property
    def request_body(self) -> bytes:
        """Without transfer encoding."""
        ...

    @property
    def status(self) -> int | None:
        """None when no answer came."""
        ...

    @property
    def response_headers(self) -> list[tuple[str, str]]:
        """Names as they were sent."""
        ...

    @property
    def response_body(self) -> bytes:
        """Without content encoding."""
        ...

    @property
    def response_type(self) -> str:
        """The content type of the answer, in lower case."""
        ...

    @property
    def error(self) -> str | None:
        """The transport error, if any."""
        ...

    @property
    def kind(self) -> str:
        """Where it went: `routed` to the world, `allowed` to the network, or `refused` by the proxy."""
        ...

    @property
    def note(self) -> str:
        """What was done to it on purpose: held for another one, or answered in a gateway's place."""
        ...

    @property
    def answered_by(self) -> str:
        """Who answered: an address, and the certificate where there was one; empty where nobody did."""
        ...

    def header(self, name: str) -> str:
        """What the request says in this header, its name in lower case; empty where it says nothing."""
        ...

    def carries(self, text: str) -> bool:
        """Whether the answer's body holds the text, escaped or not."""
        ...


class Recorder(Protocol):
    """Everything that was said on the wire of this worker's world."""

    def mark(self) -> int:
        """A place in the record: everything that ends from now on comes after it."""
        ...

    def since(self, mark: int, listener: str | None = None) -> Sequence[Exchange]:
        """The exchanges that ended after the mark, of one listener or of all."""
        ...

    def unanswered(self, since: float) -> Sequence[Exchange]:
        """What was asked for after that moment of time.monotonic() and has no whole answer yet."""
        ...

    def faults(self, since: int, listener: str | None = None) -> list[str]:
        """Transport errors after the mark, one line each."""
        ...

    def gaps(self, since: int) -> list[str]:
        """What was said after the mark and is not in the record, one line each."""
        ...

    def forget(self, before: int) -> None:
        """Let go of what ended before the mark."""
        ...


class Handset(Protocol):
    """What the phones of this world can do, whatever the methods are.

    A message is for a number in E.164, an e-mail address, or one app, which is known by an id. What this kind
    of phone cannot do raises NotRun, with the reason.
    """

    def begin(self) -> None:
        """Begin a scenario: what arrived before is forgotten."""
        ...

    def received(self, to: str) -> list[str]:
        """The texts that arrived there, oldest first; a person may be asked."""
        ...

    def seen(self, to: str) -> list[str]:
        """The same, without asking anybody: as far as it is known."""
        ...

    def times(self, to: str) -> list[float]:
        """When each of these came, in seconds of time.monotonic(); none where it is not known."""
        ...

    def everything(self) -> list[str]:
        """All texts of this scenario, to whomever, on their way too, as far as they are known."""
        ...

    def next(self, to: str, after: int, timeout: float) -> str:
        """Text number `after` (from 0), or the push's id, once it is there; TimeoutError otherwise."""
        ...

    def scan(self, picture: bytes) -> str:
        """The text of the one QR code in a picture of a screen that an app opens; LookupError without one."""
        ...

    def qr_codes(self, picture: bytes) -> list[str]:
        """The texts of all QR codes in a picture, whatever they are for."""
        ...

    def totp(self, uri: str, ahead: float = 0) -> str:
        """The code that an authenticator shows so many seconds from now for an otpauth:// URI (RFC 6238)."""
        ...

    def app(self, method: str) -> Any:  # noqa: ANN401 (each method says what its own app can do)
        """The app of this method on the phones."""
        ...


class Clock(Protocol):
    """The time of everything around the system under test."""

    def now(self) -> float:
        """POSIX seconds."""
        ...

    def advance(self, seconds: float) -> None:
        """Move the time on."""
        ...


class Outages(Protocol):
    """What goes wrong around the system under test, because a scenario wants it."""

    inside: str
    """A word that stands in whatever a failing gateway says."""

    def fail(self, gateway: str, failure: str) -> None:
        """Let the gateway of a method, by its key, fail from now on in one of its ways."""
        ...

    def unnoticed(self) -> str:
        """The failure that is set and that nobody has run into, or nothing."""
        ...

    def mend(self) -> None:
        """Let every gateway work."""
        ...

    def delay(self, number: str) -> None:
        """Keep the next message to a number on its way."""
        ...

    def next_delayed(self, number: str, timeout: float) -> None:
        """Wait until a message to this number is on its way; TimeoutError after so many seconds."""
        ...

    def let_go(self) -> None:
        """Let every message that is on its way arrive."""
        ...


class Meeting(Protocol):
    """What several browsers submit, held until it can reach the system under test together."""

    def has(self, listener: str) -> bool:
        """Whether this listener's submission has come to be held."""
        ...

    def trouble(self) -> str:
        """Wait until it was let go; returns why it did not meet, or nothing."""
        ...


class Refused(Protocol):
    """A request that was answered with an error; as a text: who answered, and why."""

    @property
    def at(self) -> float:
        """When, in seconds of time.monotonic()."""
        ...


class Refusals(Protocol):
    """What the gateways and the sink around the system under test turned away in this scenario."""

    def all(self) -> Sequence[Refused]:
        """Everything, the latest at the end."""
        ...

    def unheard(self) -> list[str]:
        """The messages to phones that did not arrive by that, one line each."""
        ...


class Browser(Protocol):
    """What every device is a window of."""

    @property
    def version(self) -> str:
        """Its name and version."""
        ...

    def beside(self) -> Page:
        """A window that belongs to no device, for the suite's own."""
        ...


class Surroundings(Protocol):
    """The world of one worker, as the root conftest starts it."""

    values: dict[str, str | int]
    environment: dict[str, str]

    @property
    def handset(self) -> Handset:
        """What the phones of this world can do."""
        ...

    @property
    def clock(self) -> Clock:
        """The time of the gateways and the phones."""
        ...

    @property
    def recorder(self) -> Recorder:
        """What was said on the wire, both sides."""
        ...

    @property
    def browser(self) -> Browser:
        """This world's browser."""
        ...

    @property
    def refusals(self) -> Refusals:
        """What the gateways turned away."""
        ...

    @property
    def outages(self) -> Outages:
        """What may go wrong."""
        ...

    def dead(self) -> str | None:
        """Which part of this world is gone, in one line."""
        ...

    def silent(self) -> str:
        """Why no answer comes from it now to what was asked for; empty where answers come."""
        ...

    def recover(self) -> str | None:
        """Have a whole browser again; returns which other part is gone, in one line."""
        ...

    def meet(self, listeners: Collection[str], patience: float) -> Meeting:
        """Let the next things that these listeners submit reach the system under test together."""
        ...

    def part(self) -> None:
        """Hold no request any more."""
        ...

    def open_context(self, listener: int, **options: Any) -> BrowserContext:  # noqa: ANN401 (Playwright's own)
        """A new browser profile behind one of the device listeners."""
        ...
