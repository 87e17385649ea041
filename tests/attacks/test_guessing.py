"""Guessed codes are never the right one, and only those count that were answered as the first one was."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from steps.ways.attacks.guessing import judged, wrong_codes
from steps.ways.requests.message import Message

URL = "https://mail.example.edu/verify"
TRY = Message("POST", URL, {})
PAGE = (
    '<form><input name="csrf" value="{token}"></form><script>1</script><p>Wrong code, {left} tries left</p>'
)


@dataclass(frozen=True)
class Answered:
    """An exchange, as far as it is looked at."""

    at: float
    body: str
    status: int = 200
    method: str = "POST"
    url: str = URL
    response_headers: Sequence[tuple[str, str]] = field(default_factory=list)

    @property
    def response_body(self) -> bytes:
        return self.body.encode()


def count(*answers: Answered) -> int:
    return judged(answers, TRY)  # type: ignore[arg-type]


@pytest.mark.parametrize("right", ["482913", "ABC234", "8Z1KQ2WX", "1234"])
def test_wrong_codes_are_wrong_and_different(right: str) -> None:
    codes = wrong_codes(right, 30)
    assert len({*codes, right}) == 31
    assert {len(code) for code in codes} == {len(right)}


def test_tokens_and_figures_make_no_difference() -> None:
    assert count(*(Answered(at, PAGE.format(token=f"token{at:020}", left=9 - at)) for at in range(3))) == 3


def test_what_is_slowed_down_was_not_judged() -> None:
    slowed = PAGE.replace("Wrong code", "Too many tries, wait")
    answers = [PAGE, slowed, slowed, PAGE]
    assert count(*(Answered(at, page) for at, page in enumerate(answers))) == 2
    assert count(Answered(0, PAGE), Answered(1, PAGE, status=429)) == 1


def test_other_requests_do_not_count() -> None:
    assert count(Answered(0, PAGE), Answered(1, PAGE, method="GET"), Answered(2, PAGE, url=f"{URL}/2")) == 1
    assert count() == 0
