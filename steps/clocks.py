"""How far the clocks of others are from ours, so that a log of theirs can be laid beside a record of ours."""

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from steps.surroundings import Exchange


def ahead(exchanges: Iterable[Exchange]) -> Mapping[str, float]:
    """Return host -> seconds that its `Date` headers are ahead of our clock.

    They tell whole seconds, the rest is cut off: the one furthest ahead was read the soonest after its second
    began.
    """
    began = datetime.now(UTC).timestamp() - time.monotonic()  # noqa: TID251 (what the clock of this machine says)
    found = defaultdict(list)
    for exchange in exchanges:
        for told in _dates(exchange):
            found[urlsplit(exchange.url).hostname or ""].append(told - (began + exchange.at))
    return {host: round(max(offsets), 1) + 0.0 for host, offsets in found.items()}


def _dates(exchange: Exchange) -> Iterable[float]:
    for name, value in exchange.response_headers:
        if name.lower() == "date":
            try:
                yield parsedate_to_datetime(value).timestamp()
            except ValueError:
                continue
