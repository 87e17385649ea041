"""What goes wrong around the system under test, by the names that the steps use."""

import pytest

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox, Message, NothingArrived
from fake_services.providers.failures import INSIDE, Answer, Failure
from fake_services.providers.gateways import Gateways
from fake_services.providers.provider import Tables
from fake_services.proxy.faults import Faults
from fake_services.world.outages import Outages

LI, WANG = "+8613800138000", "+8613900139000"
WAYS = {"down", "silent", "error", "garbage", "refusal", "signature"}
TABLES: Tables = {
    "tencent": {name: "" for name in ("secret_id", "secret_key", "app_id", "sign_name")} | {"templates": {}},
    "alibaba": {name: "" for name in ("access_key_id", "access_key_secret", "sign_name")} | {"templates": {}},
    "wechat": {"app_id": "", "app_secret": "", "redirect_hosts": ()},
    "coremail_app": {"host": "push.lunkr.example", "app_key": "", "app_secret": ""},
}
FAILING = Gateways(Clock(), TABLES).failing
KNOWN = {host: ways for gateway in FAILING.values() for host, ways in gateway.items()}
ANSWERS: list[Failure] = [failure for ways in KNOWN.values() for failure in ways.values()]


def text(to: str, words: str) -> Message:
    return Message("KUST", to, words, 0.0)


def test_every_host_knows_every_way() -> None:
    hosts = ["sms.tencentcloudapi.com", "dysmsapi.aliyuncs.com", "api.weixin.qq.com", "qyapi.weixin.qq.com"]
    hosts.append("push.lunkr.example")
    naming = {"api.weixin.qq.com", "qyapi.weixin.qq.com"}
    ways = {host: WAYS | {"nobody"} if host in naming else WAYS for host in hosts}
    assert {host: set(known) for host, known in KNOWN.items()} == ways


def test_whatever_a_failing_gateway_says_carries_the_word() -> None:
    assert all(INSIDE.encode() in answer.body for answer in ANSWERS if isinstance(answer, Answer))


def test_a_failure_that_nobody_ran_into_is_named() -> None:
    faults = Faults()
    outages = Outages(faults, Inbox(), FAILING)
    assert outages.unnoticed() == ""
    outages.fail("sms", "down")
    assert outages.unnoticed() == "sms: down"
    faults.fired.add("dysmsapi.aliyuncs.com")
    assert outages.unnoticed() == ""
    outages.fail("wechat", "silent")
    assert outages.unnoticed() == "wechat: silent"
    outages.mend()
    assert outages.unnoticed() == ""


def test_a_delayed_message_arrives_after_a_later_one() -> None:
    inbox = Inbox()
    outages = Outages(Faults(), inbox, FAILING)
    outages.delay(LI)
    for message in (text(LI, "older"), text(WANG, "other"), text(LI, "newer")):
        inbox.deliver(message)
    outages.next_delayed(LI, timeout=0)
    assert [message.text for message in inbox.everything()] == ["other", "newer"]
    outages.let_go()
    assert [message.text for message in inbox.received(LI)] == ["newer", "older"]


def test_a_message_that_never_was_sent_cannot_be_delayed() -> None:
    with pytest.raises(NothingArrived):
        Outages(Faults(), Inbox(), FAILING).next_delayed(LI, timeout=0)
