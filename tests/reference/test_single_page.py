"""The single-page front end: one shell for every address, and JSON to its script."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from fake_services.reference.mail.app import mail_app
from fake_services.reference.mail.front import ServerPages
from fake_services.reference.methods import APP, SMS
from fake_services.reference.spa import SinglePage
from fake_services.reference.spa.screens import OWN
from tests.reference.mail_site import LI, LI_PHONE, MAIL, PASSWORD, Site

REFERENCE = Path(__file__).parents[2] / "fake_services" / "reference"
SERVED_ALONE = {"mobile_login", "choose"}
"""The mobile web and the choice of mailboxes: a single page has neither."""
MADE_BY = REFERENCE / "mail", REFERENCE / "methods"
SCRIPTS = REFERENCE / "spa" / "static"
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
    assert len(files) == 9
    assert {script.navigate(file).status_code for file in files} == {200}
    assert script.navigate("/app/none.js").status_code == 404


def test_the_gate_tells_a_script_where_to_go(script: Script) -> None:
    assert script.log_in() == {"go": "/bind"}
    listed = script.ask("/bind")
    assert (listed["screen"], len(listed["rows"]), listed["hints"]) == (
        "bind",
        6,
        ["later logins", "one number", "help"],
    )


def test_a_screen_holds_no_full_number(script: Script, mail: Site) -> None:
    mail.bind(LI, SMS, LI_PHONE)
    assert script.log_in() == {"go": "/verify"}
    asked = script.ask("/verify")
    assert (asked["screen"], asked["masked"]) == ("second_step", "138****8001")
    assert LI_PHONE[3:] not in str(asked)


def test_a_forged_submission_is_refused(script: Script) -> None:
    script.log_in()
    refused = script.ask("/api/bind/sms/code", csrf="forged", value=LI_PHONE)
    assert refused == {"ok": False, "message": "页面已失效，请刷新后重试"}


def test_the_app_is_paired_on_a_screen_that_asks_until_it_was_scanned(script: Script, mail: Site) -> None:
    script.log_in()
    shown = script.ask("/bind/coremail_app")
    assert (shown["screen"], shown["notice"]) == ("bind_app", "")
    assert str(shown["picture"]).startswith("data:image/png")
    assert script.ask("/api/pairing", again="yes") == {"waiting": True}
    mail.apps.status["offered"] = "paired"
    assert script.ask("/api/pairing", again="yes") == {"go": "/"}


def test_a_gateway_that_offers_no_pairing_is_told(script: Script, mail: Site) -> None:
    script.log_in()
    mail.apps.down = True
    shown = script.ask("/bind/coremail_app")
    assert (shown["picture"], shown["notice"]) == ("", "论客 App 服务暂不可用，请稍后再试")


def test_the_second_step_keeps_the_apps_secret(script: Script, mail: Site) -> None:
    mail.bind(LI, APP, "li's.JBSWY3DPEHPK3PXP")
    script.log_in()
    asked = script.ask("/verify")
    assert (asked["screen"], asked["method"], asked["masked"]) == ("second_step", "coremail_app", "已绑定")
    assert "JBSWY3DPEHPK3PXP" not in str(asked)


def test_wecom_is_scanned_on_the_screen_that_wechat_is(script: Script, mail: Site) -> None:
    script.log_in()
    shown = script.ask("/bind/wecom")
    qr_page = mail.wecom.qr_page(f"{MAIL}/wecom", mail.wecom.states[-1])
    assert (shown["screen"], shown["method"], shown["qr_page"]) == ("bind_scan", "wecom", qr_page)


def test_it_frames_itself_and_what_the_mail_frames() -> None:
    framed = ServerPages().sources("")["frame-src"]
    assert SinglePage().sources("")["frame-src"] == f"'self' {framed}"


def test_it_has_a_screen_for_each_page_of_the_mail() -> None:
    sources = [path.read_text(encoding="utf-8") for room in MADE_BY for path in room.glob("*.py")]
    pages = set(re.findall(r'"(\w+)\.html"', "".join(sources)))
    scripts = "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in ("pages.js", "dialogs.js"))
    shown = re.findall(r"^export const (?:PAGES|DIALOGS) = \{(.*?)\};", scripts, re.DOTALL | re.MULTILINE)
    assert {"bind_scan", "two_step"} <= pages
    pages -= SERVED_ALONE
    assert [page for page in pages if not re.search(rf"\b{page}\b", "".join(shown))] == []
    assert set(OWN) <= pages
