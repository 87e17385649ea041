"""One sink for several workers: whatever a deployment posts comes to each, and each knows its own numbers."""

import asyncio
import socket
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fake_services.providers.bounded import Bounded

SINK = "sms-sink.invalid"
"""What a worker's own sink is called among its gateways."""
LEFT_OUT = frozenset({"host", "content-length", "connection", "transfer-encoding"})
SECONDS = 10


def join(folder: Path, port: int) -> None:
    """Let a worker's own sink, on this port of loopback, get what is posted to the shared one."""
    (folder / str(port)).touch()


class SharedSink:
    """Takes posts on a port of loopback and hands each on to every sink that has joined.

    The answer is that of a sink that took it, else of one that did not; 503 while none has joined.
    """

    folder: Path
    """Where the sinks join, while it listens."""

    def __init__(self, port: int) -> None:
        self._port = port

    def start(self) -> None:
        """Listen; raises OSError where the port is taken."""
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._temporary = TemporaryDirectory(prefix="sinks-")
        self.folder = Path(self._temporary.name)
        self.port = int(self._listener.getsockname()[1])
        app = Starlette(routes=[Route("/", self._hand_on, methods=["POST"])])
        config = uvicorn.Config(Bounded(app), lifespan="off", log_config=None, access_log=False)
        self._server = uvicorn.Server(config)
        serve = self._server.serve(sockets=[self._listener])
        self._thread = threading.Thread(target=lambda: asyncio.run(serve), name="shared sink", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop listening; the folder goes with it."""
        self._server.should_exit = True
        self._thread.join()
        self._temporary.cleanup()

    async def _hand_on(self, request: Request) -> Response:
        body = await request.body()
        headers = {name: value for name, value in request.headers.items() if name not in LEFT_OUT}
        ports = [int(one.name) for one in self.folder.iterdir()]
        async with httpx.AsyncClient(trust_env=False, timeout=SECONDS) as client:
            asked = (
                client.post(f"http://127.0.0.1:{port}/", content=body, headers=headers) for port in ports
            )
            said = await asyncio.gather(*asked, return_exceptions=True)
        answers = [one for one in said if isinstance(one, httpx.Response)]
        best = min(answers, key=lambda one: one.status_code, default=None)
        if best is None:
            return Response("no worker listens yet\n", 503)
        return Response(best.content, best.status_code)
