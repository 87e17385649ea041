"""Which requests do something, and which only ask."""

from typing import Protocol

from conformance.profile import Ixit
from steps.surroundings import Exchange

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
"""What only asks (RFC 9110, 9.2.1), as a browser does by OPTIONS before a request to another origin."""


class Request(Protocol):
    """A request, on the wire or in a browser."""

    @property
    def method(self) -> str:
        """GET, POST, …"""
        ...


def acts(request: Request) -> bool:
    """Whether a request does something, by its method."""
    return request.method not in SAFE


def submits(exchange: Exchange) -> bool:
    """Whether a request does something whose outcome the page reads (Fetch Metadata: else no-cors).

    What a page sends without, as it counts visits, is none.
    """
    return acts(exchange) and exchange.header("sec-fetch-mode") != "no-cors"


def submits_or_asks(exchange: Exchange) -> bool:
    """Whether a request submits something, or a script of the page asks for something by it."""
    return submits(exchange) or exchange.header("sec-fetch-dest") == "empty"


def submits_to(ixit: Ixit, exchange: Exchange) -> bool:
    """Whether such a request goes to the deployment, on whichever of its hosts."""
    return submits(exchange) and ixit.serves(exchange.url)
