"""One connection upstream for each request."""

from mitmproxy.http import HTTPFlow


class Hops:
    """Asks each request by a connection of its own: none that the upstream has just given up is met.

    A browser tries again on a connection that was closed before an answer; here nothing is asked twice.
    Its own connection to the proxy stays open.
    """

    def requestheaders(self, flow: HTTPFlow) -> None:
        """Say upstream that nothing more will be asked by this connection (mitmproxy event)."""
        if "upgrade" not in flow.request.headers:
            flow.request = flow.request.copy()  # what the client itself said of its connection counts there
            flow.request.headers["connection"] = "close"

    def responseheaders(self, flow: HTTPFlow) -> None:
        """Leave out what the upstream said of its own connection (mitmproxy event)."""
        assert flow.response
        if flow.response.status_code != 101:
            flow.response.headers.pop("connection", None)
