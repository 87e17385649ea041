"""The one HTTP client the reference calls out with."""

import httpx

TIMEOUT = 5.0
"""Seconds a gateway has to answer, unless the operator's settings say otherwise."""


def http_client(timeout: float = TIMEOUT) -> httpx.AsyncClient:
    """A client that goes through HTTPS_PROXY and trusts SSL_CERT_FILE; its opener closes it."""
    return httpx.AsyncClient(timeout=timeout)
