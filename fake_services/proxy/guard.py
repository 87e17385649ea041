"""Nothing leaves this machine that the target profile does not name."""

# mypy: allow-untyped-calls

from collections.abc import Collection

from mitmproxy.http import HTTPFlow, Request, Response

from fake_services.proxy.bodies import is_bounded


class Guard:
    """Refuses every host that is not let through: a short 403 page, and no connection upstream.

    What is larger than what is kept, or does not say how large it is, is cut off unread.

    A CONNECT is granted first, which costs no connection either: only inside the tunnel does a request say
    whether a page made it or Chromium by itself.
    """

    def __init__(self, hosts: Collection[str]) -> None:
        self._hosts = hosts

    def requestheaders(self, flow: HTTPFlow) -> None:
        """Answer a request for an unknown host (mitmproxy event)."""
        host = flow.request.host.lower()
        if host in self._hosts:
            return
        flow.metadata["kind"] = "background" if _chromium_itself(flow.request) else "refused"
        if not is_bounded(flow.request) and _has_body(flow.request):
            flow.kill()
            return
        page = f"Refused by the test harness: the target profile does not name the host {host}.\n"
        flow.response = Response.make(403, page, {"content-type": "text/plain; charset=utf-8"})


def _has_body(request: Request) -> bool:
    return "content-length" in request.headers or "transfer-encoding" in request.headers


def _chromium_itself(request: Request) -> bool:
    """Whether neither a page nor a navigation asked for this (Fetch Metadata)."""
    headers = request.headers
    return headers.get("sec-fetch-site") == "none" and headers.get("sec-fetch-mode") != "navigate"
