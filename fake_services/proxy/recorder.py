"""What was said on the wire, both sides."""

import threading
import time
from collections.abc import Callable, Mapping

from mitmproxy.http import Headers, HTTPFlow, Message
from mitmproxy.tls import TlsData

from fake_services.proxy.exchange import Exchange


class Recorder:
    """The record of every exchange, in the order in which they ended. Thread-safe.

    An answer is in the record before the client has it. Chromium's own calls, which the guard refuses
    silently, are left out.
    """

    def __init__(self, listeners: Mapping[int, str]) -> None:
        self._listeners = listeners
        self._exchanges: list[Exchange] = []
        self._forgotten = 0
        self._lock = threading.Lock()

    def mark(self) -> int:
        """A place in the record: everything that ends from now on comes after it."""
        with self._lock:
            return self._forgotten + len(self._exchanges)

    def since(self, mark: int, listener: str | None = None) -> list[Exchange]:
        """The exchanges that ended after the mark, of one listener or of all."""
        with self._lock:
            exchanges = self._exchanges[max(0, mark - self._forgotten) :]
        return [exchange for exchange in exchanges if listener in (None, exchange.listener)]

    def carried(self, listener: str, text: str, since: int) -> bool:
        """Whether any answer to this listener after the mark carried the text, see `Exchange.carries`."""
        return any(exchange.carries(text) for exchange in self.since(since, listener))

    def faults(self, since: int, listener: str | None = None) -> list[str]:
        """Transport errors after the mark, one line each: an upstream failed, a client without the CA."""
        return [
            f"{exchange.listener}: {exchange.method} {exchange.url}: {exchange.error}"
            for exchange in self.since(since, listener)
            if exchange.error
        ]

    def forget(self, before: int) -> None:
        """Let go of what ended before the mark, so that a long run does not fill the memory."""
        with self._lock:
            count = max(0, before - self._forgotten)
            del self._exchanges[:count]
            self._forgotten += count

    def requestheaders(self, flow: HTTPFlow) -> None:
        """Note what was asked for, before the routes change it (mitmproxy event)."""
        flow.metadata["asked"] = (time.monotonic(), flow.request.url, _pairs(flow.request.headers))

    def responseheaders(self, flow: HTTPFlow) -> None:
        """Let server-sent events through as they come (mitmproxy event)."""
        assert flow.response
        if flow.response.headers.get("content-type", "").startswith("text/event-stream"):
            flow.response.stream = self._piecewise(flow)

    def response(self, flow: HTTPFlow) -> None:
        """Record a whole answer (mitmproxy event)."""
        assert flow.response
        if not flow.response.stream:
            self._record(flow, _body(flow.request), _body(flow.response))

    def websocket_message(self, flow: HTTPFlow) -> None:
        """Record one WebSocket message, of either side (mitmproxy event)."""
        assert flow.websocket
        message = flow.websocket.messages[-1]
        sides = (message.content, b"") if message.from_client else (b"", message.content)
        self._record(flow, *sides)

    def error(self, flow: HTTPFlow) -> None:
        """Record a request that got no whole answer (mitmproxy event)."""
        assert flow.error
        meant = _client_left(flow) or "injected" in flow.metadata
        self._record(flow, _body(flow.request), b"", None if meant else flow.error.msg)

    def tls_failed_client(self, data: TlsData) -> None:
        """Record a client that does not trust the CA (mitmproxy event)."""
        error = data.conn.error or ""
        if "trust the proxy's certificate" not in error or "disconnected" in error:
            return
        self._add(
            Exchange(
                listener=self._listeners[data.context.client.sockname[1]],
                at=time.monotonic(),
                method="CONNECT",
                url=f"https://{data.conn.sni}/",
                request_headers=[],
                request_body=b"",
                status=None,
                response_headers=[],
                response_body=b"",
                error=error,
                kind="routed",
            )
        )

    def _piecewise(self, flow: HTTPFlow) -> Callable[[bytes], bytes]:
        def piece(data: bytes) -> bytes:
            self._record(flow, b"", data)
            return data

        return piece

    def _record(self, flow: HTTPFlow, request: bytes, response: bytes, error: str | None = None) -> None:
        kind = flow.metadata.get("kind", "allowed")
        if kind == "background":
            return
        at, url, headers = flow.metadata["asked"]
        self._add(
            Exchange(
                listener=self._listeners[flow.client_conn.sockname[1]],
                at=at,
                method=flow.request.method,
                url=url,
                request_headers=headers,
                request_body=request,
                status=flow.response.status_code if flow.response else None,
                response_headers=_pairs(flow.response.headers) if flow.response else [],
                response_body=response,
                error=error,
                kind=kind,
                note=flow.metadata.get("note", ""),
            )
        )

    def _add(self, exchange: Exchange) -> None:
        with self._lock:
            self._exchanges.append(exchange)


def _body(message: Message) -> bytes:
    """The body without its content encoding, or as it came where the encoding is broken."""
    return message.get_content(strict=False) or b""


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [(name.decode(errors="replace"), value.decode(errors="replace")) for name, value in headers.fields]


def _client_left(flow: HTTPFlow) -> bool:
    """Whether the client closed its connection before the answer, as a browser does that navigates away."""
    return not flow.client_conn.connected
