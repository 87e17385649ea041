"""Which keys of a profile bear on a clause."""

import msgspec
import pytest

from conformance.profile.answers import OF_CONDITION, OF_TAG
from tests.profile.test_claims import CLAUSES, REFERENCE, REGISTER


def test_every_condition_and_every_tag_has_its_keys() -> None:
    assert {entry.applies_when for entry in REGISTER} - {None} <= set(OF_CONDITION)
    assert set(REFERENCE.features()) == set(OF_TAG)


@pytest.mark.parametrize("clause", CLAUSES)
def test_the_profile_has_an_answer_to_each_key(clause: str) -> None:
    for value in REFERENCE.answers(CLAUSES[clause], set(OF_TAG)).values():
        msgspec.json.decode(value)


def test_a_claim_about_a_time_shows_that_time() -> None:
    answers = REFERENCE.answers(CLAUSES["C.trust-lifetime"], ())
    assert answers["ics.trust.lifetime_days"] == "30"
    assert "C.trust-lifetime" in answers["ics.claims"]


def test_what_depends_on_the_doors_shows_them() -> None:
    assert REFERENCE.answers(CLAUSES["G1.1"], ()) == {"ics.doors": '["portal","direct"]'}
