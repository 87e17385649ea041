"""The clients of the standard library, which hear so much of a mail server, and for so long, and no more."""

import imaplib
import io
import poplib
import smtplib
import socket
import time
from typing import Any

LIMIT = 32 * 1024 * 1024
"""Bytes that a server may say on one connection."""
ANSWERS = 10
"""Answers in whose time it has to say all of it."""


class _Pipe(io.RawIOBase):
    """What a server says, as it comes; OSError, once it is too much or took too long."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket) -> None:
        self._raw, self._sock = raw, sock
        self._left = LIMIT
        self._seconds = ANSWERS * (sock.gettimeout() or 0)

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: Any, /) -> int | None:  # noqa: ANN401 (whatever bytes can be put into)
        """Take in what is there, or comes next."""
        began = time.monotonic()
        taken = self._raw.readinto(buffer)
        self._left -= taken or 0
        self._seconds -= time.monotonic() - began
        if self._left < 0 or self._seconds < 0:
            self._sock.close()  # poplib leaves it open where it is not greeted
            long = f"said more than {LIMIT:,} bytes" if self._left < 0 else "went on and on"
            raise OSError(f"the mail server {long}")
        return taken

    def close(self) -> None:
        """Close it."""
        self._raw.close()
        super().close()


class _Heard(io.BufferedReader):
    """The same by lines, and by as many bytes as the server has announced."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read so many; nobody waits for more than may be said."""
        if size and size > LIMIT:
            raise OSError(f"the mail server announced {size:,} bytes")
        return super().read(size)


class _Hearing:
    """A client that hears a server so; whenever it begins to, the standard library sets `file`."""

    _heard: _Heard | None = None
    sock: Any

    def _said(self) -> _Heard | None:
        return self._heard

    def _hear(self, said: io.BufferedReader | None) -> None:
        self._heard = _Heard(_Pipe(said.detach(), self.sock)) if said else None

    file: Any = property(_said, _hear)
    _file: Any = file
    """imaplib's name for it, from Python 3.14 on."""


class Imap(_Hearing, imaplib.IMAP4):
    """A client of IMAP."""


class ImapOverTls(_Hearing, imaplib.IMAP4_SSL):
    """The same, with TLS at once."""


class Pop3(_Hearing, poplib.POP3):
    """A client of POP3."""


class Pop3OverTls(_Hearing, poplib.POP3_SSL):
    """The same, with TLS at once."""


class Smtp(_Hearing, smtplib.SMTP):
    """A client of SMTP."""


class SmtpOverTls(_Hearing, smtplib.SMTP_SSL):
    """The same, with TLS at once."""
