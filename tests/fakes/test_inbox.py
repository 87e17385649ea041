import threading
from time import monotonic

import pytest

from fake_services.phones.inbox import Inbox, Message, NothingArrived
from fake_services.refusals import Refusals

LI, WANG = "+8613800138000", "+8613900139000"


def message(to: str, text: str) -> Message:
    return Message("KUST", to, text, 0.0)


def test_messages_are_kept_apart_and_in_order() -> None:
    inbox = Inbox()
    for to, text in [(LI, "one"), (WANG, "two"), (LI, "three")]:
        inbox.deliver(message(to, text))
    assert [received.text for received in inbox.received(LI)] == ["one", "three"]
    assert [received.text for received in inbox.everything()] == ["one", "two", "three"]


def test_a_message_came_when_it_was_there_and_not_when_it_was_sent() -> None:
    inbox = Inbox()
    inbox.delay(LI)
    inbox.deliver(message(LI, "late"))
    inbox.deliver(message(LI, "early"))
    before = monotonic()
    inbox.let_go()
    early, late = inbox.times(LI)
    assert early <= before <= late <= monotonic()


def test_next_gives_what_is_already_there() -> None:
    inbox = Inbox()
    inbox.deliver(message(LI, "one"))
    inbox.deliver(message(LI, "two"))
    assert inbox.next(LI, after=1, timeout=0).text == "two"


def test_next_waits_for_the_message_asked_for() -> None:
    inbox = Inbox()
    inbox.deliver(message(LI, "one"))
    got: list[str] = []
    waiting = threading.Thread(target=lambda: got.append(inbox.next(LI, after=1, timeout=30).text))
    waiting.start()
    inbox.deliver(message(WANG, "not this"))
    inbox.deliver(message(LI, "two"))
    waiting.join(timeout=10)
    assert got == ["two"]


def test_next_says_what_did_not_come() -> None:
    with pytest.raises(NothingArrived, match=r"nothing arrived for \+8613800138000 within 0\.01 s"):
        Inbox().next(LI, after=0, timeout=0.01)


@pytest.mark.parametrize("bounds", [{"MOST": 2}, {"ROOM": 7}], ids=["many", "long"])
def test_a_flood_is_bounded_and_told_once(monkeypatch: pytest.MonkeyPatch, bounds: dict[str, int]) -> None:
    for name, value in bounds.items():
        monkeypatch.setattr(f"fake_services.phones.inbox.{name}", value)
    refusals = Refusals()
    inbox = Inbox(refusals)
    for text in ("one", "two", "three", "four"):
        inbox.deliver(message(LI, text))
    assert (inbox.texts(LI), len(refusals.unheard())) == (["one", "two"], 1)
    inbox.forget()
    inbox.deliver(message(LI, "five"))
    assert inbox.texts(LI) == ["five"]
