"""What a scenario sees of messages: not those that set it up."""

from types import SimpleNamespace
from typing import Any

import pytest

from fake_services.phones.inbox import Inbox, Message
from steps.people.actors import Missing
from steps.people.arrivals import Arrivals

PATTERN = "code: ([0-9]{6})"

NUMBER, BACKUP, APP = "+8613900000001", "li@example.org", "li-app"
LI: Any = SimpleNamespace(inboxes=[NUMBER, "+8613900000002", BACKUP, APP])


class Phones:
    """One number's texts, one address's mails, and what is pushed to one app."""

    def __init__(self) -> None:
        self.inbox = Inbox()

    def receive(self, to: str, *texts: str) -> None:
        for text in texts:
            self.inbox.deliver(Message("-", to, text, 0.0))

    def received(self, to: str) -> list[str]:
        return [message.text for message in self.inbox.received(to)]

    def next(self, to: str, after: int, timeout: float) -> str:
        return self.inbox.next(to, after, timeout).text

    seen = received


@pytest.fixture
def phones() -> Phones:
    return Phones()


@pytest.mark.parametrize("to", [NUMBER, BACKUP, APP])
def test_what_came_before_is_not_there(phones: Phones, to: str) -> None:
    handset: Any = phones
    arrivals = Arrivals(handset, PATTERN)
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
    arrivals = Arrivals(handset, PATTERN)
    phones.receive(NUMBER, "code: 000001")
    arrivals.count_from_now([NUMBER])
    phones.receive(NUMBER, "code: 000002", "Your number was changed.")
    assert arrivals.codes_counted(NUMBER) == ["code: 000002"]
    arrivals.forget(LI)
    phones.receive(NUMBER, "code: 000003")
    assert arrivals.codes_counted(NUMBER) == ["code: 000003"]


def test_a_code_is_found_in_a_message_or_is_all_that_was_typed_of_it(phones: Phones) -> None:
    handset: Any = phones
    arrivals = Arrivals(handset, PATTERN)
    assert (arrivals.code_in("Your code: 123456."), arrivals.code_in("4711")) == ("123456", "4711")
    with pytest.raises(Missing, match=r"ics\.codes\.pattern"):
        arrivals.code_in("Your number was changed.")


def test_what_was_given_once_is_no_longer_unread(phones: Phones) -> None:
    handset: Any = phones
    arrivals = Arrivals(handset, PATTERN)
    assert not arrivals.unread(NUMBER)
    phones.receive(NUMBER, "one")
    assert arrivals.unread(NUMBER)
    arrivals.next_at(NUMBER, 0, timeout=0)
    assert not arrivals.unread(NUMBER)


def test_what_came_before_a_login_is_read_when_it_begins(phones: Phones) -> None:
    handset: Any = phones
    arrivals = Arrivals(handset, PATTERN)
    phones.receive(NUMBER, "before this world")
    arrivals.forget(LI)
    phones.receive(NUMBER, "of the login before")
    arrivals.read_all(LI)
    assert not arrivals.unread(NUMBER)
    phones.receive(NUMBER, "of this login")
    assert arrivals.unread(NUMBER)
