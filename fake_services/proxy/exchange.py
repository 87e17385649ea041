"""One request and what came of it."""

import html
import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["routed", "allowed", "refused"]

_JSON_ESCAPES = re.compile(r"((?:\\u[0-9a-fA-F]{4})+)|\\([\"\\/])")


@dataclass(frozen=True)
class Exchange:
    """What one listener saw of one request.

    `at` is the start in seconds of time.monotonic(); bodies are without transfer and content encoding.
    No status and no error means that the client went away before the answer. A streamed answer (server-sent
    events, WebSocket) makes one exchange a piece, as it arrives. `note` is what was done to it on purpose.
    """

    listener: str
    at: float
    method: str
    url: str
    request_headers: list[tuple[str, str]]
    request_body: bytes
    status: int | None
    response_headers: list[tuple[str, str]]
    response_body: bytes
    error: str | None
    kind: Kind
    note: str = ""
    cut: bool = False
    """Whether the answer went on past what is kept."""
    answered_by: str = ""
    """Where the server is on the network, and what its certificate says; empty where none was reached."""

    def header(self, name: str) -> str:
        """What the request says in this header, its name in lower case; empty where it says nothing."""
        return next((value for key, value in self.request_headers if key.lower() == name), "")

    @property
    def response_type(self) -> str:
        """The content type of the answer, in lower case."""
        types = (value for name, value in self.response_headers if name.lower() == "content-type")
        return next(types, "").lower()

    def carries(self, text: str) -> bool:
        """Whether the answer's body holds the text: as it stands, or in JSON escapes or HTML entities."""
        body = _decoded(self.response_body)
        return text in body or text in html.unescape(_JSON_ESCAPES.sub(_unescaped, body))


def _decoded(body: bytes) -> str:
    """The body as text: UTF-8, else GB 18030 (GBK and GB 2312 included), which most Chinese pages are in."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("gb18030", errors="replace")


def _unescaped(match: re.Match[str]) -> str:
    r"""What a run of JSON's \uXXXX (surrogate pairs included), or one \" \\ \/, stands for."""
    units, literal = match.groups()
    if literal:
        return str(literal)
    return bytes.fromhex(units.replace("\\u", "")).decode("utf-16-be", errors="replace")
