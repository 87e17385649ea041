"""A mail server that says what a test wrote down, and nothing else."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from mitmproxy.certs import CertStore


@dataclass
class Script:
    """What is said first, and to each command; `heard` are the commands as they came.

    In an answer {tag} stands for IMAP's tag; an answer that is empty closes the connection.
    """

    greeting: str
    answers: Mapping[str, str]
    heard: list[str] = field(default_factory=list)


@contextmanager
def speaking(script: Script, tls: ssl.SSLContext | None = None, implicit: bool = False) -> Iterator[int]:
    """Serve one connection after the other by a script; yields the port. tls: for STARTTLS, or at once."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        thread = Thread(target=_serve, args=(listener, script, tls, implicit))
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def trusted(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """The TLS of a server called localhost, and the file of the CA that signed its certificate."""
    store = CertStore.from_store(folder, "mitmproxy", 2048)
    entry = store.get_cert("localhost", [x509.DNSName("localhost")], None)
    key = entry.privatekey.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    (folder / "server.pem").write_bytes(entry.cert.to_pem() + key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context, folder / "mitmproxy-ca-cert.pem"


def _serve(listener: socket.socket, script: Script, tls: ssl.SSLContext | None, implicit: bool) -> None:
    with suppress(OSError):
        while True:
            with listener.accept()[0] as plain, suppress(OSError):
                _greet(plain, script, tls, implicit)


def _greet(plain: socket.socket, script: Script, tls: ssl.SSLContext | None, implicit: bool) -> None:
    wrapped = tls.wrap_socket(plain, server_side=True) if tls and implicit else plain
    with wrapped as connection:
        connection.sendall(f"{script.greeting}\r\n".encode())
        _converse(connection, script, tls)


def _converse(connection: socket.socket, script: Script, tls: ssl.SSLContext | None) -> None:
    with connection.makefile("rb") as lines:
        for line in lines:
            words = line.decode().split()
            script.heard.append(line.decode().strip())
            name = next((word.upper() for word in words if word.upper() in script.answers), "")
            answer = script.answers.get(name, "")
            if not answer:
                return
            connection.sendall(f"{answer.format(tag=words[0])}\r\n".encode())
            if name in ("STARTTLS", "STLS") and tls:
                with tls.wrap_socket(connection, server_side=True) as secured:
                    return _converse(secured, script, None)
