"""Accounts that the suite does not make: lent from a pool, made by a program, signed in by one."""

import json
import re
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from conformance.run import Run, Scenario
from tests.ports import free_ports
from tests.world.running import SERVED, proxied, run, running

NAMES = (*SERVED, "proxy", "smtp")
GUIDE = "steps/test_guide.py::"
ALONE = f"{GUIDE}test_the_tile_opens_the_web_mail"
"""A scenario with one person, who has bound SMS."""
TWO = f"{GUIDE}test_anothers_number_on_the_forced_page"
PASSWORD = "pool-password-4711"


class Site:
    """The reference, running, with people that were made beforehand, and a profile that lends them."""

    def __init__(self, ports: Mapping[str, int], folder: Path) -> None:
        self.control = f"http://127.0.0.1:{ports['control']}"
        self.folder = folder
        self.profile = proxied(dict(ports), folder)

    def ask(self, verb: str, path: str, /, **body: object) -> Any:  # noqa: ANN401 (JSON)
        answer = httpx.request(verb, f"{self.control}{path}", json=body or None, trust_env=False)
        return answer.raise_for_status().json() if answer.content else None

    def make(self, login: str, *addresses: str) -> None:
        mailboxes = [{"address": address, "letter": f"word-{address}"} for address in addresses]
        self.ask("POST", "/people", login=login, password=PASSWORD, name=login, mailboxes=mailboxes)

    def bound(self, address: str) -> list[str]:
        return [one["method"] for one in self.ask("GET", f"/mailboxes/{address}")["bindings"]]

    def without(self, *hooks: str) -> None:
        """Leave hooks out of the profile, and what is claimed by them."""
        text = self.profile.read_text(encoding="utf-8")
        for hook in hooks:
            text, found = re.subn(rf"\[ixit\.hooks\.{hook}\]\n(.+\n)+", "", text)
            assert found
        text = text.replace(', "C.admin-reset"', "").replace("new_password = true", "")
        text = text.replace("second_mailbox = true", "").replace("switching = true", "")
        self.profile.write_text(text, encoding="utf-8")

    def add(self, lines: str, table: str = "") -> None:
        """Say more in the profile, at its end or in a table."""
        text = self.profile.read_text(encoding="utf-8")
        text = text.replace(f"{table}\n", f"{table}\n{lines}\n", 1) if table else f"{text}\n{lines}\n"
        self.profile.write_text(text, encoding="utf-8")

    def lend(self, *logins: str) -> None:
        """Have a pool of these people, each with a number of their own."""
        self.without("create_person", "add_mailbox", "bind", "reset", "set_password")
        self.add(f'[ixit.accounts]\ncome_from = "pool"\nfolder = "{self.folder / "lent"}"')
        for number, login in enumerate(logins):
            self.make(login, f"{login}@kust.edu.cn")
            self.add(
                f'[[ixit.accounts.pool]]\nlogin = "{login}"\npassword_env = "POOL_PASSWORD"\n'
                f'mailboxes = [{{ address = "{login}@kust.edu.cn", letter = "word-{login}@kust.edu.cn" }}]\n'
                f'number = "+8613900000{number}01"\nnew_number = "+8613900000{number}02"\n'
                f'backup = "{login}@example.org"\n'
            )

    def program(self, name: str, text: str) -> str:
        """A program of the deployment's, as a profile names it."""
        file = self.folder / f"{name}.py"
        file.write_text(text, encoding="utf-8")
        return json.dumps([sys.executable, str(file), self.control])

    def judge(self, *scenarios: str) -> tuple[int, str, list[Scenario]]:
        """A run: its exit code, what it printed, and its scenarios."""
        ended = run(self.folder, f"--target={self.profile}", *scenarios)
        written = self.folder / "out" / "run.json"
        done = msgspec.json.decode(written.read_bytes(), type=Run).scenarios if written.is_file() else []
        return ended.returncode, ended.stdout + ended.stderr, done


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("POOL_PASSWORD", PASSWORD)
    ports = dict(zip(NAMES, free_ports(len(NAMES)), strict=True))
    with running(ports, tmp_path, HTTPS_PROXY=f"http://127.0.0.1:{ports['proxy']}"):
        yield Site(ports, tmp_path)


def test_what_a_killed_run_left_bound_is_unbound_as_a_person_would(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.lend("one")
    monkeypatch.setenv("KILL", "the worker")
    code, _, _ = site.judge("-p", "tests.world.killer", ALONE)
    assert code == -signal.SIGKILL
    assert site.bound("one@kust.edu.cn") == ["sms"]
    monkeypatch.delenv("KILL")
    code, said, done = site.judge(ALONE)
    assert [one.verdict.value for one in done] == ["pass"], said
    assert site.bound("one@kust.edu.cn") == []
    assert PASSWORD not in (site.folder / "out" / "run.json").read_text(encoding="utf-8")


def test_who_cannot_be_freed_is_set_aside_and_what_needs_more_people_is_not_run(site: Site) -> None:
    site.lend("one", "two")
    site.ask("POST", "/bindings", address="one@kust.edu.cn", method="sms", value="+8613812345678")
    site.add('bound = { sms = "+8613800000000" }', 'login = "one"')
    site.add("message = 1", "[ixit.waits]")
    _, said, done = site.judge(ALONE, TWO)
    assert {one.name: one.verdict.value for one in done} == {
        "The tile opens the web mail": "pass",
        "Another's number on the forced page": "not-run",
    }, said
    aside = "one of the pool was set aside: nothing that is known of them opens the second step"
    assert aside in said
    reason = next(one.reason for one in done if one.verdict.value == "not-run")
    assert reason == (f"the pool has nobody left to play Wang: of 2 in it 1 play here, 0 elsewhere; {aside}")
    assert (site.bound("one@kust.edu.cn"), site.bound("two@kust.edu.cn")) == (["sms"], [])


MAKE = """
import json, sys, urllib.request, uuid
name = uuid.uuid4().hex[:8]
box = {"address": f"{name}@kust.edu.cn", "letter": f"word-{name}"}
person = {"login": name, "password": "made-by-a-program", "mailboxes": [box]}
body = json.dumps(person | {"name": name}).encode()
urllib.request.urlopen(urllib.request.Request(f"{sys.argv[1]}/people", body)).close()
print(json.dumps(person))
"""
SIGN_IN = """
import json, os, sys, urllib.request
assert os.environ["SIGN_IN_PASSWORD"] == "made-by-a-program"
body = json.dumps({"login": os.environ["SIGN_IN_LOGIN"]}).encode()
print(urllib.request.urlopen(urllib.request.Request(f"{sys.argv[1]}/sessions", body)).read().decode())
"""


def test_programs_make_people_and_sign_them_in(site: Site) -> None:
    site.without("create_person", "add_mailbox", "portal_session", "mailbox_session")
    make, sign_in = site.program("make", MAKE), site.program("sign_in", SIGN_IN)
    site.add(f'[ixit.accounts]\ncome_from = "command"\ncommand = {make}')
    site.add(f"sign_in = {sign_in}", "[ixit]")
    _, said, done = site.judge(ALONE, f"{GUIDE}test_the_right_password_opens_the_portal")
    assert {one.name: (one.verdict.value, one.reason) for one in done} == {
        "The tile opens the web mail": ("pass", ""),
        "The right password opens the portal": (
            "not-run",
            "a program signs people in, not the portal's screens (ixit.sign_in)",
        ),
    }, said
    assert "made-by-a-program" not in (site.folder / "out" / "run.json").read_text(encoding="utf-8")


def test_with_real_time_what_would_wait_too_long_is_not_run(site: Site) -> None:
    site.profile.write_text(
        site.profile.read_text(encoding="utf-8").replace('clock = "hook"', 'clock = "real"'), encoding="utf-8"
    )
    _, said, done = site.judge(f"{GUIDE}test_a_code_is_void_after_ten_minutes")
    assert [(one.verdict.value, one.reason) for one in done] == [
        (
            "not-run",
            "with real time this waits 601 seconds, the profile allows 90 (ixit.waits.longest)",
        )
    ], said
