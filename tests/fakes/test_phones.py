"""Phones that are not ours: a program's messages, and a person's."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fake_services.clock import Clock
from fake_services.handsets.command import CommandHandset, Program, ProgramFailed
from fake_services.handsets.handset import Handset
from fake_services.handsets.operator import CANNOT_SAY, Operator, OperatorHandset
from fake_services.phones.inbox import NothingArrived
from fake_services.phones.reach import Reach
from fake_services.providers.gateways import Gateways
from fake_services.proxy.faults import Faults
from fake_services.world.outages import Outages

NUMBER = "+8613900000001"


class Unable(Exception):
    pass


def program(text: str) -> Program:
    def words(number: str, since: int) -> list[str]:
        return [sys.executable, "-c", text, number, str(since)]

    return Program("theirs", words, subprocess.check_output)


def phones(gateways: Gateways, text: str) -> CommandHandset:
    return CommandHandset(gateways, Clock(), Reach(), program(text))


def test_a_program_is_told_number_and_mark(gateways: Gateways) -> None:
    handset = phones(gateways, "import json, sys; print(json.dumps(sys.argv[1:]))")
    before = int(Clock().now())
    handset.begin()
    number, since = handset.sms(NUMBER)
    assert number == NUMBER
    assert before <= int(since) <= Clock().now()
    assert handset.next_sms(NUMBER, 1, timeout=0) == since


def test_a_message_is_waited_for(gateways: Gateways, tmp_path: Path) -> None:
    counting = f"import json, pathlib; called = pathlib.Path({str(tmp_path / 'called')!r})\n"
    counting += "print(json.dumps(['m'] * called.exists())); called.touch()"
    assert phones(gateways, counting).next_sms(NUMBER, 0, timeout=10) == "m"


def test_nothing_came(gateways: Gateways) -> None:
    with pytest.raises(NothingArrived):
        phones(gateways, "print([])").next_sms(NUMBER, 0, timeout=0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("print('hello')", "printed no JSON list of texts: "),
        ("print([1])", "printed no JSON list of texts: Expected `str`, got `int`"),
    ],
)
def test_a_program_that_fails_is_one_line(text: str, said: str) -> None:
    with pytest.raises(ProgramFailed) as failed:
        program(text).messages(NUMBER, 0)
    assert str(failed.value).startswith(f"ixit.phones.command: theirs {said}")
    assert "\n" not in str(failed.value)


class Terminal(Operator):
    """A person with answers ready."""

    def __init__(self, *answers: str) -> None:
        super().__init__(Path(os.devnull))
        self._answers = iter(answers)
        self.questions: list[str] = []

    def ask(self, question: str) -> str:
        self.questions.append(question)
        return next(self._answers)


def person(gateways: Gateways, *answers: str) -> tuple[OperatorHandset, Terminal]:
    terminal = Terminal(*answers)
    return OperatorHandset(gateways, Clock(), Reach(unable=Unable), terminal), terminal


def test_a_person_types_what_has_come(gateways: Gateways) -> None:
    handset, terminal = person(gateways, "4821 7733", "9900")
    assert handset.sms(NUMBER) == ["4821", "7733"]
    assert handset.next_sms(NUMBER, 1, timeout=0) == "7733"
    assert handset.next_sms(NUMBER, 2, timeout=0) == "9900"
    assert handset.seen_sms(NUMBER) == ["4821", "7733", "9900"]
    assert [NUMBER in question for question in terminal.questions] == [True, True]
    handset.begin()
    assert handset.seen_sms(NUMBER) == []


def test_enter_alone_says_that_nothing_came(gateways: Gateways) -> None:
    with pytest.raises(NothingArrived):
        person(gateways, "")[0].next_sms(NUMBER, 0, timeout=0)


@pytest.mark.parametrize(
    "ask",
    [
        lambda handset: handset.sms(NUMBER),
        lambda handset: handset.next_sms(NUMBER, 0, timeout=0),
        lambda handset: handset.app("wechat").agree("https://…", "Li's WeChat"),
    ],
    ids=["what came", "what comes", "agree"],
)
def test_who_cannot_say_has_not_said_that_nothing_came(
    gateways: Gateways, ask: Callable[[OperatorHandset], object]
) -> None:
    with pytest.raises(Unable, match="the operator could not answer: "):
        ask(person(gateways, CANNOT_SAY)[0])


def test_a_closed_terminal_says_nothing() -> None:
    assert Operator(Path(os.devnull)).ask("What has come?") == CANNOT_SAY


def test_a_persons_account_is_bound_by_scanning_alone(gateways: Gateways) -> None:
    handset, terminal = person(gateways, "", "", "", "")
    account, member = handset.app("wechat").new_account("Li"), handset.app("wecom").new_account("Li")
    handset.app("wechat").scan("https://open.weixin.qq.com/connect/confirm?uuid=1", account)
    handset.app("wechat").agree("https://open.weixin.qq.com/connect/confirm?uuid=1", account)
    handset.app("wecom").scan("https://open.work.weixin.qq.com/wwopen/sso/confirm2?k=1", member)
    handset.app("wecom").agree("https://open.work.weixin.qq.com/wwopen/sso/confirm2?k=1", member)
    asked = [re.search("Li's We[A-Za-z]+", question) for question in terminal.questions]
    assert [one and one[0] for one in asked] == ["Li's WeChat"] * 2 + ["Li's WeCom"] * 2
    for method in ("wechat", "wecom"):
        with pytest.raises(Unable, match="can only be bound by scanning"):
            handset.app(method).known_by(account)
        with pytest.raises(Unable, match="not in an operator's hands"):
            handset.app(method).new_stranger("Li")
        with pytest.raises(Unable, match="is not known here"):
            handset.app(method).names(account)


@pytest.fixture
def out_of_reach() -> Reach:
    away = {"sms": "no gateway", "wechat": "no WeChat", "wecom": "no WeCom", "coremail_app": "no app"}
    return Reach(away, "no messages", "no mail", Unable)


def test_what_does_not_come_to_us_is_said(gateways: Gateways, out_of_reach: Reach) -> None:
    handset = Handset(gateways, Clock(), out_of_reach)
    with pytest.raises(Unable, match="no mail"):
        handset.next("li@example.org", 0, timeout=0)
    for method, why in (("wechat", "no WeChat"), ("wecom", "no WeCom")):
        app = handset.app(method)
        account = app.new_account("Li")
        with pytest.raises(Unable, match=why):
            app.known_by(account)
        with pytest.raises(Unable, match=why):
            app.scan("https://…", account)
        with pytest.raises(Unable, match=why):
            app.new_stranger("Li")
        with pytest.raises(Unable, match=why):
            app.names(account)
    with pytest.raises(Unable, match="no app"):
        handset.app("coremail_app").paired_beforehand(handset.app("coremail_app").install(), "SECRET")


@pytest.fixture
def outages(gateways: Gateways, out_of_reach: Reach) -> Iterator[Outages]:
    yield Outages(Faults(), gateways.sms, gateways.failing, out_of_reach)


def test_what_does_not_come_to_us_cannot_go_wrong(outages: Outages) -> None:
    for gateway, why in (
        ("sms", "no gateway"),
        ("wechat", "no WeChat"),
        ("wecom", "no WeCom"),
        ("coremail_app", "no app"),
    ):
        with pytest.raises(Unable, match=why):
            outages.fail(gateway, "down")
    with pytest.raises(Unable, match="no messages"):
        outages.delay(NUMBER)
    assert outages.unnoticed() == ""
