"""mitmproxy, in a thread of the worker."""

# mypy: allow-untyped-calls

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Collection, Mapping
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from mitmproxy.addons.core import Core
from mitmproxy.addons.next_layer import NextLayer
from mitmproxy.addons.tlsconfig import TlsConfig
from mitmproxy.master import Master
from mitmproxy.net import tls
from mitmproxy.options import Options

from fake_services.ports import reserved_ports
from fake_services.proxy.barrier import Barrier
from fake_services.proxy.bodies import LIMIT
from fake_services.proxy.connections import Connections
from fake_services.proxy.doors import MODE, Doors
from fake_services.proxy.faults import Faults
from fake_services.proxy.floods import Floods
from fake_services.proxy.guard import Guard
from fake_services.proxy.hops import Hops
from fake_services.proxy.recorder import Recorder
from fake_services.proxy.routes import Routes
from fake_services.proxy.whole import Whole


class ProxyFault(Exception):
    """The proxy cannot do its work; one line for people."""


_ONE_A_PROCESS = threading.Lock()
TURN = 0.0005
"""Seconds after which a busy thread lets the other one work: proxy and browser wait for each other often."""


class Proxy:
    """mitmproxy in a thread: terminates TLS for every host, routes by host, refuses everything else.

    routes: host -> loopback address of a plain http upstream. allowed: real hosts that are let through.
    devices: how many listeners for browsers. authority: the folder of the CA, made there unless it is there.
    outbound: the port for the system under test's own calls, 0 for a free one. doors: further ports for them,
    which answer as a provider: port -> host, see `Doors`.
    Its ports, its recorder and its barrier are there once it is started.
    """

    device_ports: list[int]
    outbound_port: int
    recorder: Recorder
    barrier: Barrier

    def __init__(
        self,
        routes: Mapping[str, tuple[str, int]],
        allowed: Collection[str],
        devices: int,
        authority: Path,
        outbound: int = 0,
        doors: Mapping[int, str] | None = None,
    ) -> None:
        self._routes = {host.lower(): upstream for host, upstream in routes.items()}
        self._hosts = self._routes.keys() | {host.lower() for host in allowed}
        self._devices = devices
        self._authority = authority
        self._outbound = outbound
        self._doors = doors or {}
        self._thread: threading.Thread | None = None
        self.ca = self._authority / "mitmproxy-ca-cert.pem"
        self.faults = Faults()

    @property
    def alive(self) -> bool:
        """Whether the proxy is running."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Make the CA and listen. Raises ProxyFault when that fails, or this process runs a proxy already."""
        if not _ONE_A_PROCESS.acquire(blocking=False):
            raise ProxyFault("this process runs a proxy already, and mitmproxy's context is the process's")
        logging.getLogger("mitmproxy").setLevel(logging.ERROR)  # the recorder says what matters
        _write_no_keys()
        sys.setswitchinterval(TURN)
        ready: Future[_Master] = Future()
        with reserved_ports(self._devices + 1) as ports:
            ports[-1] = self._outbound or ports[-1]
            *self.device_ports, self.outbound_port = ports
            names = [*(f"device {number}" for number in range(self._devices)), "sut"]
            listeners = dict(zip(ports, names, strict=True)) | dict.fromkeys(self._doors, "sut")
            self.recorder, self.barrier = Recorder(listeners), Barrier(listeners)
            self._thread = threading.Thread(target=self._run, args=(ports, ready), name="proxy", daemon=True)
            self._thread.start()
            try:
                self._master = ready.result()
            except Exception as reason:
                self._end(self._thread)
                raise ProxyFault(f"the proxy did not start: {reason}") from reason

    def stop(self) -> None:
        """Close every connection and listener; the record stays."""
        if self._thread is not None:
            with suppress(RuntimeError):  # its event loop is closed: it has died
                self._master.shutdown()
            self._end(self._thread)

    def _end(self, thread: threading.Thread) -> None:
        thread.join()
        self._thread = None
        _ONE_A_PROCESS.release()

    def _run(self, ports: list[int], ready: "Future[_Master]") -> None:
        try:
            asyncio.run(self._serve(ports, ready))
        except Exception as reason:
            if ready.done():
                raise
            ready.set_exception(reason)

    async def _serve(self, ports: list[int], ready: "Future[_Master]") -> None:
        # HTTP/1.1 to the browser costs a third less CPU than HTTP/2.
        modes = [f"regular@127.0.0.1:{port}" for port in ports]
        modes += [MODE.format(port=port) for port in self._doors]
        master = _Master(Options(mode=modes, confdir=str(self._authority), http2=False, rawtcp=False), ready)
        guard, routes = Guard(self._hosts), Routes(self._routes)
        doors = Doors(self._doors)
        master.addons.add(doors, self.recorder, guard, Whole(), routes, Hops(), self.faults, self.barrier)
        master.addons.add(Floods(self.recorder.flooded))
        await master.run()


def _write_no_keys() -> None:
    """Forget where the shell has keys of TLS sessions written: mitmproxy looked when it was imported."""
    for name in ("SSLKEYLOGFILE", "MITMPROXY_SSLKEYLOGFILE"):
        os.environ.pop(name, None)
    tls.log_master_secret = None


class _Master(Master):
    """mitmproxy with the few addons a proxy cannot do without: all its own would take a quarter more CPU."""

    def __init__(self, options: Options, ready: "Future[_Master]") -> None:
        super().__init__(options)
        self._ready = ready
        self._connections = Connections()
        self.addons.add(Core(), self._connections, NextLayer(), TlsConfig())
        self.options.update(
            connection_strategy="lazy",
            upstream_cert=False,
            keep_host_header=True,
            stream_large_bodies=str(LIMIT),
        )

    async def running(self) -> None:
        """Say that every listener is up, or raise why one is not."""
        await super().running()
        for listener in self._connections.servers:
            if listener.last_exception:
                raise listener.last_exception
        self._ready.set_result(self)

    async def done(self) -> None:
        """Close the listeners and the connections."""
        await super().done()
        await self._connections.end()
