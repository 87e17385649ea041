"""An upstream that gives up a connection when it has answered once."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fake_services.proxy import Proxy

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


def _answer_once(connection: socket.socket) -> None:
    """Answer the first request and say nothing of closing; close when the next one comes."""
    with connection:
        connection.recv(65536)
        connection.sendall(ANSWER)
        connection.recv(65536)


@pytest.fixture
def forgetful() -> Iterator[tuple[str, int]]:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=_answer_once, args=(connection,), daemon=True).start()

        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_connection_that_was_given_up_is_not_asked_again(
    forgetful: tuple[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    proxy = Proxy({"mail.example.edu": forgetful}, set(), devices=1, authority=tmp_path)
    proxy.start()
    monkeypatch.setenv("SSL_CERT_FILE", str(proxy.ca))
    with httpx.Client(proxy=f"http://127.0.0.1:{proxy.device_ports[0]}") as client:
        answers = [client.request(method, "https://mail.example.edu/").status_code for _ in range(3)]
    proxy.stop()
    assert answers == [200, 200, 200]
    assert proxy.recorder.faults(0) == []
