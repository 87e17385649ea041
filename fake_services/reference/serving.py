"""Three servers in one process: started on given ports, gone with their parent."""

import asyncio
import contextlib
import os
import socket
from collections.abc import Iterator, Mapping

import uvicorn
from starlette.types import ASGIApp


class PortTaken(Exception):
    """A port cannot be listened on; the text says which, and why."""


def listen(name: str, port: int) -> socket.socket:
    """Listen on a loopback port; raises PortTaken."""
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as problem:
        raise PortTaken(f"{name}: cannot listen on 127.0.0.1:{port}: {problem.strerror}") from problem


class Server(uvicorn.Server):
    """A uvicorn server that leaves the process's signals alone, so that SIGTERM ends it at once."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture nothing."""
        yield


class Servers:
    """The servers, one for each socket and application."""

    def __init__(self) -> None:
        self._servers: list[Server] = []

    def ready(self) -> bool:
        """Tell whether every server answers."""
        return bool(self._servers) and all(server.started for server in self._servers)

    async def serve(self, apps: Mapping[socket.socket, ASGIApp]) -> None:
        """Serve until this process's parent is gone."""
        self._servers = [Server(_config(app)) for app in apps.values()]
        async with asyncio.TaskGroup() as tasks:
            for server, listening in zip(self._servers, apps, strict=True):
                tasks.create_task(server.serve([listening]))
            await _orphaned()
            for server in self._servers:
                server.should_exit = True


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app, lifespan="off", access_log=False, log_level="warning", proxy_headers=True, timeout_keep_alive=600
    )


async def _orphaned() -> None:
    parent = os.getppid()
    while os.getppid() == parent:
        await asyncio.sleep(0.5)
