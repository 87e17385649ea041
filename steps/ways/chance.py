"""What chance allows of codes that are meant to be random; false alarms are rarer than one in 10^9 runs."""

import math
from collections.abc import Sequence
from itertools import count, pairwise

RARE = 1e-9
DIGITS, LETTERS_AND_DIGITS = 10, 32
"""Characters at a place: digits alone, or letters too (without look-alikes, as most leave them out)."""


def repeats(codes: Sequence[str]) -> int:
    """Count the codes that were there before."""
    return len(codes) - len(set(codes))


def repeats_allowed(codes: Sequence[str]) -> int:
    """Return how many repeats random codes reach by chance, if only just.

    Code n repeats an earlier one with a chance of (n - 1) / kinds at most, whatever came before.
    """
    characters = DIGITS if all(code.isdigit() for code in codes) else LETTERS_AND_DIGITS
    kinds = float(characters) ** min(map(len, codes))
    mean = math.comb(len(codes), 2) / kinds
    return next(number for number in count() if _more_than(number, mean) < RARE)


def places_needed(codes: Sequence[str]) -> int:
    """Return how many characters a code needs: six digits, or four where letters occur (ASVS 5.0, 6.5.4).

    Six codes of four characters, a quarter of them digits, are all digits once in 10^14 times.
    """
    return 6 if all(code.isdigit() for code in codes) else 4


def fixed_places(codes: Sequence[str]) -> list[int]:
    """Return the places, from 1, at which all codes have the same character."""
    places = zip(*codes, strict=False)
    return [place for place, characters in enumerate(places, 1) if len(set(characters)) == 1]


def steady_step(codes: Sequence[str]) -> int | None:
    """Return by how much each code differs from the one before, if it is always as much."""
    numbers = [int(code, 36) for code in codes]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return steps.pop() if len(steps) == 1 else None


def _more_than(number: int, mean: float) -> float:
    """The chance of more than `number` repeats where `mean` are expected (Poisson's law)."""
    return -math.expm1(math.log(sum(mean**k / math.factorial(k) for k in range(number + 1))) - mean)
