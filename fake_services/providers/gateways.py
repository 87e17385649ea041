"""Every gateway of one world, each on its own loopback port, in one thread."""

import asyncio
import socket
import threading
from collections.abc import Mapping

import uvicorn
from starlette.types import ASGIApp

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox
from fake_services.providers.bounded import Bounded
from fake_services.providers.failures import Failure
from fake_services.providers.provider import Around, Tables
from fake_services.providers.registry import PROVIDERS
from fake_services.providers.smtp import MailServer
from fake_services.refusals import Refusals


class Gateways:
    """The gateways of one world's providers, and a mail server, shared with no other world.

    While started, `hosts` maps each provider's host name to a loopback address (plain http) and `smtp`
    is the mail server's. What arrived is in `sms` and `mail`; `providers` holds each method's gateway.
    `refusals` has each request that was answered with an error.
    """

    hosts: dict[str, tuple[str, int]]
    smtp: tuple[str, int]

    def __init__(self, clock: Clock, tables: Tables, smtp_port: int = 0) -> None:
        """smtp_port: where mail is taken, 0 for any free port."""
        self._smtp_port = smtp_port
        self.refusals = Refusals()
        self.sms = Inbox(self.refusals)
        self.mail = Inbox(self.refusals)
        self._mail_server = MailServer(clock, self.mail)
        around = Around(clock, self.sms, self.mail, self.refusals)
        made = [make(around, tables) for make in PROVIDERS]
        self.providers = {provider.method: provider for provider in made}
        self._served = [served for provider in made for served in provider.servers]

    @property
    def failing(self) -> dict[str, Mapping[str, Mapping[str, Failure]]]:
        """How the hosts that a deployment itself calls may fail: gateway -> host -> name of the failure."""
        return {method: provider.failing for method, provider in self.providers.items()}

    @property
    def alive(self) -> bool:
        """Whether the gateways are listening."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Listen; connections are taken from the moment this returns. Raises OSError: the port is taken."""
        mail_listener = _listener(self._smtp_port)
        listeners = [_listener(served.port) for served in self._served]
        self.smtp = mail_listener.getsockname()
        self.hosts = {
            name: listener.getsockname()
            for served, listener in zip(self._served, listeners, strict=True)
            for name in served.hosts
        }
        self._servers = [uvicorn.Server(_config(Bounded(served.app))) for served in self._served]
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve(mail_listener, listeners)), name="gateways", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening, end what is under way, and return when the thread has ended."""
        for server in self._servers:
            server.should_exit = True
        self._thread.join()

    async def _serve(self, mail_listener: socket.socket, listeners: list[socket.socket]) -> None:
        loop = asyncio.get_running_loop()
        mail = await loop.create_server(self._mail_server.protocol, sock=mail_listener)
        pairs = zip(self._servers, listeners, strict=True)
        await asyncio.gather(*(server.serve(sockets=[listener]) for server, listener in pairs))
        mail.close()


def _listener(port: int = 0) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise OSError(f"127.0.0.1:{port} cannot be listened on: {error.strerror}") from error


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,
        timeout_keep_alive=600,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=2,
    )
