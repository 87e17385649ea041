"""Hooks: how a template is filled in, what goes over the wire, and what is said when it fails."""

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread

import pytest

from conformance.profile import Hook, hooks
from conformance.profile.hooks import HookFailed, call

VALUES = {"login": "2099", "seconds": 90.5}
GONE = Event()
"""Never set."""


class Deployment(BaseHTTPRequestHandler):
    """Keeps what it is asked; refuses what is asked of /taken."""

    asked: list[tuple[str, str, object]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.asked.append((self.command, self.path, json.loads(body)))
        self.send_response(409 if self.path == "/taken" else 201)
        self.end_headers()
        self.wfile.write("该手机号已绑定".encode() + 300 * b".")

    do_DELETE = do_POST

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    Deployment.asked = []
    with HTTPServer(("127.0.0.1", 0), Deployment) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


class Endless(BaseHTTPRequestHandler):
    """Answers on and on, in its body or already in its headers."""

    def do_POST(self) -> None:
        self.send_response(200)
        if self.path == "/people":
            self.end_headers()
        else:
            self.flush_headers()
            self.wfile.write(b"x: ")
        with suppress(OSError):
            while not GONE.wait(0.01):
                self.wfile.write(b".")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def endless_port() -> Iterator[int]:
    """A port that begins an answer and never ends it."""
    with HTTPServer(("127.0.0.1", 0), Endless) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture
def mute_port() -> Iterator[int]:
    """A port that takes a connection and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_hook_makes_its_request(port: int) -> None:
    hook = Hook("DELETE", "http://127.0.0.1:{port}/people/{login}", {"seconds": "{seconds}"})
    call(hook, {**VALUES, "port": port})
    assert Deployment.asked == [("DELETE", "/people/2099", {"seconds": 90.5})]


def test_a_refusal_is_said_in_short(port: int) -> None:
    url = f"http://127.0.0.1:{port}/taken"
    with pytest.raises(HookFailed) as failed:
        call(Hook("POST", url), {})
    assert str(failed.value) == f"POST {url}: 409 该手机号已绑定{193 * '.'}"


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/people"
        with pytest.raises(HookFailed, match=rf"^POST {url}: .*refused"):
            call(Hook("POST", url), {})


@pytest.mark.parametrize(
    ("bounds", "why"),
    [
        ({"LIMIT": 100}, "the answer went on past 100 bytes"),
        ({"PATIENCE": 0.2}, "the answer did not end within 0.4 s"),
    ],
)
def test_an_answer_without_end(
    endless_port: int, monkeypatch: pytest.MonkeyPatch, bounds: dict[str, float], why: str
) -> None:
    for name, value in bounds.items():
        monkeypatch.setattr(hooks, name, value)
    url = f"http://127.0.0.1:{endless_port}/people"
    with pytest.raises(HookFailed, match=rf"^POST {url}: {why}$"):
        call(Hook("POST", url), {})


def test_headers_without_end(endless_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "PATIENCE", 0.2)
    with pytest.raises(HookFailed, match=r"the answer did not end within 0\.4 s$"):
        call(Hook("POST", f"http://127.0.0.1:{endless_port}/headers"), {})


def test_no_answer_in_time(mute_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "PATIENCE", 0.1)
    url = f"http://127.0.0.1:{mute_port}/people"
    with pytest.raises(HookFailed, match=rf"^POST {url}: timed out$"):
        call(Hook("POST", url), {})


def test_a_placeholder_that_stands_for_nothing_is_named() -> None:
    hook = Hook(method="POST", url="http://127.0.0.1/{nobody}")
    with pytest.raises(HookFailed, match=r"nothing stands for \{nobody\}"):
        call(hook, {})


def test_a_session_is_read_from_a_storage_state() -> None:
    assert hooks.cookies(b'{"cookies": [{"name": "a", "value": "b"}], "origins": []}') == [
        {"name": "a", "value": "b"}
    ]
    with pytest.raises(HookFailed, match="no storage state"):
        hooks.cookies(b"<html>")
