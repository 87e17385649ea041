"""The single-page front end: one shell for every address, and JSON to its script."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from fake_services.reference import mail
from fake_services.reference.mail import mail_app
from fake_services.reference.records import Method
from fake_services.reference.spa import SinglePage
from fake_services.reference.spa.screens import OWN
from tests.reference.mail_site import LI, LI_PHONE, MAIL, PASSWORD, Site

SCRIPT = {"accept": "application/json"}


class Script:
    """What the shell's script asks for."""

    def __init__(self, site: Site) -> None:
        self._run = site.run
        app = mail_app(replace(site.mail, front=SinglePage()))
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=MAIL)
        self._csrf = ""

    def navigate(self, path: str) -> httpx.Response:
        """Open an address, as a person does."""
        return self._run(self._client.get(path))

    def ask(self, path: str, **body: str) -> dict[str, Any]:
        """Ask for an address, or submit to it."""
        sent = {"csrf": self._csrf, **body}
        method, json = ("POST", sent) if body else ("GET", None)
        answer = self._run(self._client.request(method, path, json=json, headers=SCRIPT))
        told: dict[str, Any] = answer.json()
        self._csrf = told.get("csrf", self._csrf)
        return told

    def log_in(self) -> dict[str, Any]:
        """Sign in at the direct door; returns what comes next."""
        self.ask("/login")
        return self.ask(str(self.ask("/login", account=LI, password=PASSWORD)["go"]))


@pytest.fixture
def script(mail: Site) -> Script:
    return Script(mail)


def test_every_address_answers_the_shell_once_signed_in(script: Script) -> None:
    assert script.navigate("/").headers["location"].startswith("https://i.kust.edu.cn/cas/login")
    script.log_in()
    assert script.navigate("/settings").headers["location"] == "/bind"
    page = script.navigate("/bind")
    assert 'data-start="/bind"' in page.text and LI not in page.text
    assert page.headers["x-frame-options"] == "SAMEORIGIN"
    assert "script-src 'self'" in page.headers["content-security-policy"]


def test_the_shells_files_are_served(script: Script) -> None:
    shell = script.navigate("/login").text
    files = re.findall(r"/app/[a-z]+\.(?:js|css)", shell)
    assert len(files) == 7
    assert {script.navigate(file).status_code for file in files} == {200}
    assert script.navigate("/app/none.js").status_code == 404


def test_the_gate_tells_a_script_where_to_go(script: Script) -> None:
    assert script.log_in() == {"go": "/bind"}
    listed = script.ask("/bind")
    assert (listed["screen"], len(listed["rows"]), listed["hints"]) == ("bind", 6, ["later logins", "help"])


def test_a_screen_holds_no_full_number(script: Script, mail: Site) -> None:
    mail.bind(LI, Method.SMS, LI_PHONE)
    assert script.log_in() == {"go": "/verify"}
    asked = script.ask("/verify")
    assert (asked["screen"], asked["masked"]) == ("second_step", "138****8001")
    assert LI_PHONE[3:] not in str(asked)


def test_a_forged_submission_is_refused(script: Script) -> None:
    script.log_in()
    refused = script.ask("/api/bind/sms/code", csrf="forged", value=LI_PHONE)
    assert refused == {"message": "页面已失效，请刷新后重试"}


def test_its_screens_are_those_of_the_mail() -> None:
    assert mail.__file__
    templates = Path(mail.__file__).with_name("templates")
    assert [name for name in OWN if not (templates / f"{name}.html").exists()] == ["unavailable"]
