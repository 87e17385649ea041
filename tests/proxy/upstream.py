"""A small site behind the proxy, and what the tests of the proxy share."""

import asyncio
import gzip
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from tests.ports import free_ports

Address = tuple[str, int]


async def echo(request: Request) -> Response:
    body = (await request.body()).decode()
    return JSONResponse({"headers": dict(request.headers), "path": request.url.path, "body": body})


async def page(request: Request) -> Response:
    return HTMLResponse("<meta charset=utf-8><title>信箱</title><h1>欢迎使用邮箱</h1>")


async def letter(request: Request) -> Response:
    return JSONResponse({"subject": "欢迎使用邮箱", "filler": "x" * 2000})


async def never(request: Request) -> Response:
    await asyncio.Event().wait()
    return Response()


async def broken(request: Request) -> Response:
    async def body() -> AsyncIterator[bytes]:
        yield b"half of "

    return StreamingResponse(body(), headers={"content-length": "100", "content-encoding": "identity"})


async def endless(request: Request) -> Response:
    async def body() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * 1024 * 1024

    return StreamingResponse(body(), headers={"content-encoding": "identity"})


async def bomb(request: Request) -> Response:
    squeezed = gzip.compress(bytes(40 * 1024 * 1024))
    return Response(squeezed, media_type="text/html", headers={"content-encoding": "gzip"})


async def chunked(request: Request) -> Response:
    async def body() -> AsyncIterator[str]:
        yield "欢迎"
        yield "使用邮箱"

    return StreamingResponse(body(), media_type="text/html", headers={"content-encoding": "identity"})


async def events(request: Request) -> Response:
    async def body() -> AsyncIterator[str]:
        yield "data: 新邮件\n\n"
        await asyncio.Event().wait()

    return StreamingResponse(body(), media_type="text/event-stream")


async def chat(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("回声 " + await socket.receive_text())
    await socket.close()


APP = Starlette(
    routes=[
        Route("/page", page),
        Route("/letter", letter),
        Route("/never", never),
        Route("/broken", broken),
        Route("/events", events),
        Route("/endless", endless),
        Route("/bomb", bomb),
        Route("/chunked", chunked),
        WebSocketRoute("/chat", chat),
        Route("/{rest:path}", echo, methods=["GET", "POST"]),
    ],
    middleware=[Middleware(GZipMiddleware)],
)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets: object = None) -> None:
        await super().startup()
        self.up.set()


@contextmanager
def serving() -> Iterator[Address]:
    """The site, on loopback in plain http."""
    (port,) = free_ports(1)
    config = uvicorn.Config(APP, port=port, ws="wsproto", log_level="critical", timeout_graceful_shutdown=1)
    server = _Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.up.wait(10)
    yield "127.0.0.1", port
    server.should_exit = True
    thread.join()


def eventually(true: Callable[[], object]) -> bool:
    """Whether it comes true within some seconds, for what no answer waits for."""
    pause = threading.Event()
    return any(true() or pause.wait(0.02) for _ in range(250))
