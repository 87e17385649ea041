"""Services that take the account password: known by what a right and a wrong one come to."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace as Some
from typing import cast

import pytest

from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.ways.attacks import other_services
from steps.ways.attacks.claiming import basic
from steps.ways.requests.message import Message

ADDRESS, LOGIN, PASSWORD = "li@kust.edu.cn", "li", "right"
RIGHT = basic(ADDRESS, PASSWORD)["Authorization"]


PERSON = cast("Person", Some(mailbox=Some(address=ADDRESS), login=LOGIN, password=PASSWORD))
SCENE = cast("Scene", Some(target=Some(ixit=Some(addresses=Some(mail="https://mail.kust.edu.cn/")))))


def opened(monkeypatch: pytest.MonkeyPatch, answer: Callable[[str, str], int | None]) -> list[str]:
    def send(_: object, message: Message, more: Mapping[str, str]) -> int | None:
        return answer(message.url, more.get("Authorization") or dict(message.fields).get("password", ""))

    monkeypatch.setattr(other_services, "send", send)
    return other_services.services_open(SCENE, cast("Device", None), PERSON)


def test_a_service_that_takes_the_right_password_and_no_wrong_one_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = opened(monkeypatch, lambda url, said: 200 if "/EWS/" in url and said == RIGHT else 401)
    assert there == [f"GET /EWS/Exchange.asmx, as {ADDRESS}"]


@pytest.mark.parametrize("status", [200, 302, 401, 404, None])
def test_what_answers_all_passwords_alike_is_not(monkeypatch: pytest.MonkeyPatch, status: int | None) -> None:
    assert opened(monkeypatch, lambda *_: status) == []


def test_a_wrong_password_is_given_only_where_the_right_one_did(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def refuse(_: str, said: str) -> int:
        given.append(said)
        return 401

    assert opened(monkeypatch, refuse) == []
    assert {*given} == {"", RIGHT, basic(LOGIN, PASSWORD)["Authorization"], PASSWORD}


def test_a_token_for_the_password_is_a_service_too(monkeypatch: pytest.MonkeyPatch) -> None:
    there = opened(monkeypatch, lambda url, said: 200 if "/oauth2/" in url and said == PASSWORD else 400)
    assert there == [f"POST /oauth2/token, as {ADDRESS}", f"POST /oauth2/token, as {LOGIN}"]


@pytest.mark.parametrize("cut_off", [429, 503, None])
def test_what_is_cut_off_between_two_passwords_is_not(
    monkeypatch: pytest.MonkeyPatch, cut_off: int | None
) -> None:
    assert (
        opened(monkeypatch, lambda _, said: 200 if said in (RIGHT, PASSWORD) else cut_off if said else 401)
        == []
    )


def test_no_password_is_given_where_none_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def absent(_: str, said: str) -> int:
        given.append(said)
        return 404

    assert (opened(monkeypatch, absent), {*given}) == ([], {""})


def test_what_refuses_the_right_password_next_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([401, 200, 401, 401])
    assert opened(monkeypatch, lambda *_: next(answers, 401)) == []
