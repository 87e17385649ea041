"""Nothing leaves this machine that the target profile does not name."""

from collections.abc import Collection

from mitmproxy.http import HTTPFlow, Request, Response


class Guard:
    """Refuses every host that is not let through: a short 403 page, and no connection upstream.

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
        page = f"Refused by the test harness: the target profile does not name the host {host}.\n"
        flow.response = Response.make(403, page, {"content-type": "text/plain; charset=utf-8"})


def _chromium_itself(request: Request) -> bool:
    """Whether neither a page nor a navigation asked for this (Fetch Metadata)."""
    headers = request.headers
    return headers.get("sec-fetch-site") == "none" and headers.get("sec-fetch-mode") != "navigate"
