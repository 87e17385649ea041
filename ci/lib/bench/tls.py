"""TLS in front of a plain http server, and nothing else: bytes go through as they come."""

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from pathlib import Path

from mitmproxy.certs import CertStore


class Terminators:
    """A TLS listener on a free loopback port for each upstream port, in a thread that ends with the process.

    The certificate, made in this folder, is nobody's: clients have to be told to accept it.
    """

    def __init__(self, upstream_ports: Collection[int], folder: Path) -> None:
        self.ports: dict[int, int] = {}
        """Upstream port -> listening port, once `start` returns."""
        self._upstream_ports = upstream_ports
        leaf = CertStore.from_store(folder, "bench", 2048).get_cert("bench", []).cert
        (folder / "bench.pem").write_bytes(leaf.to_pem())
        self._tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._tls.load_cert_chain(folder / "bench.pem", folder / "bench-ca.pem")

    def start(self) -> None:
        """Listen."""
        ready = threading.Event()
        threading.Thread(target=asyncio.run, args=(self._serve(ready),), daemon=True).start()
        ready.wait()

    async def _serve(self, ready: threading.Event) -> None:
        for port in self._upstream_ports:
            server = await asyncio.start_server(_through_to(port), "127.0.0.1", 0, ssl=self._tls)
            self.ports[port] = server.sockets[0].getsockname()[1]
        ready.set()
        await asyncio.Event().wait()


def _through_to(port: int) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, requests = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_pump(reader, requests), _pump(answers, writer))

    return connect


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError):  # one side has closed
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    sink.close()
