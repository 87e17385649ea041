"""No secret that a run makes, or is given, stands in what it leaves on the disk or prints."""

import base64
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest

from tests.world.running import ROOT, run

EVERY_KIND = " or ".join(
    [
        "otp_is_bound_and_opens",
        "old_number_is_free",
        "client_password_that_was_withdrawn",
        "scanning_and_agreeing_binds",
        "wecom_does_not_open_the_second_step",
        "app_is_paired_on_the_forced_page",
        "backup_mailbox_is_bound_and_opens",
        "newer_code_binds_though",
        "gateway_fails_and_the_user_is_told and nonsense",
        "second_step_again_after_a_new_password",
        "after_signing_out_no_second_step",
    ]
)
"""Scenarios in which secrets of every kind are made."""
KINDS = {
    "number",
    "password",
    "client password",
    "code",
    "one-time password",
    "secret of an authenticator",
    "cookie",
    "csrf token",
    "ticket",
    "code of WeChat",
    "token of a gateway",
    "token of an app",
    "secret of a gateway",
    "key of the CA",
}


def notations(secret: str) -> Iterator[bytes]:
    """How a secret might stand in a file."""
    short = secret.removeprefix("+86")
    for text in (
        short,
        quote(short, safe=""),
        json.dumps(short)[1:-1],
        " ".join(re.findall(".{1,4}", short)),
    ):
        yield from (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
    plain = short.encode()
    yield from (plain.hex().encode(), plain.hex().upper().encode())
    yield "".join(f"%{byte:02X}" for byte in plain).encode()
    yield "".join(f"\\u{ord(one):04x}" for one in short).encode()
    for before, first in enumerate((0, 2, 3)):
        whole = base64.b64encode(bytes(before) + plain)
        sure = whole[first : (before + len(plain)) * 8 // 6]
        yield from (sure, sure.replace(b"+", b"-").replace(b"/", b"_"))


def found(secret: str, content: bytes) -> bool:
    """Whether a secret stands there; a short one not as a part of a longer word or number."""
    there = [one for one in notations(secret) if one in content]
    if len(secret) > 8:
        return bool(there)
    alone = (re.compile(rb"(?<![0-9A-Za-z.])" + re.escape(one) + rb"(?![0-9A-Za-z])") for one in there)
    return any(one.search(content) for one in alone)


def contents(file: Path) -> Iterator[bytes]:
    """A file's content, and what is compressed in it."""
    content = file.read_bytes()
    yield content
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            yield from map(members.read, members.namelist())


def sweep(secrets: dict[str, list[str]], places: dict[str, bytes]) -> list[str]:
    """Each kind of secret that was found, and where."""
    return [
        f"{kind} {secret!r} in {name}"
        for kind, those in secrets.items()
        for secret in those
        for name, content in places.items()
        if found(secret, content)
    ]


def swept(folder: Path, *arguments: str) -> tuple[str, dict[str, list[str]]]:
    """What a run prints, and the secrets that it had: none of them is left anywhere."""
    noted = folder / "secrets.json"
    ended = run(folder, "-p", "tests.world.collector", *arguments, SECRETS=str(noted))
    secrets: dict[str, list[str]] = json.loads(noted.read_text(encoding="utf-8"))
    (world,) = secrets.pop("folder")
    files = [file for file in (folder / "out").rglob("*") if file.is_file()]
    assert {"run.json", "report.html", "junit.xml", "deployment.log"} <= {file.name for file in files}
    places = {f"{file.relative_to(folder)}": b"\0".join(contents(file)) for file in files}
    places["the terminal"] = (ended.stdout + ended.stderr).encode()
    assert "\n".join(sweep(secrets, places)) == ""
    assert not Path(world).exists()
    return ended.stdout, secrets


def test_no_secret_stands_on_the_disk_or_the_terminal(tmp_path: Path) -> None:
    said, secrets = swept(tmp_path, "-k", EVERY_KIND)
    assert {kind for kind, those in secrets.items() if those} >= KINDS, said


def test_no_secret_of_what_fails_stands_there(tmp_path: Path) -> None:
    target = tmp_path / "refusing.toml"
    text = (ROOT / "targets" / "reference.toml").read_text(encoding="utf-8")
    target.write_text(text.replace('"--smtp",', '"--defect", "otp-refused", "--smtp",'), encoding="utf-8")
    said, secrets = swept(tmp_path, f"--target={target}", "--trace-on-fail", "-k", "otp_is_bound_and_opens")
    assert "1 fail" in said and secrets["one-time password"] and secrets["secret of an authenticator"]
    (trace,) = (tmp_path / "out").rglob("*.zip")
    assert any(b"otp" in member for member in contents(trace))


class Telling(BaseHTTPRequestHandler):
    """Refuses whoever is to be made, and repeats what it was told of them."""

    passwords: list[str]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.passwords.append(json.loads(body)["password"])
        self.send_response(500)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def test_the_password_in_the_answer_of_a_hook_that_failed_stands_nowhere(tmp_path: Path) -> None:
    Telling.passwords = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Telling) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        url = f"http://127.0.0.1:{server.server_port}/people"
        target = tmp_path / "telling.toml"
        table = f'extends = "{ROOT}/targets/reference.toml"\n[ixit.hooks.create_person]\nurl = "{url}"\n'
        target.write_text(table, encoding="utf-8")
        said, _ = swept(tmp_path, f"--target={target}", "-m", "G5.4")
        server.shutdown()
    assert Telling.passwords and "500" in said and not any(one in said for one in Telling.passwords)


@pytest.mark.parametrize("written", [*notations("+8613812345678")], ids=repr)
def test_the_sweep_finds_each_notation(written: bytes) -> None:
    assert sweep({"number": ["+8613812345678"]}, {"a file": b"<" + written + b">"})
