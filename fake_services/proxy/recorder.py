"""What was said on the wire, both sides."""

# mypy: allow-untyped-calls

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from mitmproxy.connection import Client, Server
from mitmproxy.http import Headers, HTTPFlow, Message
from mitmproxy.proxy.server_hooks import ServerConnectionHookData
from mitmproxy.tls import TlsData

from fake_services.proxy.bodies import LIMIT, MEDIA, Kept, is_large, is_small, plain
from fake_services.proxy.exchange import Exchange
from fake_services.proxy.inward import inward

ROOM = 256 * 1024 * 1024
"""Bytes that one scenario's record holds."""
PATIENCE = 3.0
"""Seconds after which a host outside counts as out of reach, if no connection has come about."""
UNREACHED = "no connection came about"
MOST = 50_000
"""Exchanges that it holds."""
NO_ANSWER = "no whole answer so far"
INTERIM = (100, 102, 103)
"""Status of what is no answer yet; mitmproxy takes it for one, and passes nothing on after it."""
INTERIM_ANSWER = "the server sent an interim answer, which this proxy cannot pass on"


class Recorder:
    """The record of every exchange, in the order in which they ended. Thread-safe.

    An answer is in the record before the client has it. Chromium's own calls, which the guard refuses
    silently, are left out.
    """

    def __init__(self, listeners: Mapping[int, str]) -> None:
        self._listeners = listeners
        self._exchanges: list[Exchange] = []
        self._forgotten = 0
        self._size = 0
        self._lost = 0
        self._lock = threading.Lock()
        self._asked: dict[str, HTTPFlow] = {}
        """What has no answer yet, by the flow's id."""
        self._inward: dict[str, str] = {}
        """Why nothing is said to a host, by its name."""

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

    def unanswered(self, since: float) -> list[Exchange]:
        """What was asked for after that moment of time.monotonic() and has no whole answer yet."""
        with self._lock:
            asked = [*self._asked.values()]
        return [
            replace(self._exchange(flow, _body(flow.request), b""), note=NO_ANSWER)
            for flow in asked
            if flow.metadata["asked"][0] > since and not _is_background(flow)
        ]

    def waits(self) -> bool:
        """Whether anything that was asked for has no answer yet."""
        with self._lock:
            return bool(self._asked)

    def faults(self, since: int, listener: str | None = None) -> list[str]:
        """Transport errors after the mark, one line each: an upstream failed, a client without the CA.

        So is a host outside that takes no connection, although nothing refuses one.
        """
        failed = [
            f"{exchange.listener}: {exchange.method} {exchange.url}: {exchange.error}"
            for exchange in self.since(since, listener)
            if exchange.error
        ]
        with self._lock:
            asked = [*self._asked.values()]
        return [
            *failed,
            *(f"{flow.metadata['asked'][1]}: {UNREACHED}" for flow in asked if _is_unreached(flow)),
        ]

    def gaps(self, since: int) -> list[str]:
        """What was said after the mark and is not in the record, one line each."""
        long = f"went on past {LIMIT >> 20} MB, or more came at once than is kept"
        cut = [
            f"the answer to {one.method} {one.url} {long}"
            for one in self.since(since)
            if one.cut and not any(kind in one.response_type for kind in MEDIA)
        ]
        full = f"the record of the wire was full: {self._lost} exchanges were not kept"
        return [*cut, full] if self._lost else cut

    def forget(self, before: int) -> None:
        """Let go of what ended before the mark, so that a long run does not fill the memory."""
        with self._lock:
            count = max(0, before - self._forgotten)
            del self._exchanges[:count]
            self._size = sum(map(_size, self._exchanges))
            self._lost = 0
            self._forgotten += count

    def requestheaders(self, flow: HTTPFlow) -> None:
        """Note what was asked for, before the routes change it (mitmproxy event)."""
        if is_large(flow.request):
            flow.request.stream = True
        flow.metadata["asked"] = (time.monotonic(), flow.request.url, _pairs(flow.request.headers))
        with self._lock:
            self._asked[flow.id] = flow

    def server_connected(self, data: ServerConnectionHookData) -> None:
        """Note a name that led where none may lead (mitmproxy event)."""
        if data.server.address and (said := inward(data.server)):
            self._inward[data.server.address[0]] = said

    def responseheaders(self, flow: HTTPFlow) -> None:
        """Let server-sent events through as they come, and what has no known end (mitmproxy event)."""
        assert flow.response
        if flow.response.status_code in INTERIM:
            flow.metadata["interim"] = f"{INTERIM_ANSWER} ({flow.response.status_code})"
            flow.kill()
        elif flow.response.headers.get("content-type", "").startswith("text/event-stream"):
            flow.response.stream = self._piecewise(flow)
        elif not is_small(flow.response):
            flow.response.stream = Kept(
                lambda body, cut: self._record(flow, _body(flow.request), body, cut=cut)
            )

    def response(self, flow: HTTPFlow) -> None:
        """Record a whole answer (mitmproxy event)."""
        assert flow.response
        if not flow.response.stream:
            self._record(flow, _body(flow.request), flow.response.raw_content or b"")

    def websocket_message(self, flow: HTTPFlow) -> None:
        """Record one WebSocket message, of either side (mitmproxy event)."""
        assert flow.websocket
        message = flow.websocket.messages.pop()  # mitmproxy would keep all of them
        flow.metadata["from client"] = message.from_client
        sides = (message.content, b"") if message.from_client else (b"", message.content)
        self._record(flow, *sides)

    def websocket_end(self, flow: HTTPFlow) -> None:
        """Record that a WebSocket was ended from here (mitmproxy event)."""
        if flow.server_conn.error:
            self._record(flow, b"", b"", flow.server_conn.error)

    def error(self, flow: HTTPFlow) -> None:
        """Record a request that got no whole answer (mitmproxy event)."""
        assert flow.error
        refused = flow.metadata.get("kind") == "refused"
        meant = _client_left(flow) or "injected" in flow.metadata or refused
        known = self._inward.get(flow.request.host) or flow.server_conn.error or flow.error.msg
        said = flow.metadata.get("interim", known)
        error = UNREACHED if _is_unreached(flow) else None if meant else said
        self._record(flow, _body(flow.request), b"", error)

    def tls_failed_client(self, data: TlsData) -> None:
        """Record a client that does not trust the CA (mitmproxy event)."""
        error = data.conn.error or ""
        if "trust the proxy's certificate" not in error or "disconnected" in error:
            return
        self._add(self._unasked(data.context.client, f"https://{data.conn.sni}/", error))

    def flooded(self, client: Client) -> None:
        """Record a client that was cut off; what the system under test floods is no fault of the harness."""
        seen = self._unasked(client, "", client.error)
        is_sut = seen.listener == "sut"
        self._add(replace(seen, error=None, note=client.error or "") if is_sut else seen)

    def _unasked(self, client: Client, url: str, error: str | None) -> Exchange:
        return Exchange(
            listener=self._listeners[client.sockname[1]],
            at=time.monotonic(),
            method="CONNECT",
            url=url,
            request_headers=[],
            request_body=b"",
            status=None,
            response_headers=[],
            response_body=b"",
            error=error,
            kind="routed",
        )

    def _piecewise(self, flow: HTTPFlow) -> Callable[[bytes], bytes]:
        passed = 0

        def piece(data: bytes) -> bytes:
            nonlocal passed
            if passed <= LIMIT:
                passed += len(data)
                self._record(flow, b"", data, cut=passed > LIMIT)
            return data

        return piece

    def _record(
        self, flow: HTTPFlow, request: bytes, response: bytes, error: str | None = None, *, cut: bool = False
    ) -> None:
        with self._lock:
            self._asked.pop(flow.id, None)
        if not _is_background(flow):
            self._add(self._exchange(flow, request, response, error, cut=cut))

    def _exchange(
        self, flow: HTTPFlow, request: bytes, response: bytes, error: str | None = None, *, cut: bool = False
    ) -> Exchange:
        """response: as it came, unless it is a message of a WebSocket."""
        encoded = flow.response.headers.get("content-encoding", "") if flow.response else ""
        body, longer = plain(response, "" if flow.websocket else encoded)
        at, url, headers = flow.metadata["asked"]
        return Exchange(
            listener=self._listeners[flow.client_conn.sockname[1]],
            at=at,
            method=flow.request.method,
            url=url,
            request_headers=headers,
            request_body=request,
            status=flow.response.status_code if flow.response else None,
            response_headers=_pairs(flow.response.headers) if flow.response else [],
            response_body=body,
            error=error,
            kind=flow.metadata.get("kind", "allowed"),
            cut=cut or longer,
            note=flow.metadata.get("note", ""),
            answered_by=_answered_by(flow.server_conn),
        )

    def _add(self, exchange: Exchange) -> None:
        with self._lock:
            if len(self._exchanges) < MOST and self._size + _size(exchange) <= ROOM:
                self._exchanges.append(exchange)
                self._size += _size(exchange)
            else:
                self._lost += 1


def _is_background(flow: HTTPFlow) -> bool:
    return flow.metadata.get("kind") == "background"


def _body(message: Message) -> bytes:
    """The body without its content encoding, as far as it is kept."""
    return plain(message.raw_content or b"", message.headers.get("content-encoding", ""))[0]


def _size(exchange: Exchange) -> int:
    said = (*exchange.request_headers, *exchange.response_headers)
    heads = len(exchange.url) + sum(len(name) + len(value) for name, value in said)
    return heads + len(exchange.request_body) + len(exchange.response_body)


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [(name.decode(errors="replace"), value.decode(errors="replace")) for name, value in headers.fields]


def _answered_by(server: Server) -> str:
    """Where it was reached, and whose certificate it showed, in the words of that certificate."""
    if not server.peername:
        return ""
    if not server.certificate_list:
        return server.peername[0]
    certificate = server.certificate_list[0]
    subject, issuer = _named(certificate.subject), _named(certificate.issuer)
    return f"{server.peername[0]}, certificate of {subject}, issued by {issuer}"


def _named(name: list[tuple[str, str]]) -> str:
    parts = dict(name)
    return ", ".join(parts[key] for key in ("CN", "O") if parts.get(key)) or "nobody"


def _is_unreached(flow: HTTPFlow) -> bool:
    """Whether a host outside has been waited for, and there is no connection to it."""
    outside, connected = "kind" not in flow.metadata, flow.server_conn.timestamp_tcp_setup is not None
    return outside and not connected and time.monotonic() - flow.metadata["asked"][0] > PATIENCE


def _client_left(flow: HTTPFlow) -> bool:
    """Whether the client closed its connection before the answer, as a browser does that navigates away."""
    return not flow.client_conn.connected
