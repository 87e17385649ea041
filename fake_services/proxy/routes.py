"""Which host is answered by which loopback server."""

from collections.abc import Mapping

from mitmproxy.http import HTTPFlow


class Routes:
    """Hands requests for a routed host to its upstream in plain http, as a reverse proxy does.

    The upstream sees the original Host, and in X-Forwarded-Proto and -Host what the client asked for. The
    client's address is added to X-Forwarded-For, as most proxies do: what stood there, anybody can say.
    """

    def __init__(self, routes: Mapping[str, tuple[str, int]]) -> None:
        self._routes = routes

    def requestheaders(self, flow: HTTPFlow) -> None:
        """Turn the request to its upstream (mitmproxy event)."""
        request = flow.request
        upstream = self._routes.get(request.host.lower())
        if upstream is None:
            return
        flow.metadata["kind"] = "routed"
        asked_for = request.host_header or request.host
        request.headers["x-forwarded-proto"] = request.scheme
        request.headers["x-forwarded-host"] = asked_for
        said = request.headers.get_all("x-forwarded-for")
        request.headers["x-forwarded-for"] = ", ".join([*said, flow.client_conn.peername[0]])
        request.scheme = "http"
        request.host, request.port = upstream
        request.host_header = asked_for
