"""Bodies of any size, of which no more is kept in memory than a person could look at."""

import zlib
from collections.abc import Callable
from typing import ClassVar
from weakref import WeakSet

import brotli
import zstandard
from mitmproxy.http import Message

LIMIT = 16 * 1024 * 1024
"""Bytes of one body that are kept, and held back from its reader until it has ended."""
TOGETHER = 8 * LIMIT
"""Bytes of all bodies that are held back at the same time."""
SMALL = LIMIT // 16
"""Bytes of a body that mitmproxy itself may hold, which says how long it is."""
MEDIA = ("image/", "video/", "audio/", "font/", "application/octet-stream", "application/zip", "/pdf")
"""Kinds of bodies in which nobody looks for words."""


class Kept:
    """Hands a body on to its reader, and keeps the beginning.

    Up to the limit all is held back, so that what is recorded is in the record before anybody has it; past
    the limit, or where too much is held back together, it is recorded as cut, and goes on piece by piece.
    """

    _every: ClassVar[WeakSet["Kept"]] = WeakSet()

    def __init__(self, record: Callable[[bytes, bool], None]) -> None:
        """record: takes what is kept, and whether it is cut."""
        self._every.add(self)
        self._record = record
        self._held = bytearray()
        self._recorded = False

    def __call__(self, piece: bytes) -> list[bytes]:
        """Take a piece, an empty one at the end, and return what the reader gets (mitmproxy's `stream`)."""
        if self._recorded:
            return [piece]
        self._held += piece
        if piece and len(self._held) <= LIMIT and sum(len(one._held) for one in self._every) <= TOGETHER:
            return []
        self._recorded = True
        self._record(bytes(self._held[: LIMIT + 1]), bool(piece))
        held, self._held = bytes(self._held), bytearray()
        return [held] if held else []


def is_large(message: Message) -> bool:
    """Tell whether a message says that its body is longer than what is kept."""
    length = message.headers.get("content-length", "")
    return length.isdecimal() and int(length) > LIMIT


def is_bounded(message: Message) -> bool:
    """Tell whether a message says how long its body is, and that it can be kept."""
    return message.headers.get("content-length", "").isdecimal() and not is_large(message)


def is_small(message: Message) -> bool:
    """Tell whether a message says how long its body is, and that mitmproxy itself may hold it."""
    return is_bounded(message) and int(message.headers["content-length"]) <= SMALL


def plain(body: bytes, encoding: str) -> tuple[bytes, bool]:
    """Return a body without its content encoding, and whether it was cut; as it came where that is broken."""
    try:
        opened = _opened(body, encoding.strip().lower())
    except (zlib.error, brotli.error, zstandard.ZstdError):
        opened = body
    return opened[:LIMIT], len(opened) > LIMIT


def _opened(body: bytes, encoding: str) -> bytes:
    """No more of it than a byte past the limit: a small body may open to an endless one."""
    match encoding:
        case "gzip" | "x-gzip":
            return zlib.decompressobj(31).decompress(body, LIMIT + 1)
        case "deflate":
            form = 15 if body[:1] == b"\x78" else -15
            return zlib.decompressobj(form).decompress(body, LIMIT + 1)
        case "br":
            return bytes(brotli.Decompressor().process(body, output_buffer_limit=LIMIT + 1))
        case "zstd":
            return zstandard.ZstdDecompressor().stream_reader(body).read(LIMIT + 1)
        case _:
            return body
