import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.reference.accounts import Accounts
from fake_services.reference.client_passwords import ClientPasswords
from fake_services.reference.control import Control, control_app
from fake_services.reference.defects import CONFORMANT, DEFECTS, Defect
from fake_services.reference.help_desk import HelpDesk
from fake_services.reference.methods import WECHAT, WECOM
from fake_services.reference.policy import Policy
from fake_services.reference.portal import CasPolicy
from fake_services.reference.portal.sessions import Sessions as PortalSessions
from fake_services.reference.records import Protocol
from fake_services.reference.shortcuts import Shortcuts
from fake_services.reference.store import Store
from tests.reference.mail_site import Apps, Phones, Scanner, mail_on, store_on

LI, WANG = "li@kust.edu.cn", "wang@kust.edu.cn"
PERSON = {"login": "li", "password": "p", "name": "李", "mailboxes": [{"address": LI, "letter": "word"}]}
PHONE = {"address": LI, "method": "sms", "value": "+8613800138001"}


@dataclass
class Api:
    """The control API, with the parts behind it."""

    store: Store
    accounts: Accounts
    passwords: ClientPasswords
    clock: Clock
    client: httpx.AsyncClient
    runner: asyncio.Runner
    became: list[Defect]

    def __call__(self, method: str, path: str, body: object = None) -> httpx.Response:
        return self.runner.run(self.client.request(method, path, json=body))


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    clock, policy = Clock(), Policy()
    store = store_on(tmp_path / "store", policy)
    accounts = Accounts(store, policy, clock)
    became: list[Defect] = []
    doors = Scanner(WECHAT), Scanner(WECOM), Apps()
    mail = mail_on(store, accounts, policy, clock, Phones(), *doors)
    portal = PortalSessions(clock, CasPolicy())
    shortcuts = Shortcuts(portal, mail, clock)
    desk = HelpDesk(mail, accounts, portal)
    passwords = ClientPasswords(store, policy, clock)
    app = control_app(
        Control(store, accounts, clock, shortcuts, desk, passwords, lambda: True, became.append)
    )
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://control")
    with asyncio.Runner() as runner:
        made = Api(store, accounts, passwords, clock, client, runner, became)
        made("POST", "/people", PERSON)
        yield made
    store.close()


def test_person_can_sign_in_and_has_a_letter(api: Api) -> None:
    person = api.accounts.sign_in("li", "p")
    assert person is not None and person.name == "李"
    assert api.accounts.sign_in("li", "q") is None
    assert [(letter.address, letter.word) for letter in api.store.letters()] == [(LI, "word")]
    assert api("POST", "/people", PERSON).status_code == 409


def test_binding_is_made_read_and_removed(api: Api) -> None:
    assert api("POST", "/bindings", PHONE).status_code == 201
    bound = [{"method": "sms", "value": "+8613800138001"}]
    assert api("GET", f"/mailboxes/{LI}").json() == {"bindings": bound}
    api.store.trust(LI, "token", api.clock.now())
    assert api("DELETE", "/bindings", {"address": LI, "method": "sms"}).status_code == 204
    assert api("GET", f"/mailboxes/{LI}").json() == {"bindings": []}
    assert all(trust.void for trust in api.store.trusts())


def test_a_reset_without_a_method_ends_all_bindings(api: Api) -> None:
    api("POST", "/bindings", PHONE)
    api("POST", "/bindings", {"address": LI, "method": "wechat", "value": "unionid"})
    assert api("DELETE", "/bindings", {"address": LI}).status_code == 204
    assert api("GET", f"/mailboxes/{LI}").json() == {"bindings": []}


def test_a_new_password_replaces_the_old_one_and_voids_trust(api: Api) -> None:
    api("POST", "/bindings", PHONE)
    api.store.trust(LI, "token", api.clock.now())
    assert api("PUT", "/password", {"login": "li", "password": "new"}).status_code == 204
    assert api.accounts.sign_in("li", "new") is not None
    assert api.accounts.sign_in("li", "p") is None
    assert len(api("GET", f"/mailboxes/{LI}").json()["bindings"]) == 1
    assert all(trust.void for trust in api.store.trusts())


def test_a_client_password_is_made_and_withdrawn(api: Api) -> None:
    api("POST", "/bindings", PHONE)
    made = api("POST", "/client-passwords", {"address": LI})
    password = made.json()["password"]
    assert (made.status_code, len(password)) == (201, 16)
    assert api.passwords.open(Protocol.IMAP, LI, password)
    assert password not in str(api.store.client_passwords())
    for _ in range(2):
        gone = api("DELETE", "/client-passwords", {"address": LI, "password": password})
        assert gone.status_code == 204
    assert not api.passwords.open(Protocol.IMAP, LI, password)
    assert api("POST", "/client-passwords", {"address": WANG}).status_code == 409


@pytest.mark.parametrize(
    ("method", "path", "body", "told"),
    [
        ("PUT", "/password", {"login": "li", "password": "new"}, "您的密码已更换"),
        ("DELETE", "/bindings", {"address": LI}, "您的二次验证方式已被管理员重置"),
    ],
)
def test_a_new_password_and_a_reset_are_told_and_end_client_passwords(
    api: Api, method: str, path: str, body: object, told: str
) -> None:
    api("POST", "/bindings", PHONE)
    password = api("POST", "/client-passwords", {"address": LI}).json()["password"]
    assert api(method, path, body).status_code == 204
    assert [letter.word for letter in api.store.letters()][-1:] == [told]
    assert all(one.withdrawn for one in api.store.client_passwords())
    assert not api.passwords.open(Protocol.IMAP, LI, password)


def test_taken_value_is_a_conflict(api: Api) -> None:
    api("POST", "/people", {**PERSON, "login": "wang", "mailboxes": [{"address": WANG, "letter": "x"}]})
    api("POST", "/bindings", PHONE)
    assert api("POST", "/bindings", PHONE).status_code == 409
    assert api("POST", "/bindings", {**PHONE, "address": WANG}).status_code == 409
    assert api("POST", "/bindings", {**PHONE, "address": "nobody@kust.edu.cn"}).status_code == 409
    assert api("GET", f"/mailboxes/{WANG}").json() == {"bindings": []}


def test_sessions_are_handed_out_as_cookies(api: Api) -> None:
    portal = api("POST", "/sessions", {"login": "li"}).json()["cookies"]
    both = api("POST", "/sessions", {"login": "li", "address": LI}).json()["cookies"]
    assert [cookie["domain"] for cookie in portal] == ["i.kust.edu.cn"]
    assert [cookie["domain"] for cookie in both] == ["i.kust.edu.cn", "mail.kust.edu.cn"]
    assert api("POST", "/sessions", {"login": "nobody"}).status_code == 404


def test_another_defect_begins_anew(api: Api) -> None:
    assert api("PUT", "/defect", {"defect": "never-forced"}).status_code == 404
    assert api("PUT", "/defect", {"defect": DEFECTS[0].id}).status_code == 204
    assert api("PUT", "/defect", {"defect": "none"}).status_code == 204
    assert api.became == [DEFECTS[0], CONFORMANT]


def test_clock_moves_on(api: Api) -> None:
    before = api.clock.now()
    assert api("POST", "/clock", {"advance": 600}).json()["now"] >= before + 600
    assert api.clock.now() >= before + 600


@pytest.mark.parametrize("body", [{}, {**PHONE, "method": "fax"}, {**PHONE, "more": 1}, []])
def test_wrong_body_is_told(api: Api, body: object) -> None:
    answer = api("POST", "/bindings", body)
    assert answer.status_code == 400 and answer.json()["error"]


def test_unknown_mailbox_is_not_found(api: Api) -> None:
    assert api("GET", f"/mailboxes/{WANG}").status_code == 404
    assert api("GET", "/ready").status_code == 200
