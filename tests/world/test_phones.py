"""Phones that are not ours: where the messages are read, and what such phones cannot do."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from fake_services.clock import Clock
from tests.ports import free_ports
from tests.world.running import GUIDE, ROOT, SERVED, direct, profile, run, running, scenarios

BINDING = GUIDE + "the_number_bound_on_the_forced_page_serves_at_the_next_login"
NO_OTHER = GUIDE + "one_message_to_the_typed_number_and_to_no_other"
WECHAT = GUIDE + "completing_method[WeChat]"
FAULT = GUIDE + "the_sms_gateway_fails_and_a_later_try_binds[refuses the request]"
DELAYED = GUIDE + "the_older_code_is_void_though_its_message_arrives_last"
NAMES = (*SERVED, "smtp", "sink")
SECRET = "fake-sink-secret-0000"
NUMBERS = [f"+8613900000{number:03}" for number in range(12)]
PROGRAM = """
import json, pathlib, sys
number, since, file = sys.argv[1], float(sys.argv[2]), pathlib.Path(sys.argv[3])
lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
print(json.dumps([m["text"] for m in map(json.loads, lines) if m["to"] == number and m["at"] >= since]))
"""


@pytest.fixture
def ports() -> dict[str, int]:
    return dict(zip(NAMES, free_ports(len(NAMES)), strict=True))


def sinking(ports: dict[str, int]) -> str:
    """What the operator of a staging system configures."""
    return direct(ports) + f'[sink]\naddress = "http://127.0.0.1:{ports["sink"]}/"\nsecret = "{SECRET}"'


@contextmanager
def sink(port: int, file: Path) -> Iterator[None]:
    """A sink that is not the suite's: it keeps the messages in a file, one JSON object a line."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted = json.loads(self.rfile.read(int(self.headers["content-length"])))
            message = {"to": posted["mobile"], "text": posted["sms"]["content"], "at": Clock().now()}
            with file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(message) + "\n")
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", port), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield
        server.shutdown()
        thread.join()


def verdicts(folder: Path) -> dict[str, tuple[str, str]]:
    return {done.name: (done.verdict.value, done.reason) for done in scenarios(folder)}


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "shared"])
def test_a_staging_system_posts_its_messages(
    ports: dict[str, int], tmp_path: Path, workers: tuple[str, ...]
) -> None:
    webhook = f'port = {ports["sink"]}\nsecret = "{{env:SINK_TOKEN}}"\nheader = "X-Sink-Token"\n'
    tables = f'[ixit.phones]\nkind = "webhook"\n[ixit.phones.webhook]\n{webhook}'
    tables += 'number = "mobile"\ntext = "sms.content"'
    target = profile(ports, tmp_path, tables)
    with running(ports, tmp_path, sinking(ports)):
        wanted = (BINDING, NO_OTHER, WECHAT, FAULT, DELAYED)
        ended = run(tmp_path, f"--target={target}", *workers, *wanted, SINK_TOKEN=SECRET)
    assert {name: verdict for name, (verdict, _) in verdicts(tmp_path).items()} == {
        "The number bound on the forced page serves at the next login": "pass",
        "One message to the typed number and to no other": "pass",
        "Completing WeChat": "not-run",
        "The SMS gateway refuses the request, and a later try binds": "not-run",
        "The older code is void though its message arrives last": "pass",
    }, ended.stdout
    reasons = {reason for _, reason in verdicts(tmp_path).values() if reason}
    assert reasons == {
        "the deployment's traffic for WeChat does not come to this suite (ixit.outbound)",
        "the deployment's traffic for SMS does not come to this suite (ixit.outbound)",
    }


def test_a_program_prints_the_messages(ports: dict[str, int], tmp_path: Path) -> None:
    (tmp_path / "messages.py").write_text(PROGRAM, encoding="utf-8")
    words = ["{python}", str(tmp_path / "messages.py"), "{number}", "{since}", str(tmp_path / "messages")]
    tables = f'[ixit.phones]\nkind = "command"\nnumbers = {NUMBERS}\n[ixit.phones.command]\ncommand = {words}'
    target = profile(ports, tmp_path, tables)
    with running(ports, tmp_path, sinking(ports)), sink(ports["sink"], tmp_path / "messages"):
        ended = run(tmp_path, f"--target={target}", BINDING, NO_OTHER, WECHAT, DELAYED)
    assert [verdict for verdict, _ in verdicts(tmp_path).values()].count("pass") == 2, ended.stdout
    assert verdicts(tmp_path)["The older code is void though its message arrives last"] == (
        "not-run",
        "messages to the phones do not pass through this suite (ixit.phones)",
    )
    sent = [json.loads(line) for line in (tmp_path / "messages").read_text(encoding="utf-8").splitlines()]
    assert {message["to"] for message in sent} <= set(NUMBERS)
    report = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert [number for number in NUMBERS if number.removeprefix("+86") in report] == []


class Person:
    """Somebody at a terminal, who reads the questions, looks at the phone, and types."""

    QUESTION = re.compile(r"(in message (\d+) to|else has come to) (\+\d+)[^)]*\):")

    def __init__(self, messages: Path) -> None:
        self._messages = messages
        self.asked: list[str] = []

    def sit(self, terminal: "subprocess.Popen[bytes]") -> None:
        """Answer until the terminal is closed."""
        assert terminal.stdin and terminal.stdout
        heard = ""
        while piece := os.read(terminal.stdout.fileno(), 4096):
            heard += piece.decode(errors="replace")
            while found := self.QUESTION.search(heard):
                heard = heard[found.end() :]
                self.asked.append(found[0])
                terminal.stdin.write(f"{self._answer(found[3], found[2])}\n".encode())
                terminal.stdin.flush()

    def _answer(self, number: str, which: str | None) -> str:
        if which is None or not self._messages.exists():
            return ""
        sent = map(json.loads, self._messages.read_text(encoding="utf-8").splitlines())
        texts = [message["text"] for message in sent if message["to"] == number]
        found = re.search("[0-9A-Z]{4,8}", texts[int(which) - 1]) if len(texts) >= int(which) else None
        return found[0] if found else ""


ATTENDED = f'[ixit.phones]\nkind = "operator"\nnumbers = {NUMBERS}'
TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
"""A program that runs another one in a terminal of its own."""


def test_a_person_types_the_codes(ports: dict[str, int], tmp_path: Path) -> None:
    target = profile(ports, tmp_path, ATTENDED)
    with running(ports, tmp_path, sinking(ports)), sink(ports["sink"], tmp_path / "messages"):
        command = [sys.executable, "-m", "pytest", "-q", f"--target={target}", BINDING]
        person = Person(tmp_path / "messages")
        with subprocess.Popen(
            [sys.executable, "-c", TERMINAL, *command, f"--report-folder={tmp_path / 'out'}"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as terminal:
            person.sit(terminal)
        ended = terminal.returncode
    assert ended == 0
    assert [verdict for verdict, _ in verdicts(tmp_path).values()] == ["pass"]
    assert any("in message 1 to +86139" in question for question in person.asked)
    report = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "attended: a person typed in the codes and scanned the QR codes (ixit.phones)" in report
    assert [number for number in NUMBERS if number.removeprefix("+86") in report] == []


def test_without_a_terminal_nobody_can_be_asked(ports: dict[str, int], tmp_path: Path) -> None:
    target = profile(ports, tmp_path, ATTENDED)
    command = [sys.executable, "-m", "pytest", f"--target={target}", f"--report-folder={tmp_path / 'out'}"]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, start_new_session=True
    )
    said = 'ixit.phones.kind is "operator": a person is needed, and there is no terminal\n'
    assert (ended.returncode, ended.stderr) == (3, said)
