"""What a scenario sees of messages: not those that set it up."""

from types import SimpleNamespace
from typing import Any

import pytest

from fake_services.phones.inbox import Inbox, Message
from steps.people.arrivals import Arrivals

NUMBER, BACKUP, APP = "+8613900000001", "li@example.org", "li-app"
LI: Any = SimpleNamespace(number=NUMBER, new_number="+8613900000002", backup=BACKUP, app=APP)


class Phones:
    """One number's texts, one address's mails, and what is pushed to one app."""

    def __init__(self) -> None:
        self.inbox = Inbox()

    def receive(self, to: str, *texts: str) -> None:
        for text in texts:
            self.inbox.deliver(Message("-", to, text, 0.0))

    def sms(self, to: str) -> list[str]:
        return [message.text for message in self.inbox.received(to)]

    def next_sms(self, to: str, after: int, timeout: float) -> str:
        return self.inbox.next(to, after, timeout).text

    seen_sms = sms
    mails, next_mail = sms, next_sms
    pushes, next_push = sms, next_sms


@pytest.fixture
def phones() -> Phones:
    return Phones()


@pytest.mark.parametrize("to", [NUMBER, BACKUP, APP])
def test_what_came_before_is_not_there(phones: Phones, to: str) -> None:
    handset: Any = phones
    arrivals = Arrivals(handset)
    phones.receive(to, "of a login beforehand")
    arrivals.forget(LI)
    phones.receive(to, "of a binding beforehand")
    arrivals.forget(LI)
    phones.receive(to, "under test")
    assert arrivals.at(to) == ["under test"]
    assert arrivals.next_at(to, 0, timeout=0) == "under test"
    assert arrivals.evidence(to) == ["of a login beforehand", "of a binding beforehand", "under test"]
    with pytest.raises(TimeoutError):
        arrivals.next_at(to, 1, timeout=0)


def test_counting_begins_when_asked_to_and_anew_once_forgotten(phones: Phones) -> None:
    handset: Any = phones
    arrivals = Arrivals(handset)
    phones.receive(NUMBER, "one")
    arrivals.count_from_now([NUMBER])
    phones.receive(NUMBER, "two")
    assert arrivals.counted(NUMBER) == ["two"]
    arrivals.forget(LI)
    phones.receive(NUMBER, "three")
    assert arrivals.counted(NUMBER) == ["three"]


def test_what_was_given_once_is_no_longer_unread(phones: Phones) -> None:
    handset: Any = phones
    arrivals = Arrivals(handset)
    assert not arrivals.unread(NUMBER)
    phones.receive(NUMBER, "one")
    assert arrivals.unread(NUMBER)
    arrivals.next_at(NUMBER, 0, timeout=0)
    assert not arrivals.unread(NUMBER)
