"""Where answers carry a code, whether it stands there as it is, in some coding, or as a digest."""

import base64
import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from urllib.parse import unquote

from steps.credentials import is_bundle
from steps.surroundings import Exchange

RUN = re.compile(r"[A-Za-z0-9+/]{8,}")
"""What may be base64: eight characters hold a code of six."""
DIGESTS = ("md5", "sha1", "sha256")


def carriers(exchanges: Sequence[Exchange], code: str) -> list[str]:
    """In which writing the answers carry the code, and where: in a header, or in the body."""
    found = [
        f"{writing} in {place} of {one.url.partition('?')[0]}"
        for one in exchanges
        if not is_bundle(one)
        for place, text in _told(one)
        for writing in writings(text, code)
    ]
    return list(dict.fromkeys(found))


def writings(text: str, code: str) -> Iterator[str]:
    """The writings in which a text holds the code: alone, in base64, in hex, as a digest."""
    if re.search(rf"(?<![0-9A-Za-z]){re.escape(code)}(?![0-9A-Za-z])", text):
        yield "the code itself"
    if code.encode().hex() in text.lower():
        yield "the code in hex"
    if any(code.encode() in said for said in _decoded(text)):
        yield "the code in base64"
    for kind in DIGESTS:
        if any(written in text for written in _digests(kind, code)):
            yield f"its {kind} digest"


def _told(exchange: Exchange) -> Iterator[tuple[str, str]]:
    for name, value in exchange.response_headers:
        yield f"the header {name}", unquote(value)
    yield "the answer", exchange.response_body.decode(errors="replace")


def _decoded(text: str) -> Iterator[bytes]:
    """What stands in base64 in a text; what is compressed there, as some frameworks' cookies are, as well.

    Where it begins is not known: what stands before it may be letters, too.
    """
    for run in RUN.findall(text.replace("-", "+").replace("_", "/")):
        for start in range(4):
            whole = run[start : len(run) - (len(run) - start) % 4]
            rest = run[start + len(whole) :]
            said = base64.b64decode(whole + (rest + "=" * (4 - len(rest)) if len(rest) > 1 else ""))
            yield said
            with suppress(zlib.error):
                yield zlib.decompress(said)


def _digests(kind: str, code: str) -> Iterator[str]:
    for said in {code, code.lower()}:
        digest = hashlib.new(kind, said.encode(), usedforsecurity=False).digest()
        yield digest.hex()
        yield digest.hex().upper()
        yield base64.b64encode(digest).decode().rstrip("=")
        yield base64.urlsafe_b64encode(digest).decode().rstrip("=")
