"""Answers come whole: what a browser has kept is not spared it."""

# mypy: allow-untyped-calls

from mitmproxy.http import HTTPFlow

CONDITIONS = ("if-none-match", "if-modified-since")
"""What asks for an answer only if it has changed (RFC 9110, 13.1)."""


class Whole:
    """Asks for everything as if the browser had nothing: a 304 would say nothing of what is then shown."""

    def requestheaders(self, flow: HTTPFlow) -> None:
        """Leave the conditions out (mitmproxy event)."""
        for name in CONDITIONS:
            flow.request.headers.pop(name, None)
