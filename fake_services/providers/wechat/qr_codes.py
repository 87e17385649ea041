"""The QR codes of website login: shown by a page, scanned and answered by a phone, polled by the page."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from fake_services.clock import Clock

LIFE = 5 * 60


class QrExpired(LookupError):
    """The code on the screen is too old, was answered already, or was never shown."""

    def __init__(self) -> None:
        super().__init__("二维码已过期: this QR code can no longer be scanned or answered")


class NotScanned(Exception):
    """An account answered a code that it had not scanned last."""

    def __init__(self, nickname: str) -> None:
        super().__init__(f"{nickname} has not scanned this QR code, or has answered it")


class Status(IntEnum):
    """What the polling script calls `wx_errcode`."""

    EXPIRED = 402
    CANCELLED = 403
    SCANNED = 404
    AGREED = 405
    WAITING = 408


class Holder(Protocol):
    """Whoever may scan: an account of the app whose code it is."""

    @property
    def nickname(self) -> str:
        """What people call it."""


@dataclass
class QrCode[Who: Holder]:
    """One code: when it was shown (world clock), what became of it, by whom, and the OAuth code it led to."""

    shown: float
    status: Status = Status.WAITING
    account: Who | None = None
    oauth_code: str = ""


class QrCodes[Who: Holder]:
    """All codes of one app; pages wait in one thread while phones answer in another."""

    def __init__(self, clock: Clock, issue: Callable[[Who], str]) -> None:
        """`issue` gives the OAuth code for an account that agreed."""
        self._clock = clock
        self._issue = issue
        self._codes: dict[str, QrCode[Who]] = {}
        self._changed = threading.Condition()

    def show(self) -> str:
        """A new code's uuid."""
        uuid = secrets.token_urlsafe(12)
        with self._changed:
            self._codes[uuid] = QrCode(self._clock.now())
        return uuid

    def known(self, uuid: str) -> bool:
        """Whether such a code was ever shown."""
        return uuid in self._codes

    def scan(self, uuid: str, account: Who) -> None:
        """The phone opened the code; a refused one may be scanned again. Raises QrExpired."""
        with self._changed:
            code = self._living(uuid)
            code.account, code.status = account, Status.SCANNED
            self._changed.notify_all()

    def agree(self, uuid: str, account: Who) -> None:
        """The person agreed on the phone. Raises QrExpired, NotScanned."""
        with self._changed:
            code = self._scanned(uuid, account)
            code.oauth_code, code.status = self._issue(account), Status.AGREED
            self._changed.notify_all()

    def refuse(self, uuid: str, account: Who) -> None:
        """The person refused on the phone. Raises QrExpired, NotScanned."""
        with self._changed:
            self._scanned(uuid, account).status = Status.CANCELLED
            self._changed.notify_all()

    def wait(self, uuid: str, last: int, patience: float) -> tuple[Status, str]:
        """Status and OAuth code, as soon as the status is not `last`; WAITING after `patience` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._status(uuid) != last, patience)
            status = self._status(uuid)
            if status == last:
                return Status.WAITING, ""
            return status, self._codes[uuid].oauth_code if status == Status.AGREED else ""

    def _status(self, uuid: str) -> Status:
        code = self._codes.get(uuid)
        if code is None or self._clock.now() - code.shown >= LIFE:
            return Status.EXPIRED
        return code.status

    def _living(self, uuid: str) -> QrCode[Who]:
        if self._status(uuid) in (Status.EXPIRED, Status.AGREED):
            raise QrExpired
        return self._codes[uuid]

    def _scanned(self, uuid: str, account: Who) -> QrCode[Who]:
        code = self._living(uuid)
        if code.account != account or code.status != Status.SCANNED:
            raise NotScanned(account.nickname)
        return code
