"""The app 论客 on the phones: pairings, pushes, and what was answered to them (docs/coremail-app.md)."""

import secrets
import threading
from dataclasses import dataclass, field
from enum import StrEnum
from time import monotonic
from urllib.parse import parse_qsl, urlsplit

from fake_services.clock import Clock
from fake_services.phones import authenticator
from fake_services.phones.inbox import NothingArrived

PAIRING_LIFE = 5 * 60
PUSH_LIFE = 2 * 60


class AppRefused(LookupError):
    """The app cannot do this: there is no such thing for it, or it is too late."""


class Status(StrEnum):
    """What became of a pairing, or of a push."""

    WAITING = "waiting"
    PAIRED = "paired"
    APPROVED = "approved"
    REFUSED = "refused"
    EXPIRED = "expired"
    ENDED = "ended"


@dataclass
class Pairing:
    """A mailbox offered to an app, or paired with it; the secret never passes the gateway."""

    id: str
    token: str
    label: str
    offered: float
    status: Status = Status.WAITING
    app: str = ""
    secret: str = ""


@dataclass
class Push:
    """A request to approve, on its way to the app of a pairing."""

    id: str
    pairing: Pairing
    text: str
    sent: float
    status: Status = Status.WAITING
    came: float = field(default_factory=monotonic)


class AppPhones:
    """Every app of one world; the gateway asks in one thread, and waits, while phones answer in another.

    Pairings and pushes that do not exist raise KeyError.
    """

    def __init__(self, clock: Clock, host: str) -> None:
        """host: the gateway that these apps speak to."""
        self._clock = clock
        self._host = host
        self._pairings: dict[str, Pairing] = {}
        self._pushes: dict[str, Push] = {}
        self._installed: set[str] = set()
        self._changed = threading.Condition()

    # What the gateway does for a deployment

    def offer(self, label: str) -> Pairing:
        """A new pairing, which waits for an app to scan it."""
        pairing = Pairing(_new_id(), _new_id(), label, self._clock.now())
        with self._changed:
            self._pairings[pairing.id] = pairing
        return pairing

    def wait_for_pairing(self, id: str, patience: float) -> Status:
        """The pairing's status, the moment it waits no more; WAITING after `patience` seconds."""
        pairing = self._pairings[id]
        with self._changed:
            self._changed.wait_for(lambda: self._of_pairing(pairing) is not Status.WAITING, patience)
            return self._of_pairing(pairing)

    def end(self, id: str) -> None:
        """Let a pairing end, and whatever waits on it."""
        with self._changed:
            self._pairings[id].status = Status.ENDED
            self._changed.notify_all()

    def push(self, id: str, text: str) -> Push | None:
        """A new push to the app of this pairing; None if it is not paired, or not any more."""
        with self._changed:
            pairing = self._pairings[id]
            if pairing.status is not Status.PAIRED:
                return None
            push = Push(_new_id(), pairing, text, self._clock.now())
            self._pushes[push.id] = push
            self._changed.notify_all()
            return push

    def wait_for_answer(self, id: str, patience: float) -> Status:
        """The push's status, the moment it waits no more; WAITING after `patience` seconds."""
        push = self._pushes[id]
        with self._changed:
            self._changed.wait_for(lambda: self._of_push(push) is not Status.WAITING, patience)
            return self._of_push(push)

    # What people do on their phones

    def new_app(self) -> str:
        """The app installed on a new phone: its id."""
        app = _new_id()
        self._installed.add(app)
        return app

    def knows(self, to: str) -> bool:
        """Whether this is the app on one of the phones."""
        return to in self._installed

    def pair(self, link: str, app: str) -> None:
        """Scan a pairing's QR code. Raises AppRefused when it expired or was scanned before.

        Raises ValueError for the QR code of something else.
        """
        parts = urlsplit(link)
        given = dict(parse_qsl(parts.query))
        if (parts.scheme, parts.netloc, given.get("gateway")) != ("lunkr", "pair", self._host):
            raise ValueError(f"the app cannot pair by this QR code: {link.partition('?')[0]}")
        with self._changed:
            pairing = self._pairings.get(given["pairing"])
            if not pairing or pairing.token != given["token"]:
                raise AppRefused("there is no such pairing")
            if self._of_pairing(pairing) is not Status.WAITING:
                raise AppRefused("this pairing code can no longer be scanned")
            pairing.status, pairing.app, pairing.secret = Status.PAIRED, app, given["secret"]
            self._changed.notify_all()

    def paired_beforehand(self, app: str, secret: str) -> str:
        """A pairing of this app that nobody had to scan: its id."""
        pairing = self.offer("")
        with self._changed:
            pairing.status, pairing.app, pairing.secret = Status.PAIRED, app, secret
        return pairing.id

    def is_paired(self, app: str) -> bool:
        """Whether the app has a pairing that has not ended."""
        with self._changed:
            return any(p.app == app and p.status is Status.PAIRED for p in self._pairings.values())

    def texts(self, to: str) -> list[str]:
        """The texts of what was pushed to this app, oldest first."""
        with self._changed:
            return [push.text for push in self._to(to)]

    def times(self, to: str) -> list[float]:
        """When each of it was pushed, in seconds of time.monotonic()."""
        with self._changed:
            return [push.came for push in self._to(to)]

    def following(self, to: str, after: int, timeout: float) -> str:
        """Push number `after` (from 0) of this app, the moment it is there: its id; raises NothingArrived."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._to(to)) > after, timeout):
                raise NothingArrived("the app", timeout)
            return self._to(to)[after].id

    def answer(self, id: str, app: str, approved: bool) -> None:
        """Approve or refuse a push. Raises AppRefused unless it waits for this app's answer."""
        with self._changed:
            push = next((push for push in self._to(app) if push.id == id), None)
            if push is None or self._of_push(push) is not Status.WAITING:
                raise AppRefused("this push can no longer be answered")
            push.status = Status.APPROVED if approved else Status.REFUSED
            self._changed.notify_all()

    def code(self, app: str) -> str:
        """What the app shows for its newest pairing, offline: also after the pairing's end."""
        with self._changed:
            secret = [pairing.secret for pairing in self._pairings.values() if pairing.app == app][-1]
        return authenticator.code(f"otpauth://totp/app?secret={secret}", self._clock.now())

    def _to(self, app: str) -> list[Push]:
        return [push for push in self._pushes.values() if push.pairing.app == app]

    def _of_pairing(self, pairing: Pairing) -> Status:
        late = self._clock.now() - pairing.offered >= PAIRING_LIFE
        return Status.EXPIRED if late and pairing.status is Status.WAITING else pairing.status

    def _of_push(self, push: Push) -> Status:
        if push.pairing.status is Status.ENDED:
            return Status.ENDED
        late = self._clock.now() - push.sent >= PUSH_LIFE
        return Status.EXPIRED if late and push.status is Status.WAITING else push.status


def _new_id() -> str:
    return secrets.token_urlsafe(16)
