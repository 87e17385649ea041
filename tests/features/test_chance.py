"""What chance allows of codes: no false alarm, and the patterns that are caught."""

import random

import pytest

from steps.ways import chance

DIGITS = "0123456789"
MIXED = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def drawn(alphabet: str, length: int, seed: int) -> list[str]:
    generator = random.Random(seed)
    return ["".join(generator.choices(alphabet, k=length)) for _ in range(21)]


@pytest.mark.parametrize(("alphabet", "length"), [(DIGITS, 4), (DIGITS, 6), (MIXED, 4), (MIXED, 8)])
def test_random_codes_raise_no_alarm(alphabet: str, length: int) -> None:
    for seed in range(300):
        codes = drawn(alphabet, length, seed)
        assert chance.repeats(codes) <= chance.repeats_allowed(codes)
        assert chance.fixed_places(codes) == []
        assert chance.steady_step(codes[:7]) is None


def test_the_shorter_the_codes_the_more_repeats_are_chance() -> None:
    assert [chance.repeats_allowed(drawn(DIGITS, length, 1)) for length in (4, 6, 8)] == [4, 2, 1]


def test_one_code_for_all_is_no_chance() -> None:
    codes = ["888888"] * 21
    assert chance.repeats(codes) == 20 > chance.repeats_allowed(codes)
    assert chance.fixed_places(codes) == [1, 2, 3, 4, 5, 6]


def test_two_codes_taking_turns_are_no_chance() -> None:
    codes = ["123456", "654321"] * 10
    assert chance.repeats(codes) == 18 > chance.repeats_allowed(codes)


def test_a_place_that_never_changes_is_found() -> None:
    assert chance.fixed_places(["1A34", "1B35", "1C36"]) == [1, 3]


@pytest.mark.parametrize(
    ("codes", "step"), [(["08", "09", "10"], None), (["100", "101", "102"], 1), (["9", "7", "5"], -2)]
)
def test_counting_is_found(codes: list[str], step: int | None) -> None:
    assert chance.steady_step(codes) == step


def test_digits_alone_must_be_six() -> None:
    assert chance.places_needed(["1234", "5678"]) == 6
    assert chance.places_needed(["1234", "5A78"]) == 4
