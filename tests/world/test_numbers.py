"""The numbers that a profile names: each in one person's hands, and resting where messages are limited."""

import pytest

from conformance.judging.verdict import NotRun
from steps.people.numbers import Numbers

TWO = ("+8613900000001", "+8613900000002")


def test_each_is_in_one_persons_hands() -> None:
    numbers = Numbers(TWO, hourly=False)
    assert {numbers.take(), numbers.take()} == set(TWO)
    with pytest.raises(NotRun, match=r"the 2 of ixit\.phones\.numbers are in use, or still bound"):
        numbers.take()


def test_the_one_that_has_rested_longest_comes_first() -> None:
    numbers = Numbers(TWO, hourly=False)
    first = numbers.take()
    numbers.give_back([first])
    assert numbers.take() != first
    assert numbers.take() == first


def test_where_messages_are_limited_each_rests_for_an_hour() -> None:
    numbers = Numbers(TWO, hourly=True)
    numbers.give_back([numbers.take(), numbers.take()])
    with pytest.raises(NotRun, match="used within the hour"):
        numbers.take()
