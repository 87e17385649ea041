"""Client passwords in a scenario: made and withdrawn by hooks, tried by mail programs, and secret."""

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from conformance.judging.verdict import NotRun
from conformance.profile import Hook, Profile, load
from conformance.profile.hooks import HookFailed
from steps.devices.mail.answers import Answer, NoAnswer
from steps.devices.mail.connections import Server
from steps.methods import METHODS
from steps.people.actors import Belonging, Mailbox, Person
from steps.ways import mail_programs
from steps.ways.client_passwords import (
    make_client_password,
    need_withdrawal,
    withdraw_client_password,
)
from steps.witness import secrets_of
from steps.words.logins import Password
from tests.world.running import ROOT

REFERENCE = load(ROOT / "targets" / "reference.toml")


class Stage:
    """Notes what hooks are called with, and answers as a test wants."""

    def __init__(self, target: Profile, answer: bytes) -> None:
        self.target = target
        self.around = SimpleNamespace(values={"imap": 1143, "submission": 1587})
        self.called: list[tuple[str, object]] = []
        self._answer = answer

    def call(self, hook: Hook, values: object) -> bytes:
        self.called.append((hook.method, values))
        return self._answer


def stage(answer: bytes = b'{"password": "qwer asdf"}', **hooks: Hook | None) -> Any:  # noqa: ANN401 (a stand-in)
    """A stage of the reference's profile, but for these hooks."""
    own = msgspec.structs.replace(REFERENCE.ixit.hooks, **hooks)
    ixit = msgspec.structs.replace(REFERENCE.ixit, hooks=own)
    return Stage(msgspec.structs.replace(REFERENCE, ixit=ixit), answer)


def person(name: str = "Li", client_password: str = "") -> Person:
    """Somebody with a mailbox."""
    mailboxes = [Mailbox(f"{name}@kust.example", "letter-1")]
    own = {method.key: Belonging() for method in METHODS}
    own["sms"] = Belonging("+8613900000001", "+8613900000002", receives=True)
    return Person(name, name, "secret", mailboxes, own, client_password=client_password)


def test_what_the_hook_answers_is_the_client_password_and_a_secret() -> None:
    li, world = person(), stage()
    assert "Li's client password" not in dict(secrets_of(li)).values()
    make_client_password(world, li)
    assert world.called == [("POST", {"login": "Li", "address": "Li@kust.example"})]
    assert dict(secrets_of(li))["qwer asdf"] == "Li's client password"


@pytest.mark.parametrize("answer", ["qwer", "{}", '{"password": 3}'])
def test_an_answer_without_a_password_is_told(answer: str) -> None:
    with pytest.raises(HookFailed, match=r"ixit\.hooks\.client_password was not answered by a password"):
        make_client_password(stage(answer.encode()), person())


def test_what_was_made_is_withdrawn_where_a_hook_can() -> None:
    world, unable = stage(), stage(withdraw_client_password=None)
    withdraw_client_password(world, person())
    assert world.called == []
    withdraw_client_password(world, person(client_password="qwer"))
    given = {"login": "Li", "address": "Li@kust.example", "password": "qwer"}
    assert world.called == [("DELETE", given)]
    withdraw_client_password(unable, person(client_password="qwer"))
    assert unable.called == []
    with pytest.raises(NotRun, match="no hook that withdraws"):
        need_withdrawal(unable)


@pytest.mark.parametrize(
    ("by", "password"),
    [
        (Password.ACCOUNT, "secret"),
        (Password.CLIENT, "hers"),
        (Password.WRONG_CLIENT, "nothers"),
        (Password.CLIENT_OF_WANG, "his"),
    ],
)
def test_each_try_is_kept_whatever_comes_of_it(
    monkeypatch: pytest.MonkeyPatch, by: Password, password: str
) -> None:
    people = {"Li": person(client_password="hers"), "Wang": person("Wang", client_password="his")}
    cast = SimpleNamespace(person=people.__getitem__)
    scene: Any = SimpleNamespace(stage=stage(), target=REFERENCE, sign_ins=[], cast=cast)
    tried = []

    def sign_in(server: Server, mailbox: Mailbox, given: str) -> Answer:
        tried.append((server.host, server.port, mailbox.address, given))
        if len(tried) > 1:
            raise NoAnswer("nobody there")
        return Answer(True, True, "welcome")

    monkeypatch.setattr(mail_programs, "sign_in", sign_in)
    assert mail_programs.try_password(scene, people["Li"], "imap", by).served
    with pytest.raises(NoAnswer):
        mail_programs.try_password(scene, people["Li"], "smtp", by)
    assert tried == [("127.0.0.1", port, "Li@kust.example", password) for port in (1143, 1587)]
    assert [(one.who, one.by, one.said) for one in scene.sign_ins] == [
        ("Li's mail program", by.said[0], "welcome"),
        ("Li's mail program", by.said[0], "nobody there"),
    ]
