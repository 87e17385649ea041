"""The one HTTP client the reference calls out with."""

from collections.abc import Mapping
from typing import override

import httpx

TIMEOUT = 5.0
"""Seconds a gateway has to answer, unless the operator's settings say otherwise."""


def http_client(timeout: float = TIMEOUT, reach: Mapping[str, str] | None = None) -> httpx.AsyncClient:
    """A client that goes through HTTPS_PROXY and trusts SSL_CERT_FILE; its opener closes it.

    reach: host -> other base address, at which it is called directly.
    """
    mounts = {f"all://{host}": Elsewhere(host, base) for host, base in (reach or {}).items()}
    return httpx.AsyncClient(timeout=timeout, mounts=mounts)


class Elsewhere(httpx.AsyncHTTPTransport):
    """Calls a host at another base address; over TLS its own certificate is expected there."""

    def __init__(self, host: str, base: str) -> None:
        super().__init__()
        self._host = host
        self._base = httpx.URL(base)

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request there, its Host header as it is."""
        base = self._base
        request.url = request.url.copy_with(scheme=base.scheme, host=base.host, port=base.port)
        request.extensions = {**request.extensions, "sni_hostname": self._host}
        return await super().handle_async_request(request)
