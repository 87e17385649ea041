"""Whoever does something aside is nobody whom the sentences are about, and is still given back."""

from typing import cast

from conformance.judging.verdict import HarnessFault
from steps.people.accounts import Accounts
from steps.people.actors import Person
from steps.people.cast import Cast
from steps.people.made_up import MadeUp


class _Accounts:
    def person(self, name: str, made_up: MadeUp, two: bool) -> Person:
        return Person(name, f"login of {name}", "password", [], {})


def new_cast() -> Cast:
    return Cast(cast("Accounts", _Accounts()), cast("MadeUp", None), two=False)


def names(people: object) -> list[str]:
    return [person.name for person in cast("list[Person]", people)]


def test_who_is_mentioned_aside_is_left_out_of_the_people_and_part_of_everybody() -> None:
    people = new_cast()
    wang = people.person("Wang")
    with people.aside():
        chen = people.person("Chen")
        assert names(people.people) == ["Chen"]
        with people.aside():
            assert people.person("Chen") is chen
    assert people.person("Wang") is wang
    assert names(people.people) == ["Wang"]
    assert names(people.everybody) == ["Wang", "Chen"]


def test_somebody_of_the_same_name_is_somebody_else() -> None:
    people = new_cast()
    with people.aside():
        aside = people.person("Wang")
    assert people.person("Wang") is not aside


def test_after_an_aside_that_failed_the_sentences_people_are_back() -> None:
    people = new_cast()
    people.person("Wang")
    try:
        with people.aside():
            raise HarnessFault("an aside that failed")
    except HarnessFault:
        pass
    assert names(people.people) == ["Wang"]
