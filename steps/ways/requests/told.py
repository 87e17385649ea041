"""What an answer on the wire says to people, where no screen shows it."""

import re
from collections.abc import Iterator

from steps.surroundings import Exchange
from steps.ways.requests.message import leaves, read_json

UNREAD = re.compile(r"(?s)<(script|style|template)\b.*?(?:</\1>|\Z)|<[^<>]*(?:>|\Z)")
"""What of a page nobody reads: scripts, style sheets, and tags."""


def told_in(answer: Exchange) -> Iterator[str]:
    """The texts of an answer: the values of a JSON text, or what stands between the tags of a page."""
    text = answer.response_body.decode(errors="replace")
    try:
        tree = read_json(text)
    except ValueError:
        yield from UNREAD.sub("\n", text).splitlines() if "html" in answer.response_type else ()
        return
    yield from (said for _, said in leaves("", tree) if isinstance(said, str))
